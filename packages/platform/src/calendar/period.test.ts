import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, daysFrom } from "./local-date";
import {
  type Cadence,
  fullPeriodsBetween,
  isOver,
  isoWeekOf,
  nextPeriod,
  periodLabel,
  periodOf,
  periodOn,
  periodsBetween,
  previousPeriod,
} from "./period";

const week = (start: string, end: string) => ({ cadence: "week", start, end });
const anyDate = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays("1990-01-01", days));
const anyCadence = fc.constantFrom<Cadence>("day", "week", "month");

describe("periodOf", () => {
  it("keeps Sunday evening in Bogotá in the week that ends, though Greenwich has Monday", () => {
    const sundayEvening = new Date("2026-11-23T03:00:00Z");
    expect(periodOf(sundayEvening, "America/Bogota", "week")).toEqual(week("2026-11-16", "2026-11-22"));
    expect(periodOf(sundayEvening, "Europe/Madrid", "week")).toEqual(week("2026-11-23", "2026-11-29"));
  });

  it("takes the weeks of Madrid's clock changes from midnight to midnight", () => {
    const spring = week("2026-03-23", "2026-03-29");
    expect(periodOf(new Date("2026-03-22T23:00:00Z"), "Europe/Madrid", "week")).toEqual(spring);
    expect(periodOf(new Date("2026-03-29T21:59:59Z"), "Europe/Madrid", "week")).toEqual(spring);
    expect(periodOf(new Date("2026-03-29T22:00:00Z"), "Europe/Madrid", "week")).toEqual(
      nextPeriod(periodOn("2026-03-29", "week")),
    );
    const autumn = week("2026-10-19", "2026-10-25");
    expect(periodOf(new Date("2026-10-18T22:00:00Z"), "Europe/Madrid", "week")).toEqual(autumn);
    expect(periodOf(new Date("2026-10-25T22:59:59Z"), "Europe/Madrid", "week")).toEqual(autumn);
  });

  it("gives months and days in Apia, a day ahead of Bogotá", () => {
    const instant = new Date("2026-11-30T12:00:00Z");
    expect(periodOf(instant, "Pacific/Apia", "month")).toEqual({
      cadence: "month",
      start: "2026-12-01",
      end: "2026-12-31",
    });
    expect(periodOf(instant, "Pacific/Apia", "day")).toEqual({
      cadence: "day",
      start: "2026-12-01",
      end: "2026-12-01",
    });
    expect(periodOf(instant, "America/Bogota", "month")).toEqual({
      cadence: "month",
      start: "2026-11-01",
      end: "2026-11-30",
    });
  });
});

describe("periods", () => {
  it("call the week from 2026-12-28 to 2027-01-03 week 53 of 2026", () => {
    const last = periodOn("2027-01-03", "week");
    expect(last).toEqual(week("2026-12-28", "2027-01-03"));
    expect(periodLabel(last)).toBe("2026-W53");
    expect(periodLabel(nextPeriod(last))).toBe("2027-W01");
    expect(periodLabel(previousPeriod(last))).toBe("2026-W52");
  });

  it("number weeks as ISO 8601 does at other turns of the year", () => {
    expect(isoWeekOf("2024-12-30")).toEqual({ year: 2025, week: 1 });
    expect(isoWeekOf("2021-01-03")).toEqual({ year: 2020, week: 53 });
    expect(isoWeekOf("2023-01-01")).toEqual({ year: 2022, week: 52 });
    expect(isoWeekOf("2026-11-19")).toEqual({ year: 2026, week: 47 });
  });

  it("have a label for each cadence", () => {
    const labels = (["day", "week", "month"] as const).map((cadence) => periodLabel(periodOn("2026-11-19", cadence)));
    expect(labels).toEqual(["2026-11-19", "2026-W47", "2026-11"]);
  });

  it("end February where the year says", () => {
    expect(periodOn("2028-02-10", "month").end).toBe("2028-02-29");
    expect(periodOn("2027-02-10", "month").end).toBe("2027-02-28");
  });

  it("are listed with the outer ones sticking out, or only those that lie wholly inside", () => {
    const starts = (periods: { start: string }[]) => periods.map(({ start }) => start);
    expect(starts(periodsBetween("2026-11-18", "2026-12-01", "week"))).toEqual([
      "2026-11-16",
      "2026-11-23",
      "2026-11-30",
    ]);
    expect(starts(fullPeriodsBetween("2026-11-18", "2026-12-01", "week"))).toEqual(["2026-11-23"]);
    expect(starts(fullPeriodsBetween("2026-11-16", "2026-11-22", "week"))).toEqual(["2026-11-16"]);
    expect(periodsBetween("2026-11-18", "2026-11-17", "week")).toEqual([]);
  });

  it("are over on the day after their last, not before", () => {
    const november = periodOn("2026-11-19", "month");
    expect(isOver(november, "2026-11-30")).toBe(false);
    expect(isOver(november, "2026-12-01")).toBe(true);
  });

  it("follow one another without gap or overlap, and hold the day they were asked for", () => {
    fc.assert(
      fc.property(anyDate, anyCadence, (date, cadence) => {
        const period = periodOn(date, cadence);
        expect(period.start <= date && date <= period.end).toBe(true);
        expect(nextPeriod(period).start).toBe(addDays(period.end, 1));
        expect(previousPeriod(nextPeriod(period))).toEqual(period);
        expect(periodOn(period.end, cadence)).toEqual(period);
        if (cadence === "week") expect(daysFrom(period.start, period.end)).toBe(6);
        expect(periodLabel(period) < periodLabel(nextPeriod(period))).toBe(true);
      }),
    );
  });
});
