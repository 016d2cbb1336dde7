import { criticalValue, type Interval } from "@arraigo/statistics";

/** Sums over people of what each met (m) and was expected to (e): all that the interval needs. */
export interface RatioSums {
  people: number;
  met: number;
  expected: number;
  metMet: number;
  metExpected: number;
  expectedExpected: number;
}

/**
 * The interval of Σm ÷ Σe where a person's own expectations hang together: the linearised variance of a ratio, people being the
 * sampling units; cut off at 0 and 1. Counting each expectation as a trial of its own would make it several times too narrow.
 * Null for fewer than two people, or nothing expected.
 * Source: Cochran (1977), Sampling Techniques, 3rd ed., equation 6.9 (without finite-population correction).
 */
export function ratioInterval(sums: RatioSums, level = 0.95): Interval | null {
  const { people, met, expected, metMet, metExpected, expectedExpected } = sums;
  if (people < 2 || expected <= 0) return null;
  const ratio = met / expected;
  const squares = Math.max(0, metMet - 2 * ratio * metExpected + ratio * ratio * expectedExpected);
  const reach = (criticalValue(level) * Math.sqrt((people * squares) / (people - 1))) / expected;
  return { lower: Math.max(0, ratio - reach), upper: Math.min(1, ratio + reach) };
}
