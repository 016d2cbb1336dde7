/** What one person did at one instant of one event, and the steps it stands for, as bits. */
export interface Happening {
  /** Milliseconds since the first day began. */
  at: number;
  steps: number;
}

interface Window {
  /** How many steps there are. */
  steps: number;
  /** Longest time from the first step to the last, ms. */
  windowMs: number;
  /** First steps count before this moment. */
  startsBefore: number;
}

/**
 * Of everything one person did, in order, the run through the steps that counts: the first that gets furthest, from the last first
 * step before it that leads there, each later step as early as possible. Returns the times of its steps; none where no first step
 * lies in time. One happening is one step; a step comes after the one before in the order given.
 *
 * One pass: for each step the run with the latest beginning is enough, because whatever still fits the window of an earlier beginning fits
 * its own. Same rule as ClickHouse's windowFunnel, whose level is this run's length.
 */
export function furthestRun(happenings: Iterable<Happening>, { steps, windowMs, startsBefore }: Window): number[] {
  const runs: (number[] | undefined)[] = new Array(steps).fill(undefined);
  let best: number[] = [];
  for (const { at, steps: mask } of happenings) {
    // From the last step to the first, so that one happening never follows itself.
    for (let step = steps - 1; step > 0; step -= 1) {
      const before = runs[step - 1];
      if (!(mask & (1 << step)) || !before || at - begin(before) > windowMs) continue;
      const known = runs[step];
      if (known && begin(known) >= begin(before)) continue;
      const run = [...before, at];
      runs[step] = run;
      if (run.length > best.length) best = run;
    }
    if (mask & 1 && at < startsBefore) {
      runs[0] = [at];
      if (best.length === 0) best = [at];
    }
    if (best.length === steps) return best;
  }
  return best;
}

const begin = (run: readonly number[]) => run[0] ?? 0;
