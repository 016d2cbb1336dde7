import { expect, test } from "vitest";
import { CursorUnreadable } from "./errors";
import { readCursor, writeCursor } from "./page-cursor";

test("a cursor comes back as it went out", () => {
  const cursor = { at: "2026-11-17T10:00:00.123456Z", id: "user 7" };
  expect(readCursor(writeCursor(cursor))).toEqual(cursor);
});

test("a cursor at a time no calendar has is refused before it reaches the database", () => {
  for (const at of ["2026-02-30T10:00:00.000Z", "0000-01-01T00:00:00.000Z", "2026-11-17T25:00:00Z", "infinity"])
    expect(() => readCursor(writeCursor({ at, id: "x" })), at).toThrow(CursorUnreadable);
});
