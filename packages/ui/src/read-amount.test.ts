import { expect, it } from "vitest";
import { readAmount } from "./read-amount";

it.each([
  ["1,234.50", ".", 1234.5],
  ["1.234,50", ".", 1234.5],
  ["1.234,50", ",", 1234.5],
  ["1 234,5", ",", 1234.5],
  ["$ 1200", ".", 1200],
  ["1200 €", ",", 1200],
  ["1,234", ".", 1234],
  ["1.234", ",", 1234],
  ["1.234", ".", 1.234],
  ["12,5", ".", 12.5],
  ["1,234,567", ",", 1234567],
  ["-3.5", ".", -3.5],
  ["0,75", ",", 0.75],
  [".5", ".", 0.5],
] as const)("“%s” with %s as the decimal mark is %d", (written, mark, amount) => {
  expect(readAmount(written, mark)).toBe(amount);
});

it.each(["", "abc", "1.2.3,4,5", "--5", "1-2"])("“%s” is no amount", (written) => {
  expect(readAmount(written, ".")).toBeUndefined();
});
