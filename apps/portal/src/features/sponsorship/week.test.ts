import { expect, it } from "vitest";
import type { Presence, QuietGroup } from "./types";
import { actsFor, weekNumber, weekState } from "./week";

const now = new Date("2026-11-18T12:00:00Z");
const group = (name: string, lastHeardAt: string | null): QuietGroup => ({
  orgUnitId: name,
  name,
  people: 12,
  lastHeardAt,
});
const own = (activeDays: number): Presence => ({
  personId: "p",
  name: "Carmen Ortiz",
  rolloutId: "r",
  rollout: "CRM",
  own: true,
  consented: false,
  windowDays: 28,
  asOf: "2026-11-18",
  figures: { activeDays, messages: 1, recipients: 12, read: 6, lastMessageAt: null },
});
const word = { sentAt: "2026-11-10T12:00:00Z", recipients: 40, read: 30 };

it("silence is said first, and of the group that never heard anything before one that heard long ago", () => {
  const groups = [group("Service", null), group("Sales", "2026-10-01T12:00:00Z")];
  expect(weekState(own(10), groups, word, now)).toEqual({ kind: "never", group: "Service", others: 0 });
  expect(weekState(own(10), groups.slice(1), word, now)).toEqual({ kind: "weeks", group: "Sales", weeks: 6 });
});

it("weeks are full weeks: thirteen days are not two of them", () => {
  expect(weekState(own(10), [group("Sales", "2026-11-05T12:00:01Z")], word, now)).toEqual({
    kind: "read",
    share: 0.75,
  });
});

it("how many read it is not said where it is hidden", () => {
  const small = { ...word, recipients: 4, read: null };
  expect(weekState(own(10), [group("Sales", word.sentAt)], small, now)).toEqual({ kind: "wrote", at: word.sentAt });
});

it("nothing is said while it is not known whether anything was sent", () => {
  expect(weekState(own(10), [], undefined, now)).toBeUndefined();
  expect(weekState(own(10), [], null, now)).toEqual({ kind: "silent", rollout: "CRM" });
});

it("at most two words and one's own use are put forward, and only where they are due", () => {
  const groups = [group("A", null), group("B", null), group("C", null), group("D", "2026-11-17T12:00:00Z")];
  expect(actsFor(groups, own(3), now).map((act) => (act.kind === "word" ? act.group.name : act.kind))).toEqual([
    "A",
    "B",
    "use",
  ]);
  expect(actsFor(groups.slice(3), own(12), now)).toEqual([]);
});

it("weeks are numbered as calendars do, over the turn of the year too", () => {
  expect(["2026-11-18", "2027-01-01", "2027-01-04", "2024-12-30"].map(weekNumber)).toEqual([47, 53, 1, 1]);
});
