import { type Reason, type ReasonFor, reasonsFor } from "./reasons";

/** `certain`: nothing speaks against it. `probable`: a person should look. Neither is ever merged by itself. */
export type Level = "certain" | "probable";

/** One threshold for every type and every set: from here on, one and the same is likelier than a coincidence. */
export const probableBits = 1;
export const certainBits = 9;

/** Scores from here on are certain; what is only probable stays below, however likely. */
export const certainScore = 0.96;
const probableScoreMax = 0.95;
const certainScoreMax = 0.99;

export interface Judgement {
  bits: number;
  /** 0 to 1: how likely one and the same, were the fields independent. Two digits are all it is worth. */
  score: number;
  level: Level | null;
  reasons: Reason[];
  against: Reason[];
}

const isFor = new Set<string>(reasonsFor);

export function judge(bits: number, mayBeCertain: boolean, reasons: readonly Reason[]): Judgement {
  const level = bits >= certainBits && mayBeCertain ? "certain" : bits >= probableBits ? "probable" : null;
  const likely = 1 / (1 + 2 ** -bits);
  const [least, most] = level === "certain" ? [certainScore, certainScoreMax] : [0.01, probableScoreMax];
  const score = Math.round(Math.min(most, Math.max(least, likely)) * 100) / 100;
  const speaksFor = (reason: Reason): reason is Reason & { key: ReasonFor } => isFor.has(reason.key);
  return {
    bits,
    score,
    level,
    reasons: reasons.filter(speaksFor),
    against: reasons.filter((reason) => !speaksFor(reason)),
  };
}

/** Before anything is compared: one record in twenty is expected to be there twice, among so many others. */
export function priorBits(population: number): number {
  return Math.log2(0.1 / Math.min(1_000_000, Math.max(1_000, population)));
}
