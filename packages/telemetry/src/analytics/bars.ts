import { isTooSmall } from "@arraigo/platform/disclosure";

/** How many people did something `least` to `most` times. */
export interface Bar {
  least: number;
  most: number;
  people: number;
}

export type Band = readonly [least: number, most: number];

/** A histogram in bands, each one bar; a band beyond the last number ends there. */
export function inBands(counts: readonly number[], bands: readonly Band[]): Bar[] {
  const last = counts.length - 1;
  return bands.flatMap(([least, most]) => {
    if (least > last) return [];
    const people = counts.slice(least, most + 1).reduce((sum, count) => sum + count, 0);
    return [{ least, most: Math.min(most, last), people }];
  });
}

/**
 * The same with a bar for each number, where neighbours that are few are told as one: every bar holds nobody or at least the minimum, and
 * lies within one band. A band of nobody, or of enough, is what the caller owes.
 */
export function inBars(counts: readonly number[], bands: readonly Band[], minimum: number): Bar[] {
  return inBands(counts, bands).flatMap(({ least, most }) => {
    const bars: Bar[] = [];
    let open: Bar | null = null;
    for (let times = least; times <= most; times += 1) {
      const people: number = (open?.people ?? 0) + (counts[times] ?? 0);
      const bar: Bar = { least: open?.least ?? times, most: times, people };
      open = isTooSmall(people, minimum) ? bar : null;
      if (!open) bars.push(bar);
    }
    while (open && isTooSmall(open.people, minimum)) {
      const before = bars.pop();
      if (!before) break;
      open = { least: before.least, most: open.most, people: before.people + open.people };
    }
    return open ? [...bars, open] : bars;
  });
}

/** How many people did it `least` to `most` times; null where the bars do not say. */
export function peopleIn(bars: readonly Bar[] | null, [least, most]: Band): number | null {
  const within = bars?.filter((bar) => bar.least <= most && bar.most >= least);
  if (!within?.every((bar) => bar.least >= least && bar.most <= most)) return null;
  return within.reduce((sum, { people }) => sum + people, 0);
}
