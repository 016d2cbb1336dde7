import { expect, it } from "vitest";
import { readTimestamp } from "./timestamp";

const now = Date.parse("2026-11-20T12:00:00Z");
const read = (sent: unknown) => {
  const found = readTimestamp(sent, now);
  return "at" in found ? found.at : found.reason;
};

it("a time is read in every way of writing it that has one meaning: digits, basic ISO 8601, and as e-mail writes it", () => {
  for (const same of [
    "1795078800000",
    "1795078800",
    1_795_078_800_000,
    "20261119T090000Z",
    "20261119T090000.000+00",
    "20261119T1000+0100",
    "20261119T0900",
    "Thu, 19 Nov 2026 09:00:00 +0000",
    "19 Nov 2026 10:00 +0100",
    "thu, 19 nov 2026 09:00:00 GMT",
  ])
    expect([same, read(same)]).toEqual([same, "2026-11-19T09:00:00.000Z"]);
  expect(read("20261119")).toBe("2026-11-19T00:00:00.000Z");
});

it("what has two meanings or none is refused as unreadable", () => {
  for (const wrong of [
    "11/12/2026",
    "19 Nov 2026 09:00:00",
    "Thu, 31 Nov 2026 09:00:00 +0000",
    "20261131",
    "20261319T090000Z",
    "20261119T250000Z",
    "2026",
    "179507880000",
    "1795078800000000",
    "yesterday",
    "",
  ])
    expect([wrong, read(wrong)]).toEqual([wrong, "timestamp_unreadable"]);
});
