import { expect, test } from "vitest";
import { isoInstant, localDate } from "./contract";

const accepted = (schema: typeof localDate | typeof isoInstant, texts: string[]) =>
  texts.filter((text) => schema.safeParse(text).success);

test("a day is one that every calendar involved knows", () => {
  const known = ["1900-01-01", "2024-02-29", "2199-12-31"];
  expect(accepted(localDate, known)).toEqual(known);
  const unknown = [
    "0000-01-01",
    "0001-01-01",
    "1899-12-31",
    "2200-01-01",
    "9999-12-31",
    "2026-02-30",
    "0000-00-00",
    "",
  ];
  expect(accepted(localDate, unknown)).toEqual([]);
});

test("an instant is one that every clock involved can show", () => {
  const known = ["2026-11-21T10:00:00Z", "2026-11-21T10:00:00.123456Z", "1970-01-01T00:00:00-05:00"];
  expect(accepted(isoInstant, known)).toEqual(known);
  const unknown = [
    "0000-01-01T00:00:00Z",
    "2026-02-30T10:00:00Z",
    "2026-11-21T25:00:00Z",
    "9999-12-31T23:59:59Z",
    "infinity",
  ];
  expect(accepted(isoInstant, unknown)).toEqual([]);
});

test("what is no day is said once, as a matter of dates", () => {
  for (const text of ["0000-00-00", "0000-01-01"])
    expect(localDate.safeParse(text).error?.issues).toMatchObject([{ code: "invalid_format", format: "date" }]);
});
