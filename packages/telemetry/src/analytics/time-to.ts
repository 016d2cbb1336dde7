import { daysFrom, earliestOf, type LocalDate, latestOf } from "@arraigo/platform/calendar";
import { isTooSmall } from "@arraigo/platform/disclosure";
import { kaplanMeier, medianSurvival, type SurvivalObservation } from "@arraigo/statistics";
import type { FeatureDay } from "./read-feature-days";

/** From when somebody is followed, and the last day on which they can be: they left, or the rollout stopped asking. */
export interface Start {
  from: LocalDate;
  until: LocalDate | null;
}

/** One person followed: days from the start to the event, or, without it, to the last day known of them. */
export type Observation = SurvivalObservation & { personId: string };

/** The first day, from each person's own start on, on which they did it; nobody who did not. */
export function firstDays(
  days: readonly FeatureDay[],
  starts: ReadonlyMap<string, Start>,
): ReadonlyMap<string, LocalDate> {
  const first = new Map<string, LocalDate>();
  for (const { day, people } of days)
    for (const personId of people) {
      const start = starts.get(personId);
      if (start && day >= start.from && !first.has(personId)) first.set(personId, day);
    }
  return first;
}

/** Everybody followed by a day, each with the days until the event or, censored on the right, until the last day known of them. */
export function observe(
  starts: ReadonlyMap<string, Start>,
  reachedOn: (personId: string) => LocalDate | undefined,
  today: LocalDate,
): Observation[] {
  return [...starts].flatMap(([personId, { from, until }]) => {
    if (from > today) return [];
    const lastDay = earliestOf(today, until) ?? today;
    const reached = reachedOn(personId);
    const event = reached !== undefined && reached <= lastDay;
    return [{ personId, days: daysFrom(from, event ? latestOf(from, reached) : lastDay), event }];
  });
}

/** A point of the curve: after so many days. */
export interface TimePoint {
  day: number;
  /** Of those followed, the share who had reached it by then: 1 less the share still without it. */
  share: number;
  /** 95 % bounds of the share, pointwise; null where they do not exist (nobody yet, or everybody). */
  lower: number | null;
  upper: number | null;
  /** Still followed and not there, just before. */
  atRisk: number;
}

export interface TimeFigure {
  people: number;
  reached: number;
  /** Days; null where half of them have not got there, or too few were still followed to say. */
  median: number | null;
  lower: number | null;
  upper: number | null;
  /** Why there is no median. */
  without: "notReached" | "tooFew" | null;
}

const week = 7;

/**
 * The curve week by week, and the median with its interval. From the first week on in which fewer than `minimum` people are still
 * followed without having got there, nothing is said: the curve would be about single people.
 * Sources: Kaplan & Meier (1958), J. Amer. Statist. Assoc. 53, 457-481; variance by Greenwood (1926), The natural duration of cancer;
 * bounds on the log(-log) scale; the median's by Brookmeyer & Crowley (1982), Biometrics 38, 29-41.
 */
export function timeFigure(
  observations: readonly SurvivalObservation[],
  minimum: number,
): TimeFigure & { points: TimePoint[]; cutAt: number | null } {
  const steps = kaplanMeier(observations);
  const longest = steps.at(-1)?.time ?? 0;
  const points: TimePoint[] = [];
  let cutAt: number | null = null;
  for (let day = 0; day <= longest + week - 1; day += week) {
    const atRisk = observations.filter(({ days }) => days >= day).length;
    if (isTooSmall(atRisk, minimum)) {
      cutAt = day;
      break;
    }
    const step = steps.findLast(({ time }) => time <= day);
    const { survival, lower, upper } = step ?? { survival: 1, lower: null, upper: null };
    points.push({
      day,
      share: 1 - survival,
      lower: upper === null ? null : 1 - upper,
      upper: lower === null ? null : 1 - lower,
      atRisk,
    });
  }
  const { median, lower, upper, people, events } = medianSurvival(observations);
  // Days before the cut are said to the day; the week that begins there is not begun.
  const said = (days: number | null) => (days === null || (cutAt !== null && days >= cutAt) ? null : days);
  const shown = said(median);
  return {
    people,
    reached: events,
    median: shown,
    lower: shown === null ? null : said(lower),
    upper: shown === null ? null : said(upper),
    without: shown !== null ? null : median === null && cutAt === null ? "notReached" : "tooFew",
    points,
    cutAt,
  };
}
