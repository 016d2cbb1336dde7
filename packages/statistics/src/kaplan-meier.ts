import { criticalValue } from "./normal-quantile";

/** One person: the event after `days`, or, where `event` is false, followed for `days` and not seen to have it. */
export interface SurvivalObservation {
  days: number;
  event: boolean;
}

/** The curve from one distinct day up to the next. Before the first step the share is 1. */
export interface SurvivalStep {
  time: number;
  /** People still without the event and still followed, just before `time`; those censored at `time` are among them. */
  atRisk: number;
  events: number;
  censored: number;
  /** Share still without the event after `time`. */
  survival: number;
  /** Greenwood's standard error of `survival`; null where nobody is left to have the event (survival 0). */
  standardError: number | null;
  /** Pointwise bounds on the log(-log) scale; null where that scale has none (survival 1 or 0). */
  lower: number | null;
  upper: number | null;
}

/**
 * The product-limit curve, one step for every distinct day with an event or a censoring, in order. At a tie, events
 * come before censorings. No observations give no steps.
 * Sources: Kaplan & Meier (1958), Journal of the American Statistical Association 53, 457-481; variance by Greenwood
 * (1926); log(-log) bounds by Kalbfleisch & Prentice (1980), The Statistical Analysis of Failure Time Data, 1.3.
 * @throws RangeError where days are negative or not finite, or the level lies outside 0..1.
 */
export function kaplanMeier(observations: readonly SurvivalObservation[], level = 0.95): SurvivalStep[] {
  const z = criticalValue(level);
  let atRisk = observations.length;
  let survival = 1;
  let greenwood = 0;
  return countsByDay(observations).map(({ time, events, censored }) => {
    survival *= (atRisk - events) / atRisk;
    if (events > 0) greenwood += events / (atRisk * (atRisk - events));
    const step = { time, atRisk, events, censored, survival, ...uncertainty(survival, greenwood, z) };
    atRisk -= events + censored;
    return step;
  });
}

function uncertainty(survival: number, greenwood: number, z: number) {
  if (survival === 0) return { standardError: null, lower: null, upper: null };
  const standardError = survival * Math.sqrt(greenwood);
  if (survival === 1) return { standardError, lower: null, upper: null };
  const reach = (z * Math.sqrt(greenwood)) / Math.abs(Math.log(survival));
  return { standardError, lower: survival ** Math.exp(reach), upper: survival ** Math.exp(-reach) };
}

function countsByDay(observations: readonly SurvivalObservation[]) {
  const counts = new Map<number, { time: number; events: number; censored: number }>();
  for (const { days, event } of observations) {
    if (!(days >= 0 && days < Number.POSITIVE_INFINITY)) throw new RangeError(`not a number of days: ${days}`);
    const count = counts.get(days) ?? { time: days, events: 0, censored: 0 };
    if (event) count.events += 1;
    else count.censored += 1;
    counts.set(days, count);
  }
  return [...counts.values()].sort((one, other) => one.time - other.time);
}
