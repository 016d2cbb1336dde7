import { addDays, isoWeekday, type LocalDate } from "@arraigo/platform/calendar";
import { type GroupingsProtection, isTooSmall, protectGroupings } from "@arraigo/platform/disclosure";
import { hasBit } from "../presence/bits";
import type { DayUse } from "../presence/read-presence";
import { anybodyOn } from "./active-people";
import { atomsOf, type Group, ways } from "./cut";
import { type Grouping, isThere, type Member } from "./members";

/*
 * How often a few people did something is what those few did. So a sum of uses is told where everybody whose uses are in it are nobody or
 * enough, and where no sum or difference of those that are told leaves a few: of the groups of a week or month, of its days, and of months
 * and the weeks in them.
 */

interface Stretch {
  start: LocalDate;
  end: LocalDate;
}

/** How many people did it on a day, everybody counted. */
export interface DayActive {
  start: LocalDate;
  active: number;
}

export const mondayOf = (day: LocalDate): LocalDate => addDays(day, 1 - isoWeekday(day));
const sundayOf = (day: LocalDate): LocalDate => addDays(mondayOf(day), 6);

/**
 * The days whose uses are told, of everybody. Not those on which a few did it; and where a week has such a day, not its day of the fewest
 * others either: a week less its other days would be that day's. Which one that is shows when the week is over, so its days are told
 * then. All days of each week have to be given.
 */
export function toldDays(
  days: readonly DayActive[],
  { minimum, today }: { minimum: number; today: LocalDate },
): ReadonlySet<LocalDate> {
  const weeks = new Map<LocalDate, DayActive[]>();
  for (const day of days) {
    const monday = mondayOf(day.start);
    weeks.set(monday, [...(weeks.get(monday) ?? []), day]);
  }
  return new Set(
    [...weeks].flatMap(([monday, week]) => {
      if (addDays(monday, 6) >= today) return [];
      const enough = week
        .filter(({ active }) => active >= minimum)
        .toSorted((one, other) => one.active - other.active || (one.start < other.start ? -1 : 1));
      const isFew = week.some(({ active }) => isTooSmall(active, minimum));
      return week
        .filter(({ start, active }) => !isTooSmall(active, minimum) && !(isFew && start === enough[0]?.start))
        .map(({ start }) => start);
    }),
  );
}

/** What of a month lies in weeks that reach beyond it. */
export function edgesOf({ start, end }: Stretch): Stretch[] {
  const [first, last] = [sundayOf(addDays(start, -1)), mondayOf(addDays(end, 1))];
  return [
    ...(first >= start ? [{ start, end: first }] : []),
    ...(last <= end ? [{ start: last > first ? last : addDays(first, 1), end }] : []),
  ].filter((edge) => edge.start <= edge.end);
}

/**
 * Whether a month's uses are told of everybody: a month less its days that are told, or less its whole weeks and the days around them,
 * leaves either nothing or a day on which enough did it.
 */
export function isMonthTold(
  month: Stretch,
  days: readonly DayActive[],
  { told, minimum }: { told: ReadonlySet<LocalDate>; minimum: number },
): boolean {
  return [edgesOf(month), [month]].every((stretches) => {
    const left = days.filter(
      ({ start, active }) =>
        active > 0 && !told.has(start) && stretches.some((stretch) => start >= stretch.start && start <= stretch.end),
    );
    return left.length === 0 || left.some(({ active }) => active >= minimum);
  });
}

interface Grouped {
  days: readonly DayUse[];
  protection: GroupingsProtection<Grouping>;
  minimum: number;
}

/**
 * Whether a group's uses of some stretches of time together are told: decided for all groups of all groupings at once, among those who
 * did it, so that no group less another is a few.
 */
export function usesOfGroups(
  members: readonly Member[],
  { days, protection, minimum }: Grouped,
): (group: Group, stretches: readonly Stretch[]) => boolean {
  const known = new Map<string, GroupingsProtection<Grouping>>();
  const decide = (stretches: readonly Stretch[]) => {
    const did = new Set<Member>();
    for (const { start, end } of stretches) {
      const active = anybodyOn(days.filter(({ day }) => day >= start && day <= end));
      for (const member of members)
        if (member.number !== null && hasBit(active, member.number) && isThere(member, start, end)) did.add(member);
    }
    const isOpen = (by: Grouping, key: string) => protection.groups[by].get(key) === "shown";
    return protectGroupings(ways, atomsOf([...did]), minimum, isOpen);
  };
  return (group, stretches) => {
    const key = stretches.map(({ start, end }) => `${start} ${end}`).join();
    const is = known.get(key) ?? decide(stretches);
    known.set(key, is);
    // A group of which nobody did it has nothing to be told of.
    return (is.groups[group.by].get(group.key) ?? "shown") === "shown";
  };
}
