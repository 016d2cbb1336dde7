import type { MatchableType } from "../duplicates-contract";
import { compareOrganisations } from "./compare-organisations";
import { comparePersons } from "./compare-persons";
import type { OrganisationFacts, PersonFacts } from "./facts";
import { organisationKeys } from "./organisation-keys";
import { type OrganisationProfile, organisationProfile, organisationValues } from "./organisation-profile";
import { personKeys } from "./person-keys";
import { type PersonProfile, personProfile, personValues } from "./person-profile";
import type { Judgement } from "./score";
import type { ValueKind, ValueShares } from "./value-shares";

export { type MatchableType, matchableTypes } from "../duplicates-contract";

/** How records of one kind are made comparable, grouped and compared. */
export interface Matching<Facts, Profile extends { id: string }> {
  profile(facts: Facts): Profile;
  values(profile: Profile): Iterable<readonly [ValueKind, string]>;
  keys(profile: Profile): string[];
  compare(one: Profile, other: Profile, shares: ValueShares): Judgement;
}

export const personMatching: Matching<PersonFacts, PersonProfile> = {
  profile: personProfile,
  values: personValues,
  keys: personKeys,
  compare: comparePersons,
};
export const organisationMatching: Matching<OrganisationFacts, OrganisationProfile> = {
  profile: organisationProfile,
  values: organisationValues,
  keys: organisationKeys,
  compare: compareOrganisations,
};

/** Facts of either kind; which one, the record's type says. */
export type Facts = PersonFacts | OrganisationFacts;
/** What was made of them, known by its id alone to whoever does not compare. */
export type Profile = { id: string };
export type AnyMatching = Matching<Facts, Profile>;

/** Contacts and leads are people, accounts organisations. The cast is kept by `load-facts.ts`, which makes facts of the same kind. */
export const matchingOf = (type: MatchableType): AnyMatching =>
  (type === "account" ? organisationMatching : personMatching) as unknown as AnyMatching;
