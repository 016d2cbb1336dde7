import type { LocalDate } from "@arraigo/platform/calendar";
import type { Suppressed } from "@arraigo/platform/disclosure";
import { wilsonInterval } from "@arraigo/statistics";

/** The days a figure speaks of, both included, and when it was worked out. */
export interface Window {
  from: LocalDate;
  until: LocalDate;
  computedAt: string;
}

/** A share with what it is made of. `lower` and `upper` are the 95 % interval, null where there is none. */
export interface Figure extends Window {
  numerator: number;
  denominator: number;
  share: number;
  lower: number | null;
  upper: number | null;
}

/** Why there is no figure: not zero, not hidden, but not there yet. */
export type Missing = { missing: "notLive" | "noFullPeriod" | "notComputed" };

export type FigureOrReason = Figure | Suppressed | Missing;

/** People of people, with its Wilson interval. The denominator is 1 or more. */
export function shareOfPeople(numerator: number, denominator: number, window: Window): Figure {
  const interval = wilsonInterval({ successes: numerator, trials: denominator });
  return {
    ...window,
    numerator,
    denominator,
    share: numerator / denominator,
    lower: interval?.lower ?? null,
    upper: interval?.upper ?? null,
  };
}

export function isFigure(figure: FigureOrReason): figure is Figure {
  return "share" in figure;
}
