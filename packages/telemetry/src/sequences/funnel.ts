/** How long people took, in seconds; exact, of everybody who got there. */
export interface Quartiles {
  people: number;
  quarter: number;
  half: number;
  threeQuarters: number;
}

export interface FunnelStep {
  people: number;
  /** Got this far and no further. */
  dropped: number;
  /** Share of those who began; null where nobody did. */
  fromStart: number | null;
  /** Share of those who made the step before. */
  fromPrevious: number | null;
  /** Since the step before, of those who made both; null for the first step, and where nobody made it. */
  time: Quartiles | null;
}

export interface Funnel {
  steps: FunnelStep[];
  /** From the first step to the last, of those who made it. */
  whole: Quartiles | null;
}

const secondMs = 1_000;

/** A funnel over runs: for each the times of its steps in milliseconds, as many as were made. */
export function funnelOf(runs: readonly (readonly number[])[], steps: number): Funnel {
  const reached = Array.from({ length: steps + 1 }, (_, at) => runs.filter((run) => run.length > at));
  const began = reached[0]?.length ?? 0;
  return {
    steps: reached.slice(0, steps).map((here, at) => {
      const before = at === 0 ? began : (reached[at - 1]?.length ?? 0);
      return {
        people: here.length,
        dropped: here.length - (reached[at + 1]?.length ?? 0),
        fromStart: began === 0 ? null : here.length / began,
        fromPrevious: before === 0 ? null : here.length / before,
        time: at === 0 ? null : quartiles(here.map((run) => ((run[at] ?? 0) - (run[at - 1] ?? 0)) / secondMs)),
      };
    }),
    whole: quartiles((reached[steps - 1] ?? []).map((run) => ((run[steps - 1] ?? 0) - (run[0] ?? 0)) / secondMs)),
  };
}

/**
 * The three quartiles of some numbers; null of none. Between two of them the straight line.
 * Source: Hyndman & Fan (1996), Sample quantiles in statistical packages, definition 7; PostgreSQL's percentile_cont is the same.
 */
export function quartiles(values: readonly number[]): Quartiles | null {
  if (values.length === 0) return null;
  const sorted = Float64Array.from(values).sort();
  const at = (share: number) => {
    const place = (sorted.length - 1) * share;
    const below = sorted[Math.floor(place)] ?? 0;
    return below + ((sorted[Math.ceil(place)] ?? below) - below) * (place - Math.floor(place));
  };
  return { people: sorted.length, quarter: at(0.25), half: at(0.5), threeQuarters: at(0.75) };
}
