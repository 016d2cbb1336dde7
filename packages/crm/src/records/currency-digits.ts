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
