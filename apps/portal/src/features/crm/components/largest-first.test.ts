import { expect, test } from "vitest";
import { foldRest, largestFirst } from "./largest-first";

const counted = (...counts: number[]) => counts.map((count) => ({ count }));

test("queues with nothing in them are left out, and the fullest comes first", () => {
  expect(largestFirst(counted(0, 3, 0, 7, 3))).toEqual(counted(7, 3, 3));
});

test("sixty queues are ten bars and one for all others, which together are all there is", () => {
  const rows = largestFirst(counted(...Array.from({ length: 60 }, (_, index) => index + 1)));
  const { shown, others } = foldRest(rows);
  expect(shown.map(({ count }) => count)).toEqual([60, 59, 58, 57, 56, 55, 54, 53, 52, 51]);
  expect(others).toEqual({ rows: 50, count: 1_275 });
});

test("others are at least two: a single one is said by its name", () => {
  const { shown, others } = foldRest(counted(...Array<number>(11).fill(1)));
  expect([shown.length, others.rows]).toEqual([11, 0]);
});
