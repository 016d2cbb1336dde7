import { expect, test } from "vitest";
import { readFigures } from "./read-figures";

test("lines pasted from a spreadsheet or a file are read, whatever separates them, and headings are passed over", () => {
  const text = "Account;Month;Revenue;Cost\nAceros del Norte;2026-10;12.500,00;8200\nVega\t10/2026\t1,200.50\t\n\n";
  expect(readFigures(text, "USD")).toEqual({
    lines: [
      { account: "Aceros del Norte", month: "2026-10", revenueMinor: 1_250_000, costOfGoodsMinor: 820_000 },
      { account: "Vega", month: "2026-10", revenueMinor: 120_050, costOfGoodsMinor: null },
    ],
    wrong: undefined,
  });
});

test("the first line that is no month of an account is named", () => {
  expect(readFigures("Aceros;2026-10;1;1\nAceros;soon;1;1", "USD").wrong).toEqual({ line: 2, text: "Aceros;soon;1;1" });
});
