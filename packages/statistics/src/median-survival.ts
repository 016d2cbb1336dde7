import { kaplanMeier, type SurvivalObservation } from "./kaplan-meier";

/** Days; null means "not reached": the curve, or that bound of it, stays above one half. */
export interface MedianSurvival {
  median: number | null;
  lower: number | null;
  upper: number | null;
  people: number;
  events: number;
}

// A curve that should be exactly one half may come out as 0.5000000000000001 after many multiplications.
const rounding = 1e-12;

/**
 * The first day on which half of the people, or more, have had the event, with its interval: every day at which the
 * hypothesis "survival is one half" is not rejected on the log(-log) scale, which are the days whose pointwise bounds
 * hold one half.
 * Source: Brookmeyer & Crowley (1982), Biometrics 38, 29-41; on the log(-log) scale as in Klein & Moeschberger (2003), 4.5.
 * @throws RangeError as `kaplanMeier`.
 */
export function medianSurvival(observations: readonly SurvivalObservation[], level = 0.95): MedianSurvival {
  const steps = kaplanMeier(observations, level);
  const firstDay = (bound: "survival" | "lower" | "upper") =>
    steps.find((step) => (step[bound] ?? 1) <= 0.5 + rounding)?.time ?? null;
  return {
    median: firstDay("survival"),
    lower: firstDay("lower"),
    upper: firstDay("upper"),
    people: observations.length,
    events: steps.reduce((sum, step) => sum + step.events, 0),
  };
}
