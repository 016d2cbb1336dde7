import { earliestOf, type LocalDate } from "@arraigo/platform/calendar";
import { isTooSmall, type Suppressed } from "@arraigo/platform/disclosure";
import { medianSurvival } from "@arraigo/statistics";
import type { Missing, Window } from "../measures/figure";
import { daysToAdoption } from "../rules/speed";
import type { Cohort } from "./curve";

/** Days from go-live to adopted, for half of the people. `median` null: not reached. */
export interface Speed extends Window {
  median: number | null;
  lower: number | null;
  upper: number | null;
  /** Who has adopted, of everybody followed: leavers are among them, up to their last day. */
  numerator: number;
  denominator: number;
}

/** The Kaplan–Meier median with its log-log interval, people not there yet being censored on the day of the figures. */
export function speedOf(
  cohorts: readonly Cohort[],
  asOfDay: LocalDate,
  computedAt: string,
  minimum: number,
): Speed | Suppressed | Missing {
  const observations = cohorts.flatMap((cohort) => {
    const observation = daysToAdoption(cohort, asOfDay);
    return observation ? Array.from({ length: cohort.people }, () => observation) : [];
  });
  if (observations.length === 0) return { missing: "notLive" };
  if (isTooSmall(observations.length, minimum)) return { suppressed: "small" };
  const { median, lower, upper, events, people } = medianSurvival(observations);
  const from = earliestOf(asOfDay, ...cohorts.map(({ scopeFrom }) => scopeFrom)) ?? asOfDay;
  return { from, until: asOfDay, computedAt, median, lower, upper, numerator: events, denominator: people };
}
