import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Band, inBands, inBars, peopleIn } from "./bars";

const bands: Band[] = [
  [0, 0],
  [1, 3],
  [4, 400],
];

describe("the bars of a histogram", () => {
  it("hold nobody or enough, stand side by side without a gap, and add up to everybody", () => {
    const counts = fc.array(fc.nat(9), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(counts, (drawn) => {
        fc.pre(inBands(drawn, bands).every(({ people }) => people === 0 || people >= 5));
        const bars = inBars(drawn, bands, 5);
        expect(
          bars.flatMap(({ least, most }) => Array.from({ length: most - least + 1 }, (_, at) => least + at)),
        ).toEqual(drawn.map((_, at) => at));
        for (const { least, most, people } of bars) {
          expect(people === 0 || people >= 5).toBe(true);
          expect(people).toBe(drawn.slice(least, most + 1).reduce((sum, count) => sum + count, 0));
          expect(bands.some(([from, until]) => least >= from && most <= until)).toBe(true);
        }
      }),
    );
  });

  it("tell how many did it a number of times only where no bar reaches beyond", () => {
    const bars = [
      { least: 0, most: 0, people: 7 },
      { least: 1, most: 3, people: 6 },
    ];
    expect(peopleIn(bars, [0, 0])).toBe(7);
    expect(peopleIn(bars, [1, 3])).toBe(6);
    expect(peopleIn(bars, [1, 2])).toBeNull();
    expect(peopleIn(null, [0, 0])).toBeNull();
  });
});
