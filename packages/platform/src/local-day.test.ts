import { expect, test } from "vitest";
import { localDay } from "./local-day";

test("late in the evening in Bogotá it is still the day it is there, though elsewhere tomorrow has begun", () => {
  const at = new Date("2026-11-22T03:30:00Z");
  expect(localDay("America/Bogota", at)).toBe("2026-11-21");
  expect(localDay("UTC", at)).toBe("2026-11-22");
});
