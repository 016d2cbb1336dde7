import type { LocalDate, Period } from "@arraigo/platform/calendar";
import { addAll, addBit, type Bits, both, countBits, countBoth, noBits, without } from "../presence/bits";
import type { DayUse } from "../presence/read-presence";
import { anybodyOn } from "./active-people";

export type RetentionKind = "nth" | "unbounded";

export interface Cohort {
  /** The period in which these people were first active. */
  start: string;
  end: string;
  people: number;
  /** Of them, who came back in the period n after, n from 0; only periods that are over. */
  back: number[];
}

export interface HowToRetain {
  kind: RetentionKind;
  /** The first day of those who began before days are kept by person, by their number. */
  firstBefore: ReadonlyMap<number, LocalDate>;
}

/**
 * Of the people first active in each period, how many were active in the nth period after ("nth"), or in that one or any later one
 * that is over ("unbounded"; it can only fall, and its last value equals the nth). `days` must go back as far as anything is known,
 * or somebody of long ago would count as new; who began before the first of them is told by `firstBefore`. `members` narrows it to a
 * set of people. Only periods that are over are counted.
 * Source: Rodden et al. 2010 (HEART) name the measure; both kinds are named because peers mix them up.
 */
export function retention(
  periods: readonly Period[],
  days: readonly DayUse[],
  members: Bits,
  { kind, firstBefore }: HowToRetain,
): Cohort[] {
  return cohortSets(periods, days, members, { kind, firstBefore }).map(({ fresh, back, ...period }) => ({
    ...period,
    people: countBits(fresh),
    back: back.map((set) => countBoth(fresh, set)),
  }));
}

/** The same as sets: who began in each period, and who of anybody was active n periods after. */
export function cohortSets(
  periods: readonly Period[],
  days: readonly DayUse[],
  members: Bits,
  { kind, firstBefore }: HowToRetain,
): { start: string; end: string; fresh: Bits; back: Bits[] }[] {
  const first = periods[0]?.start ?? "";
  const seen = anybodyOn(days.filter(({ day }) => day < first));
  const early = [...firstBefore];
  const highest = early.reduce((most, [number]) => Math.max(most, number), -1);
  const known = noBits(
    Math.max(seen.length, members.length, highest / 8 + 1, ...days.map(({ people }) => people.length)) * 8,
  );
  addAll(known, seen);
  const active = periods.map(({ start, end }) =>
    both(members, anybodyOn(days.filter(({ day }) => day >= start && day <= end))),
  );
  const later = unionsFromEnd(active, members.length);
  return periods.map(({ start, end }, at) => {
    for (const [number, firstDay] of early) if (firstDay < start) addBit(known, number);
    const now = active[at] ?? noBits(0);
    const fresh = without(now, known);
    addAll(known, now);
    return { start, end, fresh, back: (kind === "nth" ? active : later).slice(at) };
  });
}

/** For each period everybody active in it or in any later one. */
function unionsFromEnd(active: readonly Bits[], bytes: number): Bits[] {
  const all = noBits(bytes * 8);
  return active
    .toReversed()
    .map((set) => {
      addAll(all, set);
      return all.slice();
    })
    .toReversed();
}
