import { digitsOf } from "../records/currency-digits";
import type { PricedLine } from "./line-totals";

/** A line as history keeps it: "Pump · 3 × 120.00 EUR − 10 % (cost 80.00)". Outlives the product and the price list. */
export function lineText(line: PricedLine & { description: string }, currency: string): string {
  const digits = digitsOf(currency);
  const money = (minor: number) => (minor / 10 ** digits).toFixed(digits);
  const discount = line.discountPercent > 0 ? ` − ${line.discountPercent} %` : "";
  const cost = line.unitCostMinor === null ? "" : ` (${money(line.unitCostMinor)})`;
  return `${line.description} · ${line.quantity} × ${money(line.unitPriceMinor)} ${currency}${discount}${cost}`;
}
