import { expect, it } from "vitest";
import { comparedValue, filterOf, rowsOf } from "./property-filter";

it("numbers and yes or no are compared as such, everything else as text", () => {
  expect([comparedValue("true"), comparedValue(" 3 "), comparedValue("call"), comparedValue('"3"')]).toEqual([
    true,
    3,
    "call",
    "3",
  ]);
});

it("a filter that is opened and saved again is the same filter", () => {
  const filter = { kind: "call", minutes: 3, done: false, code: "007", flag: "true" };
  expect(filterOf(rowsOf(filter))).toEqual(filter);
});

it("conditions left empty are no filter", () => {
  expect(filterOf([{ key: "", value: "" }])).toBeNull();
});
