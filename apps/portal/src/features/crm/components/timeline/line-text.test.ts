import { expect, it } from "vitest";
import { lineText } from "./line-text";

const format = {
  exact: (value: number) => new Intl.NumberFormat("es").format(value),
  amount: (value: number, currency: string) =>
    new Intl.NumberFormat("es", { style: "currency", currency }).format(value),
};
const plain = (text: string) => text.replaceAll("\u00a0", " ");

it("a line in the history has its numbers as its reader writes them", () => {
  expect(plain(lineText("Pump P-200 · 1.5 × 12000.00 EUR − 10 % (80.50)", format))).toBe(
    "Pump P-200 · 1,5 × 12.000,00 € − 10 % (80,50 €)",
  );
  expect(plain(lineText("A · 2 × 3 · 4 × 10.00 USD", format))).toMatch(/^A · 2 × 3 · 4 × 10\b/u);
});

it("what is written otherwise, or was forgotten, stays as it is", () => {
  expect(lineText("", format)).toBe("");
  expect(lineText("Pump · three", format)).toBe("Pump · three");
});
