import type { TestPerson } from "@arraigo/directory/testing";
import type { router } from "../src/router";

type Person = TestPerson<typeof router>;

/** The smallest valid contact, through the real procedure. */
export async function buildContact(
  person: Person,
  fields: { givenName?: string; familyName?: string; email?: string; phone?: string; accountId?: string } = {},
): Promise<string> {
  const { id } = await person.call.contacts.create({ givenName: "Marta", familyName: "Quiroz", ...fields });
  return id;
}

export async function buildAccount(person: Person, name = "Aceros del Norte"): Promise<string> {
  return (await person.call.accounts.create({ name })).id;
}

export async function buildOpportunity(
  person: Person,
  fields: { accountId?: string; contactId?: string; name?: string } = {},
): Promise<string> {
  return (await person.call.opportunities.create({ name: "Renewal", currency: "USD", ...fields })).id;
}

export type { PersonFacts } from "../src/duplicates/facts";
export { type KnownPeople, readKnownPeople, sampleFolder, scoreDuplicates, scorePairs } from "./known-duplicates";
export { messyPeople } from "./messy-people";
