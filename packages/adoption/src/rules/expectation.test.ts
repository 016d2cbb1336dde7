import { periodOn } from "@arraigo/platform/calendar";
import { describe, expect, it } from "vitest";
import { type ExpectationFacts, isExpected } from "./expectation";

// Monday 2026-11-16 to Sunday 2026-11-22.
const facts: ExpectationFacts = {
  period: periodOn("2026-11-16", "week"),
  goLive: "2026-11-02",
  employedFrom: "2020-01-01",
  employedUntil: null,
  absences: [],
};
const expectedWith = (changes: Partial<ExpectationFacts>) => isExpected({ ...facts, ...changes });
const absent = (from: string, until: string | null) => ({ absences: [{ from, until }] });

describe("isExpected", () => {
  it("asks in a full week after go-live", () => {
    expect(expectedWith({})).toBe(true);
    expect(expectedWith({ goLive: "2026-11-16" })).toBe(true);
  });

  it("does not ask in the week of a go-live after Monday, before it, or without a date", () => {
    expect(expectedWith({ goLive: "2026-11-17" })).toBe(false);
    expect(expectedWith({ goLive: "2027-01-04" })).toBe(false);
    expect(expectedWith({ goLive: null })).toBe(false);
  });

  it("asks only in weeks the person is employed throughout", () => {
    expect(expectedWith({ employedFrom: "2026-11-16", employedUntil: "2026-11-22" })).toBe(true);
    expect(expectedWith({ employedFrom: "2026-11-17" })).toBe(false);
    expect(expectedWith({ employedUntil: "2026-11-21" })).toBe(false);
  });

  it("asks only in weeks the job role has the behaviour throughout", () => {
    expect(expectedWith({ assignedFrom: "2026-11-16", assignedUntil: null })).toBe(true);
    expect(expectedWith({ assignedFrom: "2026-11-18" })).toBe(false);
    expect(expectedWith({ assignedUntil: "2026-11-20" })).toBe(false);
  });

  it("still asks somebody absent two of five working days, and no longer at three", () => {
    expect(expectedWith(absent("2026-11-19", "2026-11-22"))).toBe(true);
    expect(expectedWith(absent("2026-11-18", "2026-11-22"))).toBe(false);
    expect(expectedWith(absent("2026-11-18", null))).toBe(false);
  });

  it("still asks somebody absent exactly half of the working days", () => {
    expect(expectedWith({ ...absent("2026-11-18", "2026-11-22"), workingDays: [1, 2, 3, 4] })).toBe(true);
  });

  it("counts only working days: a weekend away is no absence", () => {
    expect(expectedWith(absent("2026-11-21", "2026-11-22"))).toBe(true);
  });

  it("counts a day in two absences once, and days in several together", () => {
    const twice = { from: "2026-11-16", until: "2026-11-17" };
    expect(expectedWith({ absences: [twice, twice] })).toBe(true);
    expect(expectedWith({ absences: [twice, { from: "2026-11-20", until: "2026-11-20" }] })).toBe(false);
  });

  it("asks every working day for a daily behaviour, never at weekends or on a day of absence", () => {
    const onDay = (date: string, changes: Partial<ExpectationFacts> = {}) =>
      expectedWith({ period: periodOn(date, "day"), ...changes });
    expect(onDay("2026-11-20")).toBe(true);
    expect(onDay("2026-11-21")).toBe(false);
    expect(onDay("2026-11-21", { workingDays: [6, 7] })).toBe(true);
    expect(onDay("2026-11-20", absent("2026-11-20", "2026-11-20"))).toBe(false);
  });

  it("asks in a month up to half of whose working days are absent", () => {
    const inNovember = (until: string) =>
      expectedWith({ period: periodOn("2026-11-02", "month"), goLive: "2026-11-01", ...absent("2026-11-01", until) });
    // November 2026 has 21 working days; the tenth is Friday 13, the eleventh Monday 16.
    expect(inNovember("2026-11-13")).toBe(true);
    expect(inNovember("2026-11-16")).toBe(false);
  });
});
