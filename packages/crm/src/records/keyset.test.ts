import { expect, test } from "vitest";
import { decodeInstantPosition, encodePosition } from "./keyset";

const id = "0198aaaa-bbbb-7ccc-8ddd-eeeeeeeeeeee";

test("a cursor at an instant comes back as it went out", () => {
  const key = "2026-11-17T10:00:00.123456Z";
  expect(decodeInstantPosition(encodePosition({ key, id }))).toEqual({ at: key, id });
});

test("a cursor at a time no calendar has starts from the beginning instead of reaching the database", () => {
  for (const key of ["2026-02-30T10:00:00Z", "0000-01-01T00:00:00Z", "2026-11-17T25:00:00Z", "infinity"])
    expect(decodeInstantPosition(encodePosition({ key, id })), key).toBeUndefined();
});
