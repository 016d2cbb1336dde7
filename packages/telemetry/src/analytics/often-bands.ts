import type { Band } from "./bars";

/** Four whole weeks, so that every weekday counts alike. */
export const windowDays = 28;

export type OftenKind = "days" | "features";

const many = 400;

/** How many of 28 days is seldom, regularly (twice a week) and nearly daily (four times a week); how many features are some and many. */
export const oftenBands = {
  days: [
    [
      [0, 0],
      [1, windowDays],
    ],
    [
      [0, 0],
      [1, 7],
      [8, 15],
      [16, windowDays],
    ],
  ],
  features: [
    [
      [0, 0],
      [1, many],
    ],
    [
      [0, 0],
      [1, 3],
      [4, many],
    ],
  ],
} as const satisfies Record<OftenKind, readonly (readonly Band[])[]>;

/** The level at which a band is told; null for one that no page tells. */
export function levelOfBand(kind: OftenKind, [least, most]: Band): number | null {
  const at = oftenBands[kind].findIndex((level: readonly Band[]) =>
    level.some(([from, until]) => from === least && until === most),
  );
  return at < 0 ? null : at + 1;
}
