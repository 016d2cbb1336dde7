/** As `lineText` of the CRM writes it: "Pump · 3 × 120.00 EUR − 10 % (80.00)". */
const written =
  /^(.*) · (\d+(?:\.\d+)?) × (-?\d+(?:\.\d+)?) ([A-Z]{3})((?: − [\d.]+ %)?)(?: \((-?\d+(?:\.\d+)?)\))?$/su;

interface Format {
  exact: (value: number) => string;
  amount: (value: number, currency: string) => string;
}

/** A line of an offer as history keeps it, with its numbers as the reader writes them. What is written otherwise stays as it is. */
export function lineText(text: string, format: Format): string {
  const [, what, quantity, price, currency, discount, cost] = written.exec(text) ?? [];
  if (what === undefined || currency === undefined) return text;
  const said = `${what} · ${format.exact(Number(quantity))}\u00a0×\u00a0${format.amount(Number(price), currency)}${discount ?? ""}`;
  return cost === undefined ? said : `${said} (${format.amount(Number(cost), currency)})`;
}
