import { isoWeekday, type LocalDate, type Period } from "@arraigo/platform/calendar";
import { addAll, type Bits, countBoth, isWithin, noBits } from "../presence/bits";
import type { DayUse } from "../presence/read-presence";
import { usesBy } from "../presence/uses-by";
import { type Member, thereBetween, thereIn } from "./members";

export interface ActivePoint {
  start: LocalDate;
  end: LocalDate;
  /** Employed on at least one day of the period. */
  people: number;
  /** Of them, those who did something in it. */
  active: number;
  /** How often, all of them together. */
  uses: number;
}

/** People active in each period: whoever did something on at least one of its days, of those employed on at least one. */
export function activePeople(
  periods: readonly Period[],
  days: readonly DayUse[],
  members: readonly Member[],
  howOften: (day: DayUse, of: Bits) => number = usesBy,
): ActivePoint[] {
  const there = thereIn(members, periods);
  return periods.map(({ start, end }) => {
    const { people, bits } = there(start, end);
    const within = days.filter(({ day }) => day >= start && day <= end);
    return {
      start,
      end,
      people,
      // Somebody erased who goes on counts twice for a while, but never beside more people than there are.
      active: Math.min(people, countBoth(anybodyOn(within), bits)),
      uses: within.reduce((sum, day) => sum + howOften(day, bits), 0),
    };
  });
}

/** Whoever did something on any of the days. */
export function anybodyOn(days: readonly DayUse[]): Bits {
  const all = noBits(days.reduce((most, { people }) => Math.max(most, people.length), 0) * 8);
  for (const { people } of days) addAll(all, people);
  return all;
}

/**
 * The days on which somebody did it who was not employed in the period, or whose sum is not known: of all others the sum says how
 * often. With each, the people of its period.
 */
export function daysWithOthers(
  periods: readonly Period[],
  days: readonly DayUse[],
  members: readonly Member[],
): { use: DayUse; of: Bits }[] {
  const there = thereIn(members, periods);
  return periods.flatMap(({ start, end }) => {
    const { bits } = there(start, end);
    return days
      .filter(({ day, counts }) => day >= start && day <= end && !counts)
      .filter(({ people, uses }) => uses === null || !isWithin(people, bits))
      .map((use) => ({ use, of: bits }));
  });
}

export interface Stickiness {
  /** Mean of the people active on a day, over all days of the window. */
  daily: number;
  /** The same over Mondays to Fridays alone. */
  workingDaily: number;
  /** People active on at least one day of the window. */
  window: number;
  /** `daily` by `window`; null where nobody was active. */
  share: number | null;
  workingShare: number | null;
}

/**
 * DAU by MAU: the mean number of people active on a day by the number active in the whole window (28 days, so that each weekday
 * counts alike). Source: the usual definition, with the same people in both; see "stickiness" in the definitions page.
 */
export function stickiness(
  days: readonly DayUse[],
  members: readonly Member[],
  window: { from: LocalDate; until: LocalDate; length: number },
): Stickiness {
  const { bits } = thereBetween(members, window.from, window.until);
  const within = days.filter(({ day }) => day >= window.from && day <= window.until);
  const active = countBoth(anybodyOn(within), bits);
  const byDay = within.map(({ day, people }) => ({ working: isoWeekday(day) <= 5, active: countBoth(people, bits) }));
  const mean = (rows: typeof byDay, length: number) =>
    length === 0 ? 0 : rows.reduce((sum, row) => sum + row.active, 0) / length;
  const workingDays = workingDaysIn(window.from, window.length);
  const [daily, workingDaily] = [
    mean(byDay, window.length),
    mean(
      byDay.filter(({ working }) => working),
      workingDays,
    ),
  ];
  return {
    daily,
    workingDaily,
    window: active,
    share: active === 0 ? null : daily / active,
    workingShare: active === 0 ? null : workingDaily / active,
  };
}

function workingDaysIn(from: LocalDate, length: number): number {
  const first = isoWeekday(from);
  return Array.from({ length }, (_, at) => ((first - 1 + at) % 7) + 1).filter((weekday) => weekday <= 5).length;
}

/**
 * L28: how many people were active on 0, 1, 2 ... all days of the window, of those employed on at least one of them. Nobody with
 * access is left out: the first number is those who did nothing. Source: Jin & Chen 2018 (power user curve), with the zeros kept.
 */
export function activeDayHistogram(
  days: readonly DayUse[],
  members: readonly Member[],
  window: { from: LocalDate; until: LocalDate; length: number },
): number[] {
  const { people, bits } = thereBetween(members, window.from, window.until);
  const perPerson = daysPerPerson(days.filter(({ day }) => day >= window.from && day <= window.until));
  const histogram = Array.from({ length: window.length + 1 }, () => 0);
  for (let number = 0; number < perPerson.length; number += 1) {
    const active = perPerson[number] ?? 0;
    if (active > 0 && (bits[number >> 3] ?? 0) & (1 << (number & 7))) histogram[active] = (histogram[active] ?? 0) + 1;
  }
  histogram[0] = Math.max(0, people - histogram.reduce((sum, count, at) => sum + (at === 0 ? 0 : count), 0));
  return histogram;
}

/** On how many of the days each person (by number) did something. */
export function daysPerPerson(days: readonly DayUse[]): Uint16Array {
  const perPerson = new Uint16Array(days.reduce((most, { people }) => Math.max(most, people.length), 0) * 8);
  for (const { people } of days)
    for (let at = 0; at < people.length; at += 1) {
      const byte = people[at] ?? 0;
      if (byte === 0) continue;
      for (let bit = 0; bit < 8; bit += 1)
        if (byte & (1 << bit)) perPerson[at * 8 + bit] = (perPerson[at * 8 + bit] ?? 0) + 1;
    }
  return perPerson;
}
