/** A figure as an area reports it; see figures.mjs for what floor, target and better mean. */
export interface Figure {
  name: string;
  value: number;
  unit: string;
  floor?: number;
  /** The floor behind the barest handler, for what is measured over HTTP: see README. */
  bare?: number;
  target?: number;
  better?: "higher" | "lower";
}

/** What an area is given. Every file in bench/areas exports `measure(bench)`; its name is the area's name. */
export interface Bench {
  /** Seconds instead of minutes: less data, same figures. */
  quick: boolean;
  /** How long to soak; undefined leaves it to the area. */
  minutes?: number | undefined;
  /** Events a second to soak with; undefined is half of what the machine takes. */
  rate?: number | undefined;
  /** The one part of the area to measure; undefined is all of them. */
  only?: string | undefined;
  log(line: string): void;
  report(figure: Figure): void;
}

/** The value below which this share of the measurements lies. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}

/** The middle of several runs: one slow moment of the machine must not decide. */
export const median = (values: readonly number[]): number => percentile(values, 0.5);

/** Runs `work` for 0, 1, …, count-1 with so many at a time. Returns the seconds it took. */
export async function inParallel(
  count: number,
  atOnce: number,
  work: (index: number) => Promise<void>,
): Promise<number> {
  const began = performance.now();
  let next = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      for (let index = next++; index < count; index = next++) await work(index);
    }),
  );
  return (performance.now() - began) / 1_000;
}
