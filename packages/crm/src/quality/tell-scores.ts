import { freshDays, freshnessAfter, type PartShares, scoreOf, staleDays } from "./definition";

/** How a record stood from one day to another (null: still), but for what followed from nobody touching it. */
export interface ScoreState {
  since: string;
  until: string | null;
  shares: Omit<PartShares, "freshness">;
  /** The last touch; null where that does not matter. */
  touchedOn: string | null;
  /** Wanted fields it lacked, several that stand for each other joined by "|". */
  missing: readonly string[];
  invalid: readonly string[];
}

/** One thing that moved a score. */
export type ScoreReason =
  | { what: "filled" | "emptied" | "corrected" | "wrong"; fields: readonly string[] }
  | { what: "duplicate" | "unique" | "owned" | "unowned" | "touched" | "rules" | "first" | "again" }
  | { what: "stale"; days: number };

export interface ScoreChange {
  day: string;
  /** 0 to 100; null where it was not measured before. */
  from: number | null;
  to: number;
  reasons: readonly ScoreReason[];
}

export interface ScoreTold {
  /** The corners of the line, oldest first: two on a day on which it stepped. */
  line: readonly { day: string; score: number }[];
  /** Newest first. */
  changes: readonly ScoreChange[];
}

const dayMs = 86_400_000;
const dayAfter = (day: string, days: number) => new Date(Date.parse(day) + days * dayMs).toISOString().slice(0, 10);
const daysFrom = (one: string, other: string) => Math.round((Date.parse(other) - Date.parse(one)) / dayMs);

/** The score of a state on one of its days, 0 to 100: by the definition, freshness reckoned from the last touch. */
export function scoreOn(state: ScoreState, day: string): number {
  const freshness = state.touchedOn === null ? 1 : freshnessAfter(Math.max(0, daysFrom(state.touchedOn, day)));
  return scoreOf({ ...state.shares, freshness });
}

/**
 * A record's score over time, from its states in their order: what changed on which day, growing stale included, which nobody writes
 * down because it follows from the last touch. Days are the organisation's, `today` its last.
 */
export function tellScores(states: readonly ScoreState[], today: string): ScoreTold {
  const line: { day: string; score: number }[] = [];
  const changes: ScoreChange[] = [];
  states.forEach((state, index) => {
    const before = states[index - 1];
    const joined = before?.until === state.since ? before : undefined;
    const to = scoreOn(state, state.since);
    changes.push({
      day: state.since,
      from: joined ? scoreOn(joined, state.since) : null,
      to,
      reasons: joined ? reasonsBetween(joined, state) : [{ what: before ? "again" : "first" }],
    });
    const end = state.until ?? today;
    line.push({ day: state.since, score: to });
    for (const days of [freshDays, staleDays]) {
      const day = state.touchedOn === null ? null : dayAfter(state.touchedOn, days);
      if (day === null || day <= state.since || day >= end) continue;
      const score = scoreOn(state, day);
      line.push({ day, score });
      changes.push({ day, from: score, to: score, reasons: [{ what: "stale", days }] });
    }
    line.push({ day: end, score: scoreOn(state, end) });
  });
  return { line, changes: changes.reverse() };
}

/** What became otherwise from one state to the next. Where nothing of it did, what is asked for was changed. */
export function reasonsBetween(one: ScoreState, other: ScoreState): ScoreReason[] {
  const without = (some: readonly string[], rest: readonly string[]) => some.filter((each) => !rest.includes(each));
  const reasons: ScoreReason[] = [
    ...without(one.missing, other.missing).map((each) => ({ what: "filled" as const, fields: each.split("|") })),
    ...without(other.missing, one.missing).map((each) => ({ what: "emptied" as const, fields: each.split("|") })),
    ...without(one.invalid, other.invalid).map((each) => ({ what: "corrected" as const, fields: [each] })),
    ...without(other.invalid, one.invalid).map((each) => ({ what: "wrong" as const, fields: [each] })),
  ];
  if (hundredth(one.shares.uniqueness) !== hundredth(other.shares.uniqueness))
    reasons.push({ what: other.shares.uniqueness < one.shares.uniqueness ? "duplicate" : "unique" });
  if (one.shares.ownership !== other.shares.ownership)
    reasons.push({ what: other.shares.ownership > 0 ? "owned" : "unowned" });
  if (grewFresh(one, other)) reasons.push({ what: "touched" });
  return reasons.length > 0 ? reasons : [{ what: "rules" }];
}

const hundredth = (share: number) => Math.round(100 * share);
const grewFresh = (one: ScoreState, other: ScoreState) =>
  one.touchedOn !== null && one.touchedOn !== other.touchedOn && daysFrom(one.touchedOn, other.since) > freshDays;

/** Whether one state is another one, as `measure-records.ts` compares them. */
export function isOther(one: ScoreState, other: ScoreState): boolean {
  const key = ({ shares, missing, invalid }: ScoreState) =>
    JSON.stringify([
      [shares.completeness, shares.validity, shares.uniqueness, shares.ownership].map(hundredth),
      [...missing].sort(),
      [...invalid].sort(),
    ]);
  return key(one) !== key(other) || grewFresh(one, other);
}
