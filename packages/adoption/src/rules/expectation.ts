import type { Period } from "@arraigo/platform/calendar";
import { addDays, type DateSpan, daysFrom, isoWeekday, type LocalDate } from "@arraigo/platform/calendar";

/** Monday to Friday, as ISO weekdays. */
export const mondayToFriday: readonly number[] = [1, 2, 3, 4, 5];

export interface ExpectationFacts {
  period: Period;
  /** The first day the person's wave is live; null while it has no date. */
  goLive: LocalDate | null;
  employedFrom: LocalDate;
  /** The last day of employment; null where none is known. */
  employedUntil: LocalDate | null;
  /** In any order; they may overlap. A public holiday is an absence of everybody it concerns. */
  absences: readonly DateSpan[];
  /** ISO weekdays on which the person works; Monday to Friday unless said otherwise. */
  workingDays?: readonly number[];
  /** The first and last day on which the person's job role asks for the behaviour. */
  assignedFrom?: LocalDate | null;
  assignedUntil?: LocalDate | null;
}

/**
 * Whether the person is expected to show the behaviour in that period: the period lies wholly after go-live, within
 * their employment and within the time their job role asks for it, has a working day of theirs, and they are not absent
 * on more than half of its working days. Whether the period is over is asked elsewhere (`isOver`).
 */
export function isExpected(facts: ExpectationFacts): boolean {
  const { period, goLive, employedFrom, employedUntil, assignedFrom, assignedUntil } = facts;
  const hasBegun = (from: LocalDate | null | undefined) => !from || from <= period.start;
  const hasNotEnded = (until: LocalDate | null | undefined) => !until || until >= period.end;
  if (goLive === null || !hasBegun(goLive) || !hasBegun(employedFrom) || !hasBegun(assignedFrom)) return false;
  if (!hasNotEnded(employedUntil) || !hasNotEnded(assignedUntil)) return false;
  return isMostlyPresent(facts);
}

function isMostlyPresent({ period, absences, workingDays = mondayToFriday }: ExpectationFacts): boolean {
  const days = daysOf(period).filter((date) => workingDays.includes(isoWeekday(date)));
  const absent = days.filter((date) => absences.some(({ from, until }) => from <= date && (!until || date <= until)));
  return days.length > 0 && absent.length * 2 <= days.length;
}

function daysOf({ start, end }: Period): LocalDate[] {
  return Array.from({ length: daysFrom(start, end) + 1 }, (_, day) => addDays(start, day));
}
