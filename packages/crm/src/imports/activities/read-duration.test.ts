import { expect, it } from "vitest";
import { readDuration, unitNamedIn } from "./read-duration";

it.each([
  ["0:45:00", "min", 45],
  ["1:15", "min", 75],
  ["12:30", "s", 13],
  ["45 min", "min", 45],
  ["1h 15m", "min", 75],
  ["1 hora y 20 minutos", "min", 80],
  ["90", "s", 2],
  ["90", "min", 90],
  ["1,5", "h", 90],
  ["95000", "ms", 2],
  ["PT45M", "min", 45],
  ["PT1H30M", "min", 90],
  ["20 s", "min", 1],
  ["0", "min", 0],
  ["half an hour", "min", 30],
  ["a while", "min", undefined],
  ["25:99", "min", undefined],
] as const)("%s, counted in %s, is %s minutes", (text, unit, minutes) => {
  expect(readDuration(text, unit)).toBe(minutes);
});

it("a heading says what its numbers count", () => {
  expect(unitNamedIn("call duration in seconds")).toBe("s");
  expect(unitNamedIn("call duration hh mm ss")).toBeUndefined();
  expect(unitNamedIn("duracion horas")).toBe("h");
});
