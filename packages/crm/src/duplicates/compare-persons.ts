import { agreementBits, likenessBits } from "./agreement-bits";
import { likeness } from "./alike";
import { compareDates, type DateLikeness, yearsApart } from "./birth-dates";
import { compareNames, type NameEvidence, type NameLikeness } from "./compare-names";
import { comparePlaces, type PlaceEvidence } from "./compare-places";
import { compareEmails, comparePhones } from "./compare-reach";
import type { PersonProfile } from "./person-profile";
import type { Reason } from "./reasons";
import { type Judgement, judge, priorBits } from "./score";
import type { ValueShares } from "./value-shares";

/** One date in 365 × 80 by coincidence; slips make a stranger's date a little likelier. One record in thirty has a wrong date. */
const dateBits: Record<DateLikeness, number> = { same: 12, swapped: 8, close: 6, near: 2, different: -5, unknown: 0 };
/** The same for two of one family, one in a hundred of which are twins. */
const twinBits: Record<DateLikeness, number> = { same: 6.5, swapped: 6, close: 4, near: -1, different: -5, unknown: 0 };
/** Siblings' dates may differ by a digit; it says hardly anything where the names differ too. */
const siblingDateBits = 1;
/** In a family, a given name is what tells them apart. */
const familyGivenBits: Partial<Record<NameLikeness, number>> = {
  same: 5,
  part: 3.5,
  nickname: 4,
  close: 4,
  sounds: 2,
  near: -1.5,
  initial: 0.5,
  unknown: 0,
  far: -5,
};
/** Parents and children are as many years apart, and share a given name more often than siblings do. */
const generationYears = 15;
const generationGivenBits = 4;
/** Who shares a household is about as often one person entered twice as two people. */
const householdPrior = 2;
/** One family in three shares its mailbox, one in two its phone. */
const familyMailboxBits = 1.5;
const familyPhoneBits = 1;
/** Behind one front desk, and in one house, stand several people. */
const colleaguesPrior = -2;
const neighboursPrior = -1;
const companyAgainst = -1;
/** Names come in circles: two strangers with one name are likelier than each part of it alone suggests. */
const nameAloneLoss = 4;

const agreed = new Set<NameLikeness>(["same", "close", "part", "nickname"]);

/**
 * How likely two people are one, with what speaks for and against it. Three other explanations are weighed, and the best of them
 * decides: they are strangers who coincide, they share a household (family name, address, phone and mailbox say nothing then), or
 * they share a front desk (only their own names and birth dates say something).
 */
export function comparePersons(one: PersonProfile, other: PersonProfile, shares: ValueShares): Judgement {
  const name = compareNames(one, other, shares);
  const place = comparePlaces(one.place, other.place, shares);
  const emails = compareEmails(one.emails, other.emails, shares);
  const phones = comparePhones(one.phones, other.phones, shares);
  const company = compareCompanies(one.company, other.company, shares);
  const born = compareDates(one.bornOn, other.bornOn);
  const nameBits = name.given.bits + name.family.bits;
  const around = place.bits + emails.bits + phones.bits + company.bits;

  const alone = around <= 1 && dateBits[born] <= 0 ? nameAloneLoss : 0;
  const strangers = priorBits(shares.population) + nameBits + around + dateBits[born] - alone;
  const household = householdBits(one, other, name, born, emails.shared, phones.shared) + Math.min(0, place.bits);
  const desk = emails.shared || phones.shared || company.bits > 0;
  const colleagues = (desk ? colleaguesPrior : neighboursPrior) + nameBits + twinBits[born] + Math.min(0, place.bits);

  const agreeing = [
    born === "same" || born === "swapped",
    place.sameHouse,
    emails.shared,
    phones.shared,
    company.bits > 2,
  ];
  const mayBeCertain =
    agreeing.filter(Boolean).length >= 2 && !one.nameGuessed && !other.nameGuessed && !speaksAgainst(name, place, born);
  const bits = Math.min(strangers, household, colleagues);
  return judge(bits, mayBeCertain, [
    ...name.reasons,
    ...dateReasons(born),
    ...emails.reasons,
    ...phones.reasons,
    ...place.reasons,
    ...company.reasons,
    ...sharedReasons(name, emails.shared, phones.shared),
  ]);
}

/** What tells two of one household apart: their given names and birth dates. */
function householdBits(
  one: PersonProfile,
  other: PersonProfile,
  name: NameEvidence,
  born: DateLikeness,
  mailbox: boolean,
  line: boolean,
): number {
  const bitsOf = (part: NameLikeness) => familyGivenBits[part] ?? 0;
  // With the names exchanged on one side, nobody knows which is the given one: the part that agrees least decides.
  const given = name.transposed
    ? Math.min(bitsOf(name.given.found), bitsOf(name.family.found))
    : bitsOf(name.given.found);
  const generations = yearsApart(one.bornOn, other.bornOn) >= generationYears;
  const bits =
    householdPrior + (generations ? Math.min(generationGivenBits, given) : given) + Math.min(0, name.family.bits);
  const date = given <= 0 && born !== "same" ? Math.min(siblingDateBits, twinBits[born]) : twinBits[born];
  if (given < 0 || generations) return bits + date;
  return bits + date + (mailbox ? familyMailboxBits : 0) + (line ? familyPhoneBits : 0);
}

const speaksAgainst = (name: NameEvidence, place: PlaceEvidence, born: DateLikeness) =>
  !agreed.has(name.given.found) ||
  !agreed.has(name.family.found) ||
  place.otherNumber ||
  place.otherStreet ||
  born === "different";

function compareCompanies(one: string, other: string, shares: ValueShares): { bits: number; reasons: Reason[] } {
  const found = likeness(one, other);
  if (found === "same") return { bits: agreementBits(shares, "company", one), reasons: [{ key: "sameCompany" }] };
  const bits = likenessBits(shares, "company", [one, other], found, companyAgainst);
  return { bits, reasons: found === "close" || found === "sounds" ? [{ key: "similarCompany" }] : [] };
}

function dateReasons(born: DateLikeness): Reason[] {
  if (born === "same") return [{ key: "sameBirthDate" }];
  if (born === "swapped") return [{ key: "swappedBirthDate" }];
  if (born === "close") return [{ key: "similarBirthDate" }];
  return born === "different" ? [{ key: "otherBirthDate" }] : [];
}

/** A mailbox or line two people with other names share says that they share it, and no more. */
function sharedReasons(name: NameEvidence, mailbox: boolean, line: boolean): Reason[] {
  if (name.given.found !== "far" && name.family.found !== "far") return [];
  return [...(mailbox ? [{ key: "sharedMailbox" } as const] : []), ...(line ? [{ key: "sharedPhone" } as const] : [])];
}
