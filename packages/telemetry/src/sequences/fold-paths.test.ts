import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Branch, foldPaths } from "./fold-paths";

const walks = fc.array(fc.array(fc.constantFrom(..."abcdefghi"), { maxLength: 4 }), { maxLength: 120 });
const leavesOf = (branches: readonly Branch[]): Branch[] =>
  branches.flatMap((branch) => (branch.next.length > 0 ? leavesOf(branch.next) : [branch]));
const sum = (branches: readonly Branch[]) => branches.reduce((all, { people }) => all + people, 0);

describe("folded paths", () => {
  it("leave no branch, and nothing that adding and subtracting branches gives, with fewer people than the minimum", () => {
    fc.assert(
      fc.property(walks, fc.constantFrom(5, 10), fc.integer({ min: 1, max: 4 }), (some, minimum, steps) => {
        fc.pre(some.length >= minimum);
        const branches = foldPaths(some, steps, minimum);
        // Whatever is shown is a union of leaves; so is every sum and difference.
        for (const { people } of leavesOf(branches)) expect(people).toBeGreaterThanOrEqual(minimum);
        const whole = (place: readonly Branch[], people: number) => {
          if (place.length > 0) expect(sum(place)).toBe(people);
          for (const branch of place) whole(branch.next, branch.people);
        };
        whole(branches, some.length);
      }),
      { numRuns: 400 },
    );
  });

  it("name a place the same however many steps are asked for", () => {
    fc.assert(
      fc.property(walks, (some) => {
        const [short, long] = [foldPaths(some, 1, 5), foldPaths(some, 4, 5)];
        expect(long.map(({ next: _, ...branch }) => branch)).toEqual(short.map(({ next: _, ...branch }) => branch));
      }),
    );
  });

  it("show six branches at most, the largest first, and fold the others with the smallest shown where they are few", () => {
    const times = (event: string, count: number) => Array.from({ length: count }, () => [event]);
    const some = [..."abcdefg"].flatMap((event, at) => times(event, 20 - at));
    expect(foldPaths(some, 1, 5).map(({ event, people }) => [event, people])).toEqual([
      ...[..."abcdef"].map((event, at) => [event, 20 - at]),
      [null, 14],
    ]);
    expect(foldPaths([...times("a", 9), ...times("b", 6), ...times("c", 2)], 1, 5)).toEqual([
      { kind: "event", event: "a", people: 9, next: [] },
      { kind: "other", event: null, people: 8, next: [] },
    ]);
  });
});
