import { dateKey } from "./birth-dates";
import type { PersonProfile } from "./person-profile";
import { phoneEnding } from "./phone-key";
import { phoneticKey } from "./phonetic-key";

const first = (word: string | undefined) => word?.slice(0, 1) ?? "";

/**
 * What people must share to be compared at all: five kinds of keys, each forgiving of what the others are not.
 *
 * 1. a mailbox or line; 2. a birth date (also with day and month exchanged); 3. both names as they sound, in either order;
 * 4. one name as it sounds, and the postcode or the town; 5. a house: number and street as it sounds, or either with a name.
 */
export function personKeys(person: PersonProfile): string[] {
  const keys = new Set<string>();
  for (const email of person.emails) keys.add(`e ${email.key}`);
  for (const email of person.emails) if (!email.desk && email.local.length >= 6) keys.add(`l ${email.local}`);
  for (const phone of person.phones) keys.add(`p ${phoneEnding(phone)}`);

  const { street, city, postcode } = person.place;
  const given = phoneticKey(person.given[0] ?? "");
  const family = phoneticKey(person.family.at(-1) ?? "");
  const sounds = [given, family].filter((sound) => sound !== "");
  const born = dateKey(person.bornOn);
  if (born !== "") keys.add(`b ${born}`);

  if (sounds.length === 2) keys.add(`n ${[...sounds].sort().join(" ")}`);
  for (const sound of new Set(sounds)) {
    if (postcode !== "") keys.add(`c ${postcode} ${sound}`);
    if (city !== "") keys.add(`t ${phoneticKey(city)} ${sound}`);
  }
  const way = phoneticKey(street.street);
  const [number = ""] = street.numbers;
  if (way !== "") {
    if (number !== "") keys.add(`h ${number} ${way}`);
    if (postcode !== "") keys.add(`s ${postcode} ${way}`);
    for (const sound of new Set(sounds)) keys.add(`f ${way} ${sound}`);
  }
  const company = person.company;
  if (company !== "") for (const sound of new Set(sounds)) keys.add(`o ${company} ${first(sound)}${sound.slice(1)}`);
  return [...keys];
}
