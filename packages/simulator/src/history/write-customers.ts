import {
  type BulkAccount,
  type BulkActivity,
  type BulkContact,
  createAccounts,
  createContacts,
  createOpportunities,
  recordActivities,
} from "@arraigo/crm";
import type { Ctx } from "@arraigo/platform";
import { addDays, instantIn } from "../calendar";
import { mailbox, nameNumber } from "../people/names";
import type { SimulatedPerson } from "../people/plan-people";
import type { Deed } from "../process/draw-usage";
import type { Random } from "../random";
import { companies, notes, titles } from "../texts/customers";
import { planDeals } from "./plan-deals";

export interface Customer {
  accountId: string;
  owner: SimulatedPerson;
  contacts: { id: string; givenName: string; familyName?: string; email?: string; phone?: string }[];
  deals: string[];
  /** The first customer of its owner. */
  first: boolean;
}

export interface CustomerOptions {
  random: Random;
  people: readonly SimulatedPerson[];
  deeds: readonly Deed[];
  firstMonday: string;
  now: Date;
}

/** The customers people work with, their deals, and a record for each contact that was logged. */
export async function writeCustomers(ctx: Ctx, options: CustomerOptions): Promise<Customer[]> {
  const { random, people, deeds } = options;
  const sellers = people.filter((person) => person.jobRole === "Seller" && person.endsOn === null);
  if (sellers.length === 0) return [];
  const customers = await writeAccounts(ctx, options, sellers);
  const byOwner = new Map<string, Customer[]>();
  for (const customer of customers)
    byOwner.set(customer.owner.id, [...(byOwner.get(customer.owner.id) ?? []), customer]);
  const activities = deeds
    .filter((deed) => deed.event === "crm.activity_logged")
    .map((deed): BulkActivity => {
      const customer = random.pick(byOwner.get(deed.person.id) ?? customers);
      const contact = random.pick(customer.contacts);
      const note = random.pick(notes[deed.person.language]);
      const deal = customer.deals[0];
      return {
        kind: note.kind,
        text: note.text.replace("{name}", contact.givenName),
        // Not everybody writes down how long it took.
        ...(random.chance(0.9) ? { minutes: random.pick([5, 8, 10, 12, 15, 20, 30, 45]) } : {}),
        actorId: deed.person.id,
        accountId: customer.accountId,
        contactId: contact.id,
        ...(deal && random.chance(0.4) ? { opportunityId: deal } : {}),
        occurredAt: deed.at,
      };
    });
  await recordActivities(ctx, activities);
  return customers;
}

async function writeAccounts(
  ctx: Ctx,
  options: CustomerOptions,
  sellers: readonly SimulatedPerson[],
): Promise<Customer[]> {
  const { random, firstMonday } = options;
  const owners = [
    ...sellers.filter((seller) => seller.cast),
    ...random.shuffled(sellers.filter((seller) => !seller.cast)),
  ];
  const count = Math.min(companies.length * 3, Math.max(12, sellers.length));
  const customers: Customer[] = [];
  const accounts: BulkAccount[] = [];
  const contacts: BulkContact[] = [];
  for (let index = 0; index < count; index++) {
    const owner = owners[index % owners.length] ?? random.pick(sellers);
    const at = instantIn(owner.timeZone, addDays(firstMonday, -random.whole(5, 300)), random.whole(480, 1_000));
    const name = companies[index % companies.length] ?? "";
    const round = Math.floor(index / companies.length);
    const accountId = random.id(at);
    const domain = `${mailbox(name.replace(/[ &]+/g, ""), "").replace(".", "")}.example`;
    accounts.push({
      id: accountId,
      name: round === 0 ? name : `${name} ${["", "Sur", "Centro"][round] ?? round}`,
      website: `https://${domain}`,
      city: owner.unit.location,
      ownerId: owner.id,
      createdAt: at,
    });
    const people = Array.from({ length: random.whole(1, 4) }, (_, each) => {
      const person = nameNumber(owner.language, 400 + index * 5 + each);
      const id = random.id(at);
      const reached = {
        email: `${mailbox(person.givenName, person.familyName)}@${domain}`,
        ...(random.chance(0.8) ? { phone: `+1 512 555 ${String(random.whole(100, 9_999)).padStart(4, "0")}` } : {}),
      };
      contacts.push({
        id,
        ...person,
        ...reached,
        title: random.pick(titles[owner.language]),
        accountId,
        ownerId: owner.id,
        createdAt: at,
      });
      return { id, ...person, ...reached };
    });
    customers.push({ accountId, owner, contacts: people, deals: [], first: index < owners.length });
  }
  await createAccounts(ctx, accounts);
  await createContacts(ctx, contacts);
  await createOpportunities(
    ctx,
    customers.flatMap((customer) => planDeals(customer, options.random, options.now)),
  );
  return customers;
}
