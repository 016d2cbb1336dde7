import { agreementBits, likenessBits } from "./agreement-bits";
import { likeness } from "./alike";
import type { Evidence } from "./reasons";
import type { ValueShares } from "./value-shares";

const against = -6;
const unmatchedLoss = 0.5;
const acronymBits = 2;
/** This share of what the shorter name's words say has to be in the other name too. */
const matchedShareMin = 0.6;
const mostBits = 10;

export interface CompanyName {
  words: readonly string[];
  name: string;
}

/**
 * Two company names: as a whole, or word by word in any order, where rare words count more than common ones (Restaurante, Hotel)
 * and what only one of them has takes half of its weight away.
 */
export function compareCompanyNames(
  one: CompanyName,
  other: CompanyName,
  shares: ValueShares,
): Evidence & { agrees: boolean } {
  const found = likeness(one.name, other.name);
  if (found === "unknown") return { bits: 0, reasons: [], agrees: false };
  if (found === "same" || found === "close") {
    const bits = likenessBits(shares, "company", [one.name, other.name], found, against);
    return { bits, agrees: true, reasons: [{ key: found === "same" ? "sameName" : "similarName" }] };
  }
  const byWord = matchWords(one.words, other.words, shares);
  if (byWord > 0) return { bits: Math.min(mostBits, byWord), agrees: true, reasons: [{ key: "similarName" }] };
  if (isAcronym(one.words, other.words) || isAcronym(other.words, one.words))
    return { bits: acronymBits, agrees: true, reasons: [{ key: "initial" }] };
  if (found === "sounds" || found === "near") return { bits: 0, agrees: true, reasons: [{ key: "similarName" }] };
  return { bits: against, agrees: false, reasons: [{ key: "otherName" }] };
}

function matchWords(mine: readonly string[], theirs: readonly string[], shares: ValueShares): number {
  const left = new Set(theirs);
  let [matched, whole] = [0, 0];
  for (const word of mine) {
    const weight = agreementBits(shares, "companyWord", word);
    whole += weight;
    const twin = left.has(word) ? word : [...left].find((each) => likeness(word, each) === "close");
    if (twin === undefined) continue;
    left.delete(twin);
    matched += twin === word ? weight : weight / 2;
  }
  const rest = [...left].reduce((sum, word) => sum + agreementBits(shares, "companyWord", word), 0);
  const lesser = Math.min(whole, matched + rest);
  if (lesser === 0 || matched / lesser < matchedShareMin) return 0;
  return matched - unmatchedLoss * (whole - matched + rest);
}

const isAcronym = (short: readonly string[], long: readonly string[]) =>
  short.length === 1 && long.length >= 3 && short[0] === long.map((word) => word[0]).join("");
