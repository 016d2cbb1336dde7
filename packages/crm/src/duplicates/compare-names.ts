import { agreementBits, likenessBits } from "./agreement-bits";
import { type Likeness, likeness } from "./alike";
import { sameNickname } from "./nicknames";
import type { PersonProfile } from "./person-profile";
import type { Reason } from "./reasons";
import type { ValueShares } from "./value-shares";

/** How a part of a name compares: as words do, or by what only names do. */
export type NameLikeness = Likeness | "part" | "nickname" | "initial";

export interface NamePart {
  found: NameLikeness;
  bits: number;
}

export interface NameEvidence {
  given: NamePart;
  family: NamePart;
  transposed: boolean;
  reasons: Reason[];
}

const unknown: NamePart = { found: "unknown", bits: 0 };
/** One record in thirty of the same person has another given name (a pet name, the second one), one in twenty another family name. */
const against = { given: -5, family: -4.5 };
const partLoss = 1.5;
const nicknameLoss = 2.5;
const initialBits = 1.5;
const transposedLoss = 2;
const shortestPart = 3;

type Side = "given" | "family";

/** One part of two names: given with given, family with family, or crosswise. */
function comparePart(shares: ValueShares, kind: Side, mine: readonly string[], theirs: readonly string[]): NamePart {
  if (mine.length === 0 || theirs.length === 0) return unknown;
  const [one, other] = [mine.join(""), theirs.join("")];
  if (one.length === 1 || other.length === 1)
    return one[0] === other[0] ? { found: "initial", bits: initialBits } : { found: "far", bits: against[kind] };
  const found = likeness(one, other);
  if (found === "same" || found === "close")
    return { found, bits: likenessBits(shares, kind, [one, other], found, against[kind]) };
  const common = mine.find((word) => word.length >= shortestPart && theirs.includes(word));
  if (common && (mine.length > 1 || theirs.length > 1))
    return { found: "part", bits: agreementBits(shares, kind, common) - partLoss };
  const [first = "", itsFirst = ""] = [mine[0], theirs[0]];
  if (kind === "given" && sameNickname(first, itsFirst)) {
    const bits = Math.min(agreementBits(shares, kind, one), agreementBits(shares, kind, other)) - nicknameLoss;
    return { found: "nickname", bits };
  }
  if (mine.length > 1 && theirs.length === 1 && likeness(first, itsFirst) === "close")
    return { found: "part", bits: likenessBits(shares, kind, [first, itsFirst], "close", 0) - partLoss };
  return { found, bits: likenessBits(shares, kind, [one, other], found, against[kind]) };
}

/** Two names: as they stand, and with given and family name exchanged on one side, whichever says more. */
export function compareNames(one: PersonProfile, other: PersonProfile, shares: ValueShares): NameEvidence {
  const given = comparePart(shares, "given", one.given, other.given);
  const family = comparePart(shares, "family", one.family, other.family);
  let evidence = { given, family, transposed: false };
  if (given.found !== "same" && family.found !== "same") {
    const crossed = {
      given: comparePart(shares, "given", one.given, other.family),
      family: comparePart(shares, "family", one.family, other.given),
    };
    const gain = crossed.given.bits + crossed.family.bits - transposedLoss;
    if (gain > Math.max(0, given.bits + family.bits)) evidence = { ...crossed, transposed: true };
  }
  return { ...evidence, reasons: nameReasons(evidence) };
}

const alikeOf = new Set<NameLikeness>(["close", "sounds", "near", "part"]);

function nameReasons({ given, family, transposed }: Omit<NameEvidence, "reasons">): Reason[] {
  const [mine, its] = [given.found, family.found];
  if (mine === "far" && its === "far") return [{ key: "otherName" }];
  const reasons: Reason[] = [];
  if (transposed) reasons.push({ key: "transposedName" });
  else if (mine === "same" && its === "same") reasons.push({ key: "sameName" });
  else if ((mine === "same" || alikeOf.has(mine)) && (its === "same" || alikeOf.has(its)))
    reasons.push({ key: mine === "part" || its === "part" ? "partOfName" : "similarName" });
  else {
    if (its === "same") reasons.push({ key: "sameFamilyName" });
    else if (alikeOf.has(its)) reasons.push({ key: "similarFamilyName" });
    if (mine === "same") reasons.push({ key: "sameGivenName" });
    else if (alikeOf.has(mine)) reasons.push({ key: "similarGivenName" });
  }
  if (mine === "nickname") reasons.push({ key: "nickname" });
  if (mine === "initial") reasons.push({ key: "initial" });
  if (mine === "far") reasons.push({ key: "otherGivenName" });
  if (its === "far") reasons.push({ key: "otherFamilyName" });
  return reasons;
}
