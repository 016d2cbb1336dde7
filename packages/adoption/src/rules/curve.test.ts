import { addDays } from "@arraigo/platform/calendar";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { adoptionCurve } from "./curve";
import type { PersonInScope } from "./scope";

const weekEnds = Array.from({ length: 8 }, (_, week) => addDays("2026-01-11", 7 * week));

describe("adoptionCurve", () => {
  it("counts adopters and people in scope at the end of each week", () => {
    const people: PersonInScope[] = [
      // Adopts at the end of the third week and stays.
      { scopeFrom: "2026-01-05", scopeUntil: null, spells: [{ adoptedOn: "2026-01-25", lapsedOn: null }] },
      // Adopts with the first, lapses three weeks later.
      { scopeFrom: "2026-01-05", scopeUntil: null, spells: [{ adoptedOn: "2026-01-25", lapsedOn: "2026-02-15" }] },
      // A later wave, not there yet.
      { scopeFrom: "2026-01-26", scopeUntil: null, spells: [] },
      // Adopts, and leaves the company on a Sunday.
      { scopeFrom: "2026-01-05", scopeUntil: "2026-02-01", spells: [{ adoptedOn: "2026-01-25", lapsedOn: null }] },
    ];
    const rows = adoptionCurve(people, weekEnds).map(({ date, adopted, inScope }) => [date, adopted, inScope]);
    expect(rows).toEqual([
      ["2026-01-11", 0, 3],
      ["2026-01-18", 0, 3],
      ["2026-01-25", 3, 3],
      ["2026-02-01", 3, 4],
      ["2026-02-08", 2, 3],
      ["2026-02-15", 1, 3],
      ["2026-02-22", 1, 3],
      ["2026-03-01", 1, 3],
    ]);
  });

  it("gives rows of zero for nobody, in the order and number asked for", () => {
    const dates = ["2026-02-01", "2026-01-11", "2026-02-01"];
    expect(adoptionCurve([], dates)).toEqual(dates.map((date) => ({ date, adopted: 0, inScope: 0 })));
  });

  it("agrees with asking every person on every day, and never has more adopters than people", () => {
    const day = fc.integer({ min: 0, max: 70 });
    const person = fc.tuple(day, fc.option(day), fc.uniqueArray(day, { maxLength: 6 })).map(([from, length, turns]) => {
      const days = turns.toSorted((one, other) => one - other).map((at) => addDays("2026-01-01", at));
      const spells = days.flatMap((adoptedOn, at) =>
        at % 2 === 0 ? [{ adoptedOn, lapsedOn: days[at + 1] ?? null }] : [],
      );
      const scopeFrom = addDays("2026-01-01", from);
      return { scopeFrom, scopeUntil: length === null ? null : addDays(scopeFrom, length), spells };
    });
    fc.assert(
      fc.property(fc.array(person), (people) => {
        for (const { date, adopted, inScope } of adoptionCurve(people, weekEnds)) {
          const present = people.filter((one) => one.scopeFrom <= date && (!one.scopeUntil || date <= one.scopeUntil));
          const there = present.filter(({ spells }) =>
            spells.some(({ adoptedOn, lapsedOn }) => adoptedOn <= date && (!lapsedOn || date < lapsedOn)),
          );
          expect([adopted, inScope]).toEqual([there.length, present.length]);
          expect(adopted).toBeLessThanOrEqual(inScope);
        }
      }),
    );
  });
});
