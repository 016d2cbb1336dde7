import { describe, expect, it } from "vitest";
import { compareDates, dateKey } from "./birth-dates";

describe("birth dates compared", () => {
  it("are the same, swapped, one slip apart, or different", () => {
    expect(compareDates("1980-03-04", "1980-03-04")).toBe("same");
    expect(compareDates("1980-03-04", "1980-04-03")).toBe("swapped");
    expect(compareDates("1980-03-14", "1980-03-15")).toBe("close");
    expect(compareDates("1980-03-14", "1980-03-41")).toBe("close");
    expect(compareDates("1980-03-14", "1981-07-14")).toBe("different");
  });

  it("say nothing where one is missing or no date", () => {
    expect(compareDates(null, "1980-03-04")).toBe("unknown");
    expect(compareDates("1980", "1980-03-04")).toBe("unknown");
  });

  it("group a date with its swapped reading", () => {
    expect(dateKey("1980-03-04")).toBe(dateKey("1980-04-03"));
    expect(dateKey("1980-03-14")).not.toBe(dateKey("1980-03-15"));
    expect(dateKey(null)).toBe("");
  });
});
