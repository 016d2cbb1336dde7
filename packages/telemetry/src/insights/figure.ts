import type { Suppressed } from "@arraigo/platform/disclosure";
import type { MeasureKey } from "./tab-measures";

export type FigureUnit = "people" | "share" | "number" | "uses" | "days";

/**
 * One number of a question, and what it was the period before; of a day, the same weekday a week before, so that a weekend is no fall.
 * Null is not known, which is no zero.
 */
export interface Measure {
  /** Stable: alerts keep it. */
  key: MeasureKey;
  unit: FigureUnit;
  value: number | null;
  before: number | null;
  /** Of how many people. */
  of: number | null;
}

export const measure = (
  key: MeasureKey,
  unit: FigureUnit,
  value: number | null,
  before: number | null,
  of: number | null,
): Measure => ({ key, unit, value, before, of });

/** What a question's page says in a few numbers; the first is the one it is known by. */
export interface Figure {
  /** Of when it is; days, both included. */
  period: { start: string; end: string } | null;
  /** The period moves on with every day, so that two of them overlap. */
  rolling: boolean;
  measures: Measure[];
  /** The first number over time, oldest first, at most 13. */
  trend: (number | null)[];
  computedAt: string;
}

/** The number, why it is not shown, or that its page has no single number. */
export type Answer = Figure | { hidden: Suppressed; minimum: number } | { none: true };

export const isFigure = (answer: Answer): answer is Figure => "measures" in answer;
