import { currencyCodes, digitsOf } from "@arraigo/crm/fields";

const usual = ["USD", "EUR", "GBP", "MXN", "COP", "ARS", "CLP", "PEN", "BRL"];

/** Currencies on offer, all that an import takes; the usual ones come first, whichever was used last before them. */
export const currencies: readonly string[] = [...new Set([...usual, ...currencyCodes])];

/** Cents to the unit people say, for currencies with and without cents. */
export function fromMinor(amountMinor: number, currency: string): number {
  return amountMinor / 10 ** digitsOf(currency);
}

export function toMinor(amount: number, currency: string): number {
  return Math.round(amount * 10 ** digitsOf(currency));
}

const remembered = "arraigo.currency";

export function lastCurrency(): string {
  try {
    return localStorage.getItem(remembered) ?? "USD";
  } catch {
    return "USD";
  }
}

export function rememberCurrency(currency: string): void {
  try {
    localStorage.setItem(remembered, currency);
  } catch {
    // Private windows keep nothing; the first of the list is offered again.
  }
}
