import { companyWords } from "./company-key";
import { type EmailKey, emailKey, namesInEmail } from "./email-key";
import type { PersonFacts } from "./facts";
import { nameParts, splitListedName } from "./name-parts";
import { type PhoneKey, phoneKey } from "./phone-key";
import { type PlaceProfile, placeProfile } from "./place-profile";
import type { ValueKind } from "./value-shares";

/** A person as compared: everything normalised once, so that a comparison only compares. */
export interface PersonProfile {
  id: string;
  given: string[];
  family: string[];
  /** The names in one word each: what "Mary Ann" and "Maryann" share. */
  givenWord: string;
  familyWord: string;
  /** The name is only what the e-mail address suggests. */
  nameGuessed: boolean;
  emails: EmailKey[];
  phones: PhoneKey[];
  company: string;
  place: PlaceProfile;
  bornOn: string | null;
}

const all = <T>(values: readonly string[] | undefined, key: (value: string) => T | null): T[] =>
  (values ?? []).map(key).filter((each): each is T & NonNullable<typeof each> => each !== null);

/** What is compared of a person. */
export function personProfile(facts: PersonFacts): PersonProfile {
  const emails = all(facts.emails, emailKey);
  const listed = facts.givenName?.trim() ? null : splitListedName(facts.familyName ?? "");
  let given = nameParts(listed?.given ?? facts.givenName);
  let family = nameParts(listed?.family ?? facts.familyName);
  const nameGuessed = given.length + family.length === 0 && emails.length > 0;
  if (nameGuessed) {
    const guessed = emails.map(namesInEmail).find((names) => names.length > 1) ?? [];
    given = guessed.slice(0, 1);
    family = guessed.slice(1);
  }
  return {
    id: facts.id,
    given,
    family,
    givenWord: given.join(""),
    familyWord: family.join(""),
    nameGuessed,
    emails,
    phones: all(facts.phones, phoneKey),
    company: companyWords(facts.company).join(" "),
    place: placeProfile(facts),
    bornOn: facts.bornOn || null,
  };
}

/** The values of a person whose frequency matters. */
export function* personValues(person: PersonProfile): Iterable<readonly [ValueKind, string]> {
  yield ["given", person.givenWord];
  yield ["family", person.familyWord];
  yield ["company", person.company];
  yield ["street", person.place.street.street];
  yield ["extra", person.place.street.extra];
  yield ["number", person.place.street.numbers[0] ?? ""];
  yield ["city", person.place.city];
  yield ["postcode", person.place.postcode];
  for (const email of person.emails) yield ["email", email.key];
  for (const phone of person.phones) yield ["phone", phone.digits];
}
