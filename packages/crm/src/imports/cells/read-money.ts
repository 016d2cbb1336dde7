import type { DecimalMark } from "../../imports-contract";
import { digitsOf, isCurrency } from "../../records/currency-digits";
import { readNumber } from "./read-number";

/** What a sign says of an amount: a code is one currency, "$" may be any of a dozen countries'. */
export interface Sign {
  usual: string;
  may: readonly string[];
}

/** Signs that people of several countries write bare. */
const shared: Readonly<Record<string, Sign>> = {
  $: {
    usual: "USD",
    may: ["USD", "MXN", "ARS", "CLP", "COP", "UYU", "CAD", "AUD", "NZD", "HKD", "SGD", "DOP"],
  },
  JPY: { usual: "JPY", may: ["JPY", "CNY"] },
  GBP: { usual: "GBP", may: ["GBP", "EGP", "GIP", "FKP", "SHP"] },
  SEK: { usual: "SEK", may: ["SEK", "NOK", "DKK", "ISK"] },
};

/** The sign of one currency alone. */
export const exactly = (code: string): Sign => ({ usual: code, may: [code] });

/** The currency a sign stands for: the first of these it may be, else the one most people mean by it. */
export const meantBy = ({ usual, may }: Sign, ...likely: (string | undefined)[]): string =>
  likely.find((code) => code !== undefined && may.includes(code)) ?? usual;

export interface WrittenAmount {
  /** In whole units: 1.5 is one and a half of whatever currency it is in. */
  value: number;
  /** What the cell itself says about its currency. */
  sign: Sign | undefined;
}

const signIn = (text: string, found: string): Sign =>
  (/[A-Z]{3}/.test(text) ? undefined : shared[found]) ?? exactly(found);

/** Reads an amount as it is written, with the sign it carries. Undefined for what is none. */
export function readMoney(text: string, mark: DecimalMark): WrittenAmount | undefined {
  const number = readNumber(text, mark);
  if (!number || number.percent) return undefined;
  return { value: number.value, sign: number.currency === undefined ? undefined : signIn(text, number.currency) };
}

/** Reads what stands in a column of currencies: a code or a sign, "$" being the `usual` currency where that may be. */
export function readCurrency(text: string, usual: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (/^[A-Z]{3}$/.test(code)) return isCurrency(code) ? code : undefined;
  const found = readNumber(`${text.trim()} 1`, ".")?.currency;
  return found === undefined ? undefined : meantBy(signIn(text, found), usual);
}

/** An amount in the smallest unit of its currency. Undefined beyond what can be counted exactly. */
export function minorOf(value: number, currency: string): number | undefined {
  const factor = 10 ** digitsOf(currency);
  // Seventeen digits are more than a double holds; fifteen are what it keeps.
  const amountMinor = Math.round(Number((value * factor).toPrecision(15)));
  return Number.isSafeInteger(amountMinor) ? amountMinor : undefined;
}
