import { describe, expect, it } from "vitest";
import { addDays, daysFrom, earliestOf, isoWeekday, latestOf, localDateAt } from "./local-date";

const dayAt = (instant: string, zone: string) => localDateAt(new Date(instant), zone);

describe("localDateAt", () => {
  it("turns the day at local midnight, not at Greenwich's", () => {
    expect(dayAt("2026-11-20T04:59:59Z", "America/Bogota")).toBe("2026-11-19");
    expect(dayAt("2026-11-20T05:00:00Z", "America/Bogota")).toBe("2026-11-20");
    expect(dayAt("2026-11-19T10:00:00Z", "Pacific/Apia")).toBe("2026-11-19");
    expect(dayAt("2026-11-19T11:00:00Z", "Pacific/Apia")).toBe("2026-11-20");
  });

  it("follows Madrid through the nights its clocks change", () => {
    expect(dayAt("2026-03-28T22:59:59Z", "Europe/Madrid")).toBe("2026-03-28");
    expect(dayAt("2026-03-28T23:00:00Z", "Europe/Madrid")).toBe("2026-03-29");
    expect(dayAt("2026-03-29T22:00:00Z", "Europe/Madrid")).toBe("2026-03-30");
    expect(dayAt("2026-10-24T22:00:00Z", "Europe/Madrid")).toBe("2026-10-25");
    expect(dayAt("2026-10-25T22:59:59Z", "Europe/Madrid")).toBe("2026-10-25");
    expect(dayAt("2026-10-25T23:00:00Z", "Europe/Madrid")).toBe("2026-10-26");
  });

  it("skips the Friday that Samoa left out when it crossed the date line", () => {
    expect(dayAt("2011-12-30T09:59:59Z", "Pacific/Apia")).toBe("2011-12-29");
    expect(dayAt("2011-12-30T10:00:00Z", "Pacific/Apia")).toBe("2011-12-31");
  });

  it("refuses an unknown zone and an instant that is none", () => {
    expect(() => dayAt("2026-11-19T10:00:00Z", "Mars/Olympus")).toThrow(RangeError);
    expect(() => dayAt("soon", "Europe/Madrid")).toThrow(RangeError);
  });
});

describe("calendar days", () => {
  it("are added and counted across months, leap days and clock changes", () => {
    expect(addDays("2028-02-28", 1)).toBe("2028-02-29");
    expect(addDays("2026-03-01", -1)).toBe("2026-02-28");
    expect(daysFrom("2026-03-28", "2026-03-30")).toBe(2);
    expect(daysFrom("2027-01-01", "2026-12-31")).toBe(-1);
  });

  it("count their weekday from Monday 1 to Sunday 7, before 1970 too", () => {
    expect(["2026-11-16", "2026-11-19", "2026-11-22", "1969-12-28"].map(isoWeekday)).toEqual([1, 4, 7, 7]);
  });

  it("refuse text that is no date", () => {
    for (const wrong of ["2026-13-01", "2026-1-1", "", "2026-11-19T00:00:00Z"])
      expect(() => addDays(wrong, 1)).toThrow(RangeError);
  });

  it("are compared past the ones that are not known", () => {
    expect(latestOf("2026-01-01", null, "2026-03-01", undefined)).toBe("2026-03-01");
    expect(earliestOf(null, "2026-03-01", "2026-02-01")).toBe("2026-02-01");
    expect(earliestOf(null, undefined)).toBeNull();
  });
});
