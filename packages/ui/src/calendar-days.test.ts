import { expect, it } from "vitest";
import { addDays, addMonths, monthOf, weekOf } from "./calendar-days";

it("a month is shown in whole weeks that begin where the region's weeks do", () => {
  const november = monthOf("2026-11-21", 1);
  expect(november[0]?.[0]).toBe("2026-10-26");
  expect(november.at(-1)?.at(-1)).toBe("2026-12-06");
  expect(monthOf("2027-02-10", 1)).toHaveLength(4);
  expect(weekOf("2026-11-22", 7)[0]).toBe("2026-11-22");
});

it("days and months are added across years and short months", () => {
  expect(addDays("2026-12-31", 1)).toBe("2027-01-01");
  expect(addMonths("2026-01-31", 1)).toBe("2026-02-28");
  expect(addMonths("2026-01-15", -1)).toBe("2025-12-15");
});
