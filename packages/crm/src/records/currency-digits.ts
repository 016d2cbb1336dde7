/**
 * Currencies whose smallest unit is not a hundredth. Written down, and not asked of the runtime: browsers and versions of Node disagree
 * (Colombian pesos have no cents here and two digits there), and an amount once stored must never be read as another one.
 */
export const undividedCurrencies =
  "AFN ALL BIF CLP COP DJF GNF HUF IDR IQD IRR ISK JPY KMF KPW KRW LAK LBP MGA MMK PKR PYG RWF SLL SOS SYP UGX VND VUV XAF XOF XPF YER";
export const currenciesInThousands = "BHD JOD KWD LYD OMR TND";

const digits = new Map([
  ...undividedCurrencies.split(" ").map((code) => [code, 0] as const),
  ...currenciesInThousands.split(" ").map((code) => [code, 3] as const),
]);

/** Digits after a currency's mark: 2 for euros, 0 for yen, 3 for Kuwaiti dinars; 2 for codes we do not know. */
export const digitsOf = (currency: string): number => digits.get(currency) ?? 2;
