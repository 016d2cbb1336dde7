import {
  addLines,
  type BulkAccount,
  type BulkCase,
  type BulkLead,
  type BulkLine,
  createAccounts,
  createCases,
  createContacts,
  createLeads,
  createProducts,
  findDuplicates,
  measureDay,
  planTasks,
  readRates,
  saveFigures,
  setRates,
  usualQueues,
} from "@arraigo/crm";
import type { Ctx } from "@arraigo/platform";
import { addDays, dateIn } from "../calendar";
import { mailbox, nameNumber } from "../people/names";
import type { SimulatedPerson } from "../people/plan-people";
import type { Random } from "../random";
import { caseTexts, goods, interests, leadCompanies, tasks } from "../texts/business";
import type { Customer } from "./write-customers";

interface BusinessOptions {
  random: Random;
  people: readonly SimulatedPerson[];
  customers: readonly Customer[];
  now: Date;
}

const dayMs = 86_400_000;
const [solved, unsolved] = [3, 4];
const ratePerHour: Record<string, number> = { Seller: 4_800, "Service agent": 3_600, Marketer: 4_200 };

/** What a running business leaves behind besides its deals: leads, cases, a price list, tasks, money, and some untidiness. */
export async function writeBusiness(ctx: Ctx, options: BusinessOptions): Promise<void> {
  if (options.customers.length === 0) return;
  await writeLeads(ctx, options);
  await writeCases(ctx, options);
  await writePriceList(ctx, options);
  await writeTasks(ctx, options);
  await writeMoney(ctx, options);
  await writeUntidiness(ctx, options);
  await findDuplicates(ctx, {});
  // The last two months as they would have been measured, a week apart, and today.
  for (let week = 8; week >= 0; week--) {
    const at = new Date(options.now.getTime() - week * 7 * dayMs);
    await measureDay({ ...ctx, clock: { now: () => at } });
  }
}

const working = (people: readonly SimulatedPerson[], jobRole: string) =>
  people.filter((person) => person.jobRole === jobRole && person.endsOn === null);

async function writeLeads(ctx: Ctx, { random, people, now }: BusinessOptions): Promise<void> {
  const owners = [...working(people, "Seller"), ...working(people, "Marketer")];
  const leads = Array.from({ length: Math.min(60, people.length) }, (_, index): BulkLead => {
    const owner = index < 4 ? (owners.find((person) => person.cast) ?? random.pick(owners)) : random.pick(owners);
    const person = nameNumber(owner.language, 900 + index);
    const createdAt = new Date(now.getTime() - random.whole(1, 70) * dayMs);
    const stagePosition = random.pick([0, 0, 0, 1, 1, 2, 4]);
    const touchedAt = new Date(Math.min(now.getTime(), createdAt.getTime() + random.whole(1, 5) * dayMs));
    const company = random.pick(leadCompanies);
    return {
      id: random.id(createdAt),
      ...person,
      company,
      ...(random.chance(0.8) ? { email: `${mailbox(person.givenName, person.familyName)}@example.com` } : {}),
      ...(random.chance(0.6) ? { phone: `+1 512 555 ${String(random.whole(100, 9_999)).padStart(4, "0")}` } : {}),
      source: random.pick(["web", "event", "referral", "campaign"]),
      ...(stagePosition === 2 || random.chance(0.5) ? { interest: random.pick(interests[owner.language]) } : {}),
      ...(stagePosition === 4
        ? { reason: owner.language === "es" ? "Fuera de nuestra zona" : "Outside our area" }
        : {}),
      ownerId: index % 12 === 11 ? null : owner.id,
      stagePosition,
      createdAt,
      ...(stagePosition > 0 ? { movedAt: touchedAt, lastActivityAt: touchedAt } : {}),
    };
  });
  await createLeads(ctx, leads);
}

async function writeCases(ctx: Ctx, { random, people, customers, now }: BusinessOptions): Promise<void> {
  const agents = working(people, "Service agent");
  const dear = customers[2];
  const cases = Array.from({ length: Math.min(180, people.length) }, (_, index): BulkCase => {
    const agent = random.pick(agents.length > 0 ? agents : people);
    // One customer asks far more than the others.
    const customer = index % 9 === 0 && dear ? dear : random.pick(customers);
    const text = random.pick(caseTexts[agent.language]);
    const openedAt = new Date(now.getTime() - random.whole(0, 84) * dayMs - random.whole(1, 20) * 3_600_000);
    const old = now.getTime() - openedAt.getTime() > 10 * dayMs;
    const stagePosition =
      old && random.chance(0.9) ? random.pick([solved, solved, solved, unsolved]) : random.pick([0, 1, 1, 2]);
    const movedAt = new Date(Math.min(now.getTime(), openedAt.getTime() + random.whole(1, 12) * dayMs));
    const contact = customer.contacts[0];
    return {
      id: random.id(openedAt),
      subject: text.subject,
      category: text.category,
      queue: (usualQueues[text.queue] ?? usualQueues[0]).en,
      ...(stagePosition === 0 && random.chance(0.4)
        ? {}
        : { priority: random.pick(["critical", "high", "moderate", "moderate", "low"] as const) }),
      channel: random.pick(["phone", "email", "web"]),
      ...(random.chance(0.92) ? { minutes: random.whole(2, customer === dear ? 60 : 24) * 5 } : {}),
      accountId: customer.accountId,
      ...(contact ? { contactId: contact.id } : {}),
      ...(stagePosition === solved
        ? { resolution: agent.language === "es" ? "Resuelto con el cliente" : "Settled with the customer" }
        : {}),
      ...(stagePosition === unsolved
        ? { reason: agent.language === "es" ? "El cliente desistió" : "The customer gave up" }
        : {}),
      ownerId: stagePosition === 0 && random.chance(0.4) ? null : agent.id,
      stagePosition,
      openedAt,
      ...(stagePosition > 0 ? { movedAt } : {}),
    };
  });
  await createCases(
    ctx,
    cases.toSorted((one, other) => one.openedAt.getTime() - other.openedAt.getTime()),
  );
}

async function writePriceList(ctx: Ctx, { random, people, customers, now }: BusinessOptions): Promise<void> {
  const createdAt = new Date(now.getTime() - 300 * dayMs);
  const ownerId = people.find((person) => person.cast?.leads)?.id ?? null;
  const products = goods.map((each) => ({ id: random.id(createdAt), ...each, currency: "USD", ownerId, createdAt }));
  await createProducts(ctx, products);
  const lines = customers.flatMap((customer) =>
    customer.deals.flatMap((opportunityId, index): BulkLine[] => {
      if (index > 0 || !random.chance(0.5)) return [];
      return Array.from({ length: random.whole(1, 3) }, (_, position) => {
        const product = random.pick(products);
        return {
          opportunityId,
          productId: product.id,
          description: product.name,
          quantity: random.whole(1, 8),
          unitPriceMinor: product.priceMinor,
          ...(product.costMinor === undefined ? {} : { unitCostMinor: product.costMinor }),
          discountPercent: random.pick([0, 0, 5, 10]),
          position,
        };
      });
    }),
  );
  await addLines(ctx, lines);
}

async function writeTasks(ctx: Ctx, { random, customers, now }: BusinessOptions): Promise<void> {
  const planned = customers.flatMap((customer) => {
    const contact = customer.contacts[0];
    if (!contact || !(customer.owner.cast ? customer.first : random.chance(0.3))) return [];
    const today = dateIn(customer.owner.timeZone, now);
    return [
      {
        text: random.pick(tasks[customer.owner.language]).replace("{name}", contact.givenName),
        assigneeId: customer.owner.id,
        dueOn: addDays(today, random.whole(-2, 9)),
        accountId: customer.accountId,
        contactId: contact.id,
        plannedAt: new Date(now.getTime() - random.whole(2, 6) * dayMs),
      },
    ];
  });
  await planTasks(ctx, planned);
}

async function writeMoney(ctx: Ctx, { random, customers, now }: BusinessOptions): Promise<void> {
  const { roles } = await readRates(ctx);
  await setRates(ctx, {
    currency: "USD",
    everybodyElse: 4_000,
    roles: roles.map(({ jobRoleId, name }) => ({ jobRoleId, perHourMinor: ratePerHour[name] ?? null })),
  });
  const running = dateIn("America/Bogota", now).slice(0, 7);
  const months = Array.from({ length: 6 }, (_, back) => monthBefore(running, back + 1));
  const figures = customers.flatMap((customer, index) => {
    // Of every fifth customer finance has sent nothing yet.
    if (index % 5 === 4) return [];
    const usual = random.whole(60, 2_400) * 1_000;
    // One in seven is sold to below what serving them costs.
    const margin = index === 2 || index % 7 === 6 ? random.whole(0, 4) / 100 - 0.03 : random.whole(12, 42) / 100;
    return months.map((month) => {
      const revenueMinor = Math.round(usual * (0.7 + random.next() * 0.6));
      return {
        account: customer.accountId,
        month,
        currency: "USD",
        revenueMinor,
        costOfGoodsMinor: Math.round(revenueMinor * (1 - margin)),
      };
    });
  });
  await saveFigures(ctx, { figures });
}

function monthBefore(month: string, back: number): string {
  const index = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - back;
  return `${Math.floor(index / 12)}-${String((index % 12) + 1).padStart(2, "0")}`;
}

/** Accounts nobody looks after, those of somebody who left, one long forgotten, and people who stand there twice. */
async function writeUntidiness(ctx: Ctx, { random, people, customers, now }: BusinessOptions): Promise<void> {
  const createdAt = new Date(now.getTime() - 420 * dayMs);
  const gone = people.filter((person) => person.endsOn !== null && person.endsOn < dateIn(person.timeZone, now));
  const sellers = working(people, "Seller");
  const account = (name: string, city: string, ownerId: string | null): BulkAccount => ({
    id: random.id(createdAt),
    name,
    city,
    ownerId,
    createdAt,
  });
  await createAccounts(ctx, [
    account("Molinos Santa Fe", "Bogotá", null),
    account("Gulf Coast Produce", "Austin", null),
    account("Almacenes Pilar", "México", null),
    ...gone
      .slice(0, 3)
      .map((person, index) =>
        account(["Frigorífico Sur", "Hacienda Loma", "Bay City Foods"][index] ?? "Sur", "Bogotá", person.id),
      ),
    ...sellers
      .slice(-4)
      .map((person, index) =>
        account(
          ["Granja Oriente", "Mariscos Puerto", "Old Town Deli", "Helix Foods"][index] ?? "Oriente",
          person.unit.location,
          person.id,
        ),
      ),
  ]);
  const twice = customers.slice(0, 8).flatMap((customer) => {
    const contact = customer.contacts[0];
    if (!contact?.familyName) return [];
    return [
      {
        id: random.id(now),
        givenName: contact.givenName,
        familyName: contact.familyName,
        ...(contact.phone ? { phone: contact.phone.replaceAll(" ", "") } : {}),
        ...(contact.email ? { email: contact.email.toUpperCase() } : {}),
        accountId: customer.accountId,
        ownerId: customer.owner.id,
        createdAt: new Date(now.getTime() - random.whole(2, 30) * dayMs),
      },
    ];
  });
  await createContacts(ctx, twice);
}
