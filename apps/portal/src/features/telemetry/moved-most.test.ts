import { expect, it } from "vitest";
import type { AnswerData } from "./insight-types";
import { movedMost } from "./moved-most";

const answer = (value: number | null, before: number | null): AnswerData => ({
  period: { start: "2026-11-09", end: "2026-11-15" },
  rolling: false,
  measures: [{ key: "active", unit: "people", value, before, of: 10 }],
  trend: [],
  computedAt: "2026-11-20T12:00:00Z",
});
const tile = (name: string) => ({ id: name, name, question: {} });

it("names the number that moved by the largest part of what it was, whichever way", () => {
  const tiles = ["little", "down", "up"].map(tile);
  const found = movedMost(tiles, [answer(101, 100), answer(4, 10), answer(15, 10)]);
  expect(found).toMatchObject({ name: "down", measure: { value: 4, before: 10 } });
});

it("makes no news of a few per cent, nor of what stands still", () => {
  const tiles = ["down", "up", "still"].map(tile);
  expect(movedMost(tiles, [answer(197, 200), answer(102, 100), answer(7, 7)])).toBe("little");
  expect(movedMost(tiles, [answer(197, 200), answer(105, 100)])).toMatchObject({ name: "up" });
});

it("says nothing where nothing is known or shown", () => {
  const hidden: AnswerData = { hidden: { suppressed: "small" }, minimum: 5 };
  const tiles = ["one", "two", "three", "four"].map(tile);
  const answers = [hidden, { none: true as const }, answer(null, 3), answer(3, null)];
  expect(movedMost(tiles, answers)).toBeUndefined();
  expect(movedMost(tiles, []), "not answered yet").toBeUndefined();
  expect(movedMost([tile("new")], [answer(3, 0)]), "from nothing there is no part").toBeUndefined();
});
