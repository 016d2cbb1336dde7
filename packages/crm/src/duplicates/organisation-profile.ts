import { companyWords, websiteDomain } from "./company-key";
import type { OrganisationFacts } from "./facts";
import { type PhoneKey, phoneKey } from "./phone-key";
import { type PlaceProfile, placeProfile } from "./place-profile";
import type { ValueKind } from "./value-shares";

/** An organisation as compared. */
export interface OrganisationProfile {
  id: string;
  words: string[];
  /** The words as one: what "Coca-Cola" and "Cocacola" share. */
  name: string;
  domain: string;
  phones: PhoneKey[];
  place: PlaceProfile;
}

/** What is compared of an organisation. */
export function organisationProfile(facts: OrganisationFacts): OrganisationProfile {
  const words = companyWords(facts.name);
  return {
    id: facts.id,
    words,
    name: words.join(""),
    domain: websiteDomain(facts.website) ?? "",
    phones: (facts.phones ?? []).flatMap((phone) => phoneKey(phone) ?? []),
    place: placeProfile(facts),
  };
}

/** The values of an organisation whose frequency matters. */
export function* organisationValues(organisation: OrganisationProfile): Iterable<readonly [ValueKind, string]> {
  yield ["company", organisation.name];
  for (const word of new Set(organisation.words)) yield ["companyWord", word];
  yield ["domain", organisation.domain];
  yield ["street", organisation.place.street.street];
  yield ["extra", organisation.place.street.extra];
  yield ["number", organisation.place.street.numbers[0] ?? ""];
  yield ["city", organisation.place.city];
  yield ["postcode", organisation.place.postcode];
  for (const phone of organisation.phones) yield ["phone", phone.digits];
}
