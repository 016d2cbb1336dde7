import { expect, it } from "vitest";
import { fold } from "../../records/fold";
import type { ImportRow } from "../rows/import-row";
import { nameKeyOf } from "./identity";

const keyOf = (familyName: string, givenName: string, company = "") =>
  nameKeyOf("contact", { values: { familyName, givenName, company } } as unknown as ImportRow);

it("a person's name key is their family and given name folded as one text, else the company's", () => {
  for (const [family, given] of [
    ["García  López", "Ana-María"],
    ["O'Neill", ""],
    ["", "Zoë"],
    ["--", "Luis."],
    ["ÅSTRÖM ", " Ünal"],
  ] as const)
    expect(keyOf(family, given)).toBe(fold(`${family} ${given}`));
  expect(keyOf("", "--", "Aceros S.A.")).toBe("aceros s a");
});
