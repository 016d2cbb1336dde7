import { CursorUnreadable } from "@arraigo/platform";
import { isoInstant } from "@arraigo/platform/contract";
import { expect, test } from "vitest";
import { z } from "zod";
import { cursorAfter, readCursor } from "./cursor";

const position = z.tuple([isoInstant, z.uuid()]);
const id = "0198aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee";

test("a cursor comes back as it went out", () => {
  const place = ["2026-11-17T10:00:00.123456Z", id];
  expect(readCursor(cursorAfter(place), position)).toEqual(place);
  expect(readCursor(undefined, position)).toBeUndefined();
});

test("a cursor that this list did not hand out is refused as bad input, not as a missing record", () => {
  for (const wrong of ["", "%", "abc|def", cursorAfter([]), cursorAfter(["0000-01-01T00:00:00Z", id])])
    expect(() => readCursor(wrong, position), wrong).toThrow(CursorUnreadable);
});
