import { criticalValue } from "./normal-quantile";

/** How many of how many: 0 <= successes <= trials, whole numbers. */
export interface Proportion {
  successes: number;
  trials: number;
}

/** Both bounds belong to the interval. */
export interface Interval {
  lower: number;
  upper: number;
}

/**
 * The score interval of a share, without continuity correction; bounds are shares from 0 to 1. Nobody out of n gives a
 * lower bound of exactly 0, everybody an upper bound of exactly 1, and no trials no interval (null).
 * Source: Wilson, E. B. (1927), Journal of the American Statistical Association 22, 209-212; method 3 of Newcombe (1998).
 * @throws RangeError where the counts are not whole, or successes lie outside 0..trials.
 */
export function wilsonInterval({ successes, trials }: Proportion, level = 0.95): Interval | null {
  if (!Number.isSafeInteger(successes) || !Number.isSafeInteger(trials) || successes < 0 || successes > trials)
    throw new RangeError(`not a proportion: ${successes} of ${trials}`);
  const z = criticalValue(level);
  if (trials === 0) return null;
  const failures = trials - successes;
  const middle = successes + (z * z) / 2;
  const reach = z * Math.sqrt((successes * failures) / trials + (z * z) / 4);
  const weight = trials + z * z;
  return {
    // In exact arithmetic these two ends are 0 and 1; rounding must not turn them into -1e-17 or 0.999….
    lower: successes === 0 ? 0 : (middle - reach) / weight,
    upper: failures === 0 ? 1 : (middle + reach) / weight,
  };
}
