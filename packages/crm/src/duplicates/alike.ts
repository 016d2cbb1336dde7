import { editDistance, editSimilarity } from "./edit-distance";
import { phoneticKey } from "./phonetic-key";

/** How two folded texts resemble each other, from best to worst. `unknown` where one of them is blank. */
export type Likeness = "same" | "close" | "sounds" | "near" | "far" | "unknown";

const nearSimilarity = 0.65;

/**
 * `close`: one slip of the pen, two from seven letters on, three from twelve. `sounds`: heard alike and hardly written otherwise.
 * `near`: two thirds of the letters agree, or the longer one only goes on where the shorter one ends.
 */
export function likeness(one: string, other: string): Likeness {
  if (one === "" || other === "") return "unknown";
  if (one === other) return "same";
  const longest = Math.max(one.length, other.length);
  const shortest = Math.min(one.length, other.length);
  const slips = editDistance(one, other);
  if (slips <= (longest >= 12 ? 3 : longest >= 7 ? 2 : longest >= 4 ? 1 : 0)) return "close";
  if (slips <= 3 && shortest >= 3 && phoneticKey(one) !== "" && phoneticKey(one) === phoneticKey(other))
    return "sounds";
  if (shortest >= 4 && (one.startsWith(other) || other.startsWith(one))) return "near";
  return editSimilarity(one, other) >= nearSimilarity ? "near" : "far";
}
