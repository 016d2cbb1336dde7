import { agreementBits, likenessBits } from "./agreement-bits";
import { type Likeness, likeness } from "./alike";
import { editDistance } from "./edit-distance";
import type { PlaceProfile } from "./place-profile";
import type { Reason } from "./reasons";
import type { ValueShares } from "./value-shares";

export interface PlaceEvidence {
  bits: number;
  /** Street (or building) and house number agree: not just the same town. */
  sameHouse: boolean;
  otherNumber: boolean;
  otherStreet: boolean;
  reasons: Reason[];
}

const against = {
  street: -4,
  extra: -0.5,
  city: -2,
  postcode: -2,
  region: -1,
  country: -2,
  number: -3.5,
  numberSlip: -1,
};
const regionBits = 1;
/** Town and postcode say much of the same; the lesser of two that agree counts by this much. */
const repeated = 0.6;
/** What street and house number say at most where the town differs and no postcode joins them. */
const elsewhereBits = 4;
/** However much of an address differs: people move. */
const leastBits = -7;

type NumberLikeness = "same" | "slip" | "different" | "unknown";

function compareNumbers(mine: readonly string[], theirs: readonly string[]): NumberLikeness {
  if (mine.length === 0 || theirs.length === 0) return "unknown";
  if (mine.some((number) => theirs.includes(number))) return "same";
  const [one = "", other = ""] = [mine[0], theirs[0]];
  return Math.max(one.length, other.length) > 1 && editDistance(one, other) === 1 ? "slip" : "different";
}

/** Street and what stands beside it; either may have been written in the other's place. */
function compareStreets(shares: ValueShares, one: PlaceProfile, other: PlaceProfile) {
  const [mine, its] = [one.street, other.street];
  const straight = { street: likeness(mine.street, its.street), extra: likeness(mine.extra, its.extra) };
  const bits =
    likenessBits(shares, "street", [mine.street, its.street], straight.street, against.street) +
    likenessBits(shares, "extra", [mine.extra, its.extra], straight.extra, against.extra);
  if (straight.street === "same" || straight.street === "close") return { found: straight.street, bits };
  const crossed: [Likeness, string, string][] = [
    [likeness(mine.street, its.extra), mine.street, its.extra],
    [likeness(mine.extra, its.street), mine.extra, its.street],
  ];
  let best: { found: Likeness; bits: number } = { found: straight.street, bits };
  for (const [found, left, right] of crossed) {
    if (found !== "same" && found !== "close") continue;
    const gain = likenessBits(shares, "street", [left, right], found, 0) - 1;
    if (gain > best.bits) best = { found: "close", bits: gain };
  }
  return best;
}

/** Two places: house, street, what stands beside it, town, postcode, region and country. */
export function comparePlaces(one: PlaceProfile, other: PlaceProfile, shares: ValueShares): PlaceEvidence {
  const street = compareStreets(shares, one, other);
  const streetAgrees = street.found === "same" || street.found === "close" || street.found === "sounds";
  const number = compareNumbers(one.street.numbers, other.street.numbers);
  let bits = street.bits;
  if (number === "same") {
    const whole = agreementBits(shares, "number", one.street.numbers[0] ?? "");
    bits += street.found === "far" ? whole / 2 : whole;
  } else if (number === "slip") bits += streetAgrees ? against.numberSlip : 0;
  else if (number === "different") bits += street.found === "far" ? 0 : against.number;

  const city = likeness(one.city, other.city);
  const postcode = comparePostcodes(one.postcode, other.postcode);
  const town = [
    likenessBits(shares, "city", [one.city, other.city], city, against.city),
    likenessBits(shares, "postcode", [one.postcode, other.postcode], postcode, against.postcode),
  ] as const;
  // Church Road 28 is in every town.
  const elsewhere = city === "far" && postcode !== "same" && postcode !== "close";
  if (elsewhere) bits = Math.min(elsewhereBits, bits);
  const [less, more] = [Math.min(...town), Math.max(...town)];
  bits += less > 0 ? more + less * repeated : more + less;
  if (one.region !== "" && other.region !== "") bits += one.region === other.region ? regionBits : against.region;
  if (one.country !== "" && other.country !== "" && one.country !== other.country) bits += against.country;

  const sameHouse = !elsewhere && streetAgrees && number === "same";
  const reasons: Reason[] = [];
  if (streetAgrees && number !== "different" && !elsewhere)
    reasons.push({ key: sameHouse && street.found === "same" ? "sameAddress" : "similarAddress" });
  if (postcode === "same") reasons.push({ key: "samePostcode" });
  if (city === "same") reasons.push({ key: "sameCity" });
  const otherStreet = street.found === "far";
  const otherNumber = number === "different" && !otherStreet;
  if (otherNumber) reasons.push({ key: "otherHouseNumber" });
  if (otherStreet) reasons.push({ key: "otherStreet" });
  if (elsewhere) reasons.push({ key: "otherPlace" });
  return { bits: Math.max(leastBits, bits), sameHouse, otherNumber, otherStreet, reasons };
}

/** Postcodes are codes, not words: one slip of the pen is close, anything more is another one. */
function comparePostcodes(one: string, other: string): Likeness {
  if (one === "" || other === "") return "unknown";
  if (one === other) return "same";
  return one.length >= 4 && editDistance(one, other) === 1 ? "close" : "far";
}
