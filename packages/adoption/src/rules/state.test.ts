import type { Cadence } from "@arraigo/platform/calendar";
import { addDays } from "@arraigo/platform/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BehaviourHistory, type PeriodOutcome, stateOf } from "./state";

/** The last day of period 1, 2, 3… of the examples. */
const endOf = (number: number) => addDays("2026-01-04", 7 * (number - 1));

/** Oldest first, as the adoption model prints them: 1 met, 0 not, - no expectation. */
const periods = (printed: string): PeriodOutcome[] =>
  printed
    .split(" ")
    .filter((mark) => mark !== "")
    .map((mark, index) => ({ expected: mark !== "-", met: mark === "1", end: endOf(index + 1) }));

const state = (printed: string, changes: Partial<BehaviourHistory> = {}) =>
  stateOf({ cadence: "week", live: true, everEvent: true, periods: periods(printed), ...changes });

describe("stateOf, by the worked examples of the adoption model", () => {
  it("not started: no period yet, no event", () => {
    expect(state("", { everEvent: false })).toMatchObject({ state: "not_started", since: null });
  });

  it("trying: no period yet, one event today", () => {
    expect(state("")).toMatchObject({ state: "trying", since: null });
  });

  it("trying: 0 0 with some events", () => {
    expect(state("0 0")).toMatchObject({ state: "trying", since: null });
  });

  it.each(["1", "1 1", "1 0 1 0"])("developing: %s, never 3 in a window", (printed) => {
    expect(state(printed)).toMatchObject({ state: "developing", since: endOf(1), spells: [] });
  });

  it.each([
    ["1 1 1", 3],
    ["1 0 1 1", 4],
    ["1 - - 1 1", 5],
    ["1 1 1 0 0", 3],
  ])("adopted: %s, since the end of week %i", (printed, week) => {
    expect(state(printed)).toMatchObject({
      state: "adopted",
      since: endOf(week),
      spells: [{ adoptedOn: endOf(week), lapsedOn: null }],
    });
  });

  it.each(["1 1 1 0 0 0", "1 1 1 0 0 0 1 1"])("lapsed: %s, since the end of week 6", (printed) => {
    expect(state(printed)).toMatchObject({
      state: "lapsed",
      since: endOf(6),
      spells: [{ adoptedOn: endOf(3), lapsedOn: endOf(6) }],
    });
  });

  it("adopted again: 1 1 1 0 0 0 1 1 1, since the end of week 9", () => {
    expect(state("1 1 1 0 0 0 1 1 1")).toMatchObject({
      state: "adopted",
      since: endOf(9),
      spells: [
        { adoptedOn: endOf(3), lapsedOn: endOf(6) },
        { adoptedOn: endOf(9), lapsedOn: null },
      ],
    });
  });
});

describe("stateOf", () => {
  it("is waiting before the wave goes live, whatever was done", () => {
    expect(state("1 1 1", { live: false })).toEqual({ state: "waiting", since: null, firstMetOn: null, spells: [] });
  });

  it("takes a running period that reached the target as trying, and counts it for nothing else", () => {
    expect(state("", { everEvent: false, runningMet: true }).state).toBe("trying");
    expect(state("1 1", { runningMet: true }).state).toBe("developing");
    expect(state("1 1 1 0 0 0 1 1", { runningMet: true }).state).toBe("lapsed");
  });

  it("neither holds absences against a habit nor counts what was done in them", () => {
    expect(state("1 1 1 - - - - -").state).toBe("adopted");
    expect(state("1 1 1 0 - 0 - 0").since).toBe(endOf(8));
    const onHoliday = periods("1 1").map((period) => ({ ...period, expected: false }));
    expect(state("", { periods: onHoliday }).state).toBe("trying");
  });

  it("says on which day the target was first met", () => {
    expect(state("- 0 1 1 1").firstMetOn).toBe(endOf(3));
    expect(state("0 0").firstMetOn).toBeNull();
  });

  const after = (cadence: Cadence, met: number, missed: number) =>
    state(`${"1 ".repeat(met)}${"0 ".repeat(missed)}`.trim(), { cadence });

  it("adopts a daily behaviour at 15 of 20 days and lets go of it at 5", () => {
    expect(after("day", 14, 0).state).toBe("developing");
    expect(after("day", 15, 0)).toMatchObject({ state: "adopted", since: endOf(15) });
    expect(after("day", 15, 14).state).toBe("adopted");
    expect(after("day", 15, 15)).toMatchObject({ state: "lapsed", since: endOf(30) });
  });

  it("adopts a monthly behaviour at 2 of 3 months and lets go of it at none", () => {
    expect(after("month", 1, 0).state).toBe("developing");
    expect(after("month", 2, 0)).toMatchObject({ state: "adopted", since: endOf(2) });
    expect(state("1 0 1", { cadence: "month" })).toMatchObject({ state: "adopted", since: endOf(3) });
    expect(after("month", 2, 2).state).toBe("adopted");
    expect(after("month", 2, 3)).toMatchObject({ state: "lapsed", since: endOf(5) });
  });

  it("agrees with looking at every window anew", () => {
    const marks = fc.array(fc.constantFrom("1", "0", "-"), { maxLength: 40 });
    fc.assert(
      fc.property(marks, (printed) => {
        const asked = periods(printed.join(" ")).filter(({ expected }) => expected);
        let adopted = false;
        for (const [index] of asked.entries()) {
          const met = asked.slice(Math.max(0, index - 3), index + 1).filter((period) => period.met).length;
          adopted = adopted ? met > 1 : met >= 3;
        }
        expect(state(printed.join(" ")).state === "adopted").toBe(adopted);
      }),
    );
  });

  it("is not changed by absences put in anywhere", () => {
    const marks = fc.array(fc.constantFrom("1", "0"), { maxLength: 20 });
    fc.assert(
      fc.property(marks, fc.array(fc.nat(20)), (printed, places) => {
        const withAbsences: string[] = [...printed];
        for (const place of places) withAbsences.splice(Math.min(place, withAbsences.length), 0, "-");
        expect(state(withAbsences.join(" ")).state).toBe(state(printed.join(" ")).state);
      }),
    );
  });
});
