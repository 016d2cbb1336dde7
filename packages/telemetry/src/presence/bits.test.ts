import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addAll, bitsOf, both, countBits, countBoth, hasBit, highestIn, noBits, numbersIn, without } from "./bits";

const people = fc.uniqueArray(fc.nat(200));
const size = 201;

describe("a set of people as bits", () => {
  it("says of everybody whether they are in, how many there are, and who", () => {
    fc.assert(
      fc.property(people, fc.nat(300), (numbers, asked) => {
        const bits = bitsOf(numbers, size);
        expect(hasBit(bits, asked)).toBe(numbers.includes(asked));
        expect(countBits(bits)).toBe(numbers.length);
        expect([...numbersIn(bits)]).toEqual(numbers.toSorted((one, other) => one - other));
      }),
    );
  });

  it("is joined, cut and subtracted as sets are, whatever their lengths", () => {
    fc.assert(
      fc.property(people, people, (one, other) => {
        const short = bitsOf(other, Math.max(0, ...other) + 1);
        const bits = bitsOf(one, size);
        expect(countBoth(bits, short)).toBe(one.filter((number) => other.includes(number)).length);
        expect([...numbersIn(both(bits, short))].sort()).toEqual(one.filter((number) => other.includes(number)).sort());
        expect(countBits(without(bits, short))).toBe(one.filter((number) => !other.includes(number)).length);
        expect(highestIn(bits)).toBe(Math.max(-1, ...one));
        const all = noBits(size);
        addAll(all, bits);
        addAll(all, short);
        expect(countBits(all)).toBe(new Set([...one, ...other]).size);
      }),
    );
  });
});
