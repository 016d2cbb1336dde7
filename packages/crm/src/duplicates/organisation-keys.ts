import type { OrganisationProfile } from "./organisation-profile";
import { phoneEnding } from "./phone-key";
import { phoneticKey } from "./phonetic-key";

/** Names this long are also grouped by their beginning alone. */
const beginningLetters = 6;
const wordsMax = 3;

/**
 * What organisations must share to be compared at all: 1. the website; 2. a phone number; 3. the name, as a whole and by two of its
 * words as they sound; 4. one word of it and the postcode or the town; 5. number and street of a house.
 */
export function organisationKeys(organisation: OrganisationProfile): string[] {
  const keys = new Set<string>();
  const { street, city, postcode } = organisation.place;
  if (organisation.domain !== "") keys.add(`d ${organisation.domain}`);
  for (const phone of organisation.phones) keys.add(`p ${phoneEnding(phone)}`);
  if (organisation.name.length >= beginningLetters) keys.add(`n ${organisation.name.slice(0, beginningLetters)}`);
  else if (organisation.name !== "") keys.add(`n ${organisation.name}`);
  const sounds = organisation.words
    .slice(0, wordsMax)
    .map((word) => phoneticKey(word) || word)
    .sort();
  for (const [place, sound] of sounds.entries()) {
    for (const next of sounds.slice(place + 1)) keys.add(`w ${sound} ${next}`);
    if (postcode !== "") keys.add(`c ${postcode} ${sound}`);
    if (city !== "") keys.add(`t ${phoneticKey(city)} ${sound}`);
  }
  const way = phoneticKey(street.street);
  const [number = ""] = street.numbers;
  if (way !== "" && number !== "") keys.add(`h ${number} ${way}`);
  if (way !== "" && postcode !== "") keys.add(`s ${postcode} ${way}`);
  return [...keys];
}
