import { expect, it } from "vitest";
import { readPolicy } from "./policy";

it("reads two whole numbers of days within their bounds", () => {
  expect(readPolicy("30", " 90 ")).toEqual({ policy: { rawDays: 30, personDays: 90 }, faults: {} });
  expect(readPolicy("396", "1096").policy).toEqual({ rawDays: 396, personDays: 1_096 });
});

it("names the field that is empty, no whole number or out of bounds", () => {
  expect(readPolicy("", "396").faults).toEqual({ rawDays: "outOfBounds" });
  expect(readPolicy("29", "1097").faults).toEqual({ rawDays: "outOfBounds", personDays: "outOfBounds" });
  expect(readPolicy("90.5", "many").faults).toEqual({ rawDays: "outOfBounds", personDays: "outOfBounds" });
});

it("refuses to keep single events longer than what is counted of them", () => {
  expect(readPolicy("120", "90")).toEqual({ policy: null, faults: { rawDays: "rawOutlives" } });
});
