import { expect, it } from "vitest";
import { daysBetween, nextWave, placesOf, todayIn } from "./waves";

const wave = (id: string, goLiveOn: string, live: boolean) => ({ id, goLiveOn, live, people: 10 });

it("the next wave is the earliest that is not live, whatever its number", () => {
  const waves = [wave("a", "2026-06-01", true), wave("b", "2026-09-01", false), wave("c", "2026-08-01", false)];
  expect(nextWave(waves)?.id).toBe("c");
  expect(nextWave(waves.slice(0, 1))).toBeUndefined();
});

it("days are counted over a change of the clocks without losing one", () => {
  expect(daysBetween("2026-03-28", "2026-03-30")).toBe(2);
  expect(daysBetween("2026-08-02", "2026-08-01")).toBe(-1);
});

it("today is the day where the person is", () => {
  expect(todayIn("Pacific/Auckland", new Date("2026-11-18T12:00:00Z"))).toBe("2026-11-19");
});

it("dates stand on the line in proportion to time", () => {
  expect(placesOf(["2026-01-01", "2026-01-02", "2026-01-05"])).toEqual([0, 0.25, 1]);
  expect(placesOf(["2026-01-01", "2026-01-01"])).toEqual([0.5, 0.5]);
});
