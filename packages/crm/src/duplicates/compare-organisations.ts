import { agreementBits } from "./agreement-bits";
import { compareCompanyNames } from "./compare-company-names";
import { comparePlaces } from "./compare-places";
import { comparePhones } from "./compare-reach";
import type { OrganisationProfile } from "./organisation-profile";
import type { Evidence } from "./reasons";
import { type Judgement, judge, priorBits } from "./score";
import type { ValueShares } from "./value-shares";

const otherDomainBits = -1.5;
/** In one building, and behind one switchboard, are several companies: only name and website tell them apart. */
const neighboursPrior = -3;
/** One name and website with another address: a branch, or the same company after a move. */
const branchPrior = 3;

/**
 * How likely two organisations are one. Three other explanations are weighed, and the best of them decides: strangers who
 * coincide, neighbours who share address or switchboard, branches that share name and website.
 */
export function compareOrganisations(
  one: OrganisationProfile,
  other: OrganisationProfile,
  shares: ValueShares,
): Judgement {
  const name = compareCompanyNames(one, other, shares);
  const place = comparePlaces(one.place, other.place, shares);
  const phones = comparePhones(one.phones, other.phones, shares);
  const domain = compareDomains(one.domain, other.domain, shares);

  const strangers = priorBits(shares.population) + name.bits + place.bits + phones.bits + domain.bits;
  const neighbours = neighboursPrior + name.bits + domain.bits + Math.min(0, place.bits);
  const branches = branchPrior + place.bits + phones.bits;
  const agreeing = [place.sameHouse, phones.shared, domain.bits > 0];
  const mayBeCertain =
    agreeing.filter(Boolean).length >= 2 &&
    name.agrees &&
    name.bits > 0 &&
    !place.otherNumber &&
    !place.otherStreet &&
    domain.bits >= 0;
  return judge(Math.min(strangers, neighbours, branches), mayBeCertain, [
    ...name.reasons,
    ...domain.reasons,
    ...phones.reasons,
    ...place.reasons,
  ]);
}

function compareDomains(one: string, other: string, shares: ValueShares): Evidence {
  if (one === "" || other === "") return { bits: 0, reasons: [] };
  if (one === other)
    return { bits: agreementBits(shares, "domain", one), reasons: [{ key: "sameWebsite", value: one }] };
  const [mine, theirs] = [one, other].map((domain) => domain.replace(/(?:\.(?:com?|org|net))?\.[a-z]+$/, ""));
  // acme.es and acme.com are one company in two countries more often than two.
  if (mine === theirs) return { bits: 1, reasons: [] };
  return { bits: otherDomainBits, reasons: [{ key: "otherWebsite" }] };
}
