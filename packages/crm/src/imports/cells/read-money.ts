import type { DecimalMark } from "../../imports-contract";
import { readNumber } from "./read-number";

const fractionDigits = new Map<string, number>();

/** Digits after a currency's mark: 2 for euros, 0 for yen. By ISO 4217 as the runtime knows it; 2 for unknown codes. */
export function digitsOf(currency: string): number {
  let digits = fractionDigits.get(currency);
  if (digits === undefined) {
    try {
      digits =
        new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2;
    } catch {
      digits = 2;
    }
    fractionDigits.set(currency, digits);
  }
  return digits;
}

/** Currencies whose people write a bare dollar sign. */
const dollars = new Set(["USD", "MXN", "ARS", "CLP", "COP", "UYU", "CAD", "AUD", "NZD", "HKD", "SGD", "DOP"]);

export interface Money {
  amountMinor: number;
  currency: string;
}

/**
 * Reads an amount in the smallest unit of its currency: the cell's own sign or code, else `usual`. A bare dollar sign is the usual
 * currency where that is a dollar or a peso. Undefined for what is no amount or beyond what can be counted exactly.
 */
export function readMoney(text: string, mark: DecimalMark, usual: string): Money | undefined {
  const number = readNumber(text, mark);
  if (!number || number.percent) return undefined;
  const own = number.currency;
  const currency = own === undefined ? usual : own === "$" ? (dollars.has(usual) ? usual : "USD") : own;
  const factor = 10 ** digitsOf(currency);
  // Seventeen digits are more than a double holds; fifteen are what it keeps.
  const amountMinor = Math.round(Number((number.value * factor).toPrecision(15)));
  return Number.isSafeInteger(amountMinor) ? { amountMinor, currency } : undefined;
}
