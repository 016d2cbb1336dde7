import type { LocalDate } from "@arraigo/platform/calendar";
import type { Suppressed } from "@arraigo/platform/disclosure";
import type { Group } from "../analytics/cut";
import type { Hidden } from "../analytics/question";

/** How a number is read: a share from 0 to 1, days a week, days until something, people, or just a number. */
export type ComparedUnit = "share" | "days" | "daysUntil" | "people" | "number";

export interface ComparedMeasure {
  /** A funnel's steps are `step2`, `step3` and so on; what is offered has `feature:` and its key. */
  key: string;
  unit: ComparedUnit;
}

/** Some people in some days, with one value for each measure. Null: not known, or nobody there. */
export interface ComparedSet {
  /** Null is everybody. */
  group: Group | null;
  from: LocalDate;
  until: LocalDate;
  /** Why nothing is shown: too few people, or days of which nothing is kept. */
  hidden: Suppressed | "gone" | null;
  /** How many people the values are about. */
  people: number | null;
  values: (number | null)[];
}

export interface Comparison {
  minimum: number;
  measures: ComparedMeasure[];
  /** What was asked about first. */
  sets: ComparedSet[];
  computedAt: string;
}

type Place = Pick<ComparedSet, "group" | "from" | "until">;

/** A set of which nothing is said but why. */
export const closedSet = (place: Place, hidden: Suppressed | "gone"): ComparedSet => ({
  ...place,
  hidden,
  people: null,
  values: [],
});

/** A set from the answer of the figure's own page: what is hidden there is hidden here. */
export function setOf<Answer extends object>(
  place: Place,
  answer: Answer | Hidden,
  read: (answer: Answer) => { people: number; values: (number | null)[] },
): ComparedSet {
  return "hidden" in answer ? closedSet(place, answer.hidden) : { ...place, hidden: null, ...read(answer as Answer) };
}

export const shareOf = (part: number | null, of: number): number | null =>
  part === null || of === 0 ? null : part / of;
