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

/**
 * Every currency that circulates, by its ISO 4217 code: what records may be kept in. Written down like their digits, because browsers
 * and versions of Node know different ones, and some that nobody pays with (XXX, XTS, gold).
 */
export const currencyCodes: readonly string[] = (
  "AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK " +
  "DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR " +
  "KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB " +
  "PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD " +
  "TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XOF XPF YER ZAR ZMW"
).split(" ");

const known = new Set(currencyCodes);

/** Whether a code is one of a currency that circulates. */
export const isCurrency = (code: string): boolean => known.has(code);
