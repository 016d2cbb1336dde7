import { expect, test } from "vitest";
import { checksOf, findingsOf, measureParts, type RecordFacts, scoreOf, wantsIn } from "./definition";

const whole: Record<string, unknown> = {
  givenName: "Marta",
  familyName: "Quiroz",
  email: "marta@example.com",
  phone: "+34 600 100 200",
  accountId: "a",
  title: "Buyer",
};
const contact = (values: Record<string, unknown>, facts: Partial<RecordFacts> = {}): RecordFacts => ({
  wants: wantsIn("contact", null, []),
  checks: checksOf("contact", []),
  valueOf: (key) => values[key],
  untouchedDays: 0,
  duplicateScore: 0,
  owner: "here",
  ...facts,
});
const score = (values: Record<string, unknown>, facts?: Partial<RecordFacts>) =>
  Math.round(scoreOf(measureParts(contact(values, facts))) * 10) / 10;

test("the worked examples come out as they are written", () => {
  expect(score(whole)).toBe(100);
  expect(score({ ...whole, phone: null })).toBe(92.7);
  expect(score({ ...whole, phone: null, email: "marta@" })).toBe(72.7);
  expect(score(whole, { untouchedDays: 200 })).toBe(92);
  expect(score(whole, { duplicateScore: 0.8 })).toBe(88);
  expect(score(whole, { owner: "left" })).toBe(95);
});

test("what the findings would bring and the score add up to a hundred", () => {
  const facts = contact(
    { email: "marta@", familyName: "Quiroz", phone: "12" },
    { untouchedDays: 300, duplicateScore: 0.7, owner: "none" },
  );
  const lost = findingsOf(facts).reduce((sum, { points }) => sum + points, 0);
  expect(scoreOf(measureParts(facts)) + lost).toBeCloseTo(100, 9);
});

test("what a stage asks for weighs three, and a field the organisation requires weighs two", () => {
  const own = [{ key: "custom.k1", field: { kind: "line" as const }, required: true }];
  const wanted = wantsIn("opportunity", { open: true, requires: ["closesOn", "reason", "custom.gone"] }, own);
  const weight = (field: string) => wanted.find(({ fields }) => fields[0] === field)?.weight;
  expect([weight("closesOn"), weight("reason"), weight("custom.k1"), weight("custom.gone")]).toEqual([
    3,
    3,
    2,
    undefined,
  ]);
});

test("a closed deal is not asked for a next step", () => {
  const fields = wantsIn("opportunity", { open: false, requires: ["reason"] }, []).flatMap((each) => each.fields);
  expect(fields).toEqual(["accountId", "contactId", "amountMinor", "reason"]);
});

test("an amount of zero is an answer, a blank is none", () => {
  const facts = contact({ ...whole, title: " \t", phone: 0 });
  expect(findingsOf(facts).flatMap((each) => ("fields" in each ? each.fields : []))).toContain("title");
});

test.each([
  ["email", "a@b.co", true],
  ["email", "a b@c.de", false],
  ["email", "a@b", false],
  ["phone", "+1 (512) 555-0100 x12", true],
  ["phone", "call me", false],
  ["phone", "12345", false],
])("%s “%s” parses: %s", (key, value, parses) => {
  const findings = findingsOf(contact({ ...whole, [key]: value }));
  expect(findings.some((each) => each.part === "validity")).toBe(!parses);
});
