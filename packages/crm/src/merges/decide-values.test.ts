import { describe, expect, it } from "vitest";
import { fieldsOf } from "../fields/record-fields";
import { decideValues } from "./decide-values";

const decide = (one: object, other: object, choices = {}) =>
  Object.fromEntries(
    decideValues(
      fieldsOf("contact"),
      [
        { id: "one", values: one as Record<string, unknown> },
        { id: "other", values: other as Record<string, unknown> },
      ],
      choices,
    )
      .filter((each) => each.result !== null)
      .map((each) => [each.field, each.result]),
  );

describe("what a merged record holds", () => {
  it("is the winner's value, and another record's where the winner has none", () => {
    expect(decide({ givenName: "Ana", title: "" }, { givenName: "Anna", title: "CEO" })).toEqual({
      givenName: "Ana",
      title: "CEO",
    });
  });

  it("is what somebody chose, where a record has it", () => {
    expect(decide({ givenName: "Ana" }, { givenName: "Anna" }, { givenName: "other" })).toEqual({ givenName: "Anna" });
    expect(decide({ givenName: "Ana" }, { givenName: "Anna" }, { givenName: "nobody" })).toEqual({ givenName: "Ana" });
  });

  it("unites tags whatever their capitals, and joins notes that differ", () => {
    const merged = decide({ tags: ["VIP"], notes: "Likes tea" }, { tags: ["vip", "Norte"], notes: "Calls on Mondays" });
    expect(merged).toEqual({ tags: ["VIP", "Norte"], notes: "Likes tea\n\nCalls on Mondays" });
    expect(decide({ notes: "Likes tea" }, { notes: "Likes tea" })).toEqual({ notes: "Likes tea" });
  });

  it("never makes one address out of two", () => {
    const mine = { street: "Calle Mayor 5", city: "Madrid" };
    const elsewhere = { street: "High Street 1", city: "Leeds", postcode: "LS1" };
    expect(decide(mine, elsewhere)).toEqual(mine);
    const alike = { street: "CALLE MAYOR 5", postcode: "28013" };
    expect(decide(mine, alike)).toEqual({ ...mine, postcode: "28013" });
    expect(decide({}, elsewhere)).toEqual(elsewhere);
  });

  it("keeps a next step and its date together", () => {
    const later = { nextStep: "Call", nextStepOn: "2026-12-01" };
    expect(decide({ nextStep: "Write" }, later)).toEqual({ nextStep: "Write" });
    expect(decide({}, later)).toEqual(later);
  });
});
