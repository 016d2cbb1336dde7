import { withTenant } from "@arraigo/db";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { contactPoints } from "../contacts/point-tables";
import { findDuplicates } from "../duplicates/find-duplicates";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

type Person = TestPerson<typeof router>;
type Organisation = TestOrganisation<typeof router>;

/** Everything that could have been touched, but for when it was and the log of it. */
async function everything(org: Organisation): Promise<unknown> {
  const tables = [
    "accounts",
    "contacts",
    "leads",
    "contact_points",
    "account_contacts",
    "opportunities",
    "cases",
    "activities",
    "account_figures",
  ];
  return withTenant(world.services.database, org.id, async (db) => {
    const read: Record<string, unknown> = {};
    for (const table of [...tables, "duplicate_pairs"]) {
      const { rows } = await db.execute<{ row: unknown }>(
        sql.raw(
          `select to_jsonb(t) - 'updated_at' as row from crm.${table} t where organisation_id = '${org.id}' order by id`,
        ),
      );
      read[table] = rows.map((each) => each.row);
    }
    return read;
  });
}

async function pairOf(seller: Person, more: object = {}) {
  const one = await seller.call.contacts.create({
    givenName: "Ana",
    familyName: "López",
    email: "ana@acme.com",
    ...more,
  });
  const other = await seller.call.contacts.create({
    givenName: "Ana",
    familyName: "Lopez",
    email: "ana@home.es",
    phone: "600 112 233",
    title: "CEO",
    tags: ["vip"],
  });
  return { one: one.id, other: other.id };
}

describe("merging", () => {
  it("fills what is blank, moves what hangs on the loser, and leads its old address to the winner", async () => {
    const org = await world.organisation();
    const seller = await org.person();
    const { one, other } = await pairOf(seller);
    const account = await seller.call.accounts.create({ name: "Acme" });
    await seller.call.contacts.update({ id: other, values: { accountId: account.id } });
    await seller.call.activities.log({ text: "Called about prices", kind: "call", contactId: other });
    const deal = await seller.call.opportunities.create({ name: "Renewal", currency: "EUR", contactId: other });
    const preview = await seller.call.merges.preview({ type: "contact", ids: [one, other], winnerId: one });
    expect(preview.records.map((record) => record.id)).toEqual([one, other]);
    expect(preview.records[1]?.counts).toMatchObject({ activities: 1, opportunities: 1 });
    expect(preview.fields.find((field) => field.field === "title")).toMatchObject({
      result: "CEO",
      chosen: other,
      differs: false,
    });
    expect(preview.addresses.map((each) => each.value)).toEqual(["ana@acme.com", "ana@home.es", "600 112 233"]);

    world.published.length = 0;
    const { mergeId } = await seller.call.merges.merge({ type: "contact", winnerId: one, loserIds: [other] });
    expect(world.published).toMatchObject([
      { event: "crm.records_merged", payload: { mergeId, winnerId: one, loserIds: [other] } },
    ]);
    const merged = await seller.call.contacts.get({ id: other });
    expect(merged).toMatchObject({ id: one, title: "CEO", phone: "600 112 233", accountId: account.id, tags: ["vip"] });
    expect(await seller.call.opportunities.get({ id: deal.id })).toMatchObject({ contactId: one });
    const { entries } = await seller.call.records.timeline({ type: "contact", id: one, limit: 50 });
    expect(entries.map((entry) => entry.kind)).toEqual(expect.arrayContaining(["merged", "activity", "created"]));
    expect(entries.filter((entry) => entry.kind === "created")).toHaveLength(2);
  });

  it("takes the values somebody chose, and keeps every address with the stricter consent", async () => {
    const org = await world.organisation();
    const seller = await org.person();
    const { one, other } = await pairOf(seller);
    await withTenant(world.services.database, org.id, (db) =>
      db.insert(contactPoints).values({
        organisationId: org.id,
        contactId: other,
        kind: "email",
        value: "ana@acme.com",
        key: "ana@acme.com",
        position: 1,
        optedOutAt: new Date("2026-03-01T00:00:00Z"),
      }),
    );
    await seller.call.merges.merge({
      type: "contact",
      winnerId: one,
      loserIds: [other],
      choices: { familyName: other },
    });
    expect(await seller.call.contacts.get({ id: one })).toMatchObject({ familyName: "Lopez", email: "ana@acme.com" });
    const { addresses } = await seller.call.merges.preview({
      type: "contact",
      ids: [one, (await seller.call.contacts.create({ givenName: "Zoe", familyName: "Puig" })).id],
      winnerId: one,
    });
    expect(addresses.filter((each) => each.kind === "email")).toMatchObject([
      { value: "ana@acme.com", consent: "optedOut" },
      { value: "ana@home.es", consent: null },
    ]);
  });

  it("needs the right to change every one of the records, and says whose are not", async () => {
    const org = await world.organisation();
    const [seller, colleague] = [await org.person(), await org.person()];
    const { one } = await pairOf(seller);
    const theirs = await colleague.call.contacts.create({ givenName: "Ana", familyName: "Lopez" });
    const merge = seller.call.merges.merge({ type: "contact", winnerId: one, loserIds: [theirs.id] });
    await expect(merge).rejects.toMatchObject({ cause: { name: "MergeNotYours" } });
    const stranger = await (await world.organisation()).person();
    await expect(
      stranger.call.merges.merge({ type: "contact", winnerId: one, loserIds: [theirs.id] }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    const manager = await org.person({ roles: ["administrator"] });
    await manager.call.merges.merge({ type: "contact", winnerId: one, loserIds: [theirs.id] });
  });

  it("never lets a company come to stand below itself", async () => {
    const seller = await (await world.organisation()).person();
    const top = await seller.call.accounts.create({ name: "Acme" });
    const middle = await seller.call.accounts.create({ name: "Acme Iberia", parentId: top.id });
    const below = await seller.call.accounts.create({ name: "Acme S.L.", parentId: middle.id });
    await seller.call.merges.merge({ type: "account", winnerId: below.id, loserIds: [top.id] });
    expect(await seller.call.accounts.get({ id: top.id })).toMatchObject({ id: below.id, parentId: null });
    expect(await seller.call.accounts.get({ id: middle.id })).toMatchObject({ parentId: below.id });
  });

  it("settles the pair, and the search does not ask again", async () => {
    const org = await world.organisation();
    const seller = await org.person();
    const { one, other } = await pairOf(seller, { phone: "600112233" });
    await findDuplicates(org.system, {});
    const list = () => seller.call.duplicates.list({ type: "contact", limit: 10 });
    expect((await list()).rows).toHaveLength(1);
    const { mergeId } = await seller.call.merges.merge({ type: "contact", winnerId: one, loserIds: [other] });
    world.setNow("2026-11-18T13:00:00Z");
    await findDuplicates(org.system, {});
    expect((await list()).rows).toHaveLength(0);
    await seller.call.merges.unmerge({ mergeId });
    expect((await list()).rows).toHaveLength(1);
  });
});

describe("taking a merge apart", () => {
  it("keeps what was changed on the winner since, and says how much", async () => {
    const seller = await (await world.organisation()).person();
    const { one, other } = await pairOf(seller);
    const { mergeId } = await seller.call.merges.merge({ type: "contact", winnerId: one, loserIds: [other] });
    await seller.call.contacts.update({ id: one, values: { title: "Chairwoman" } });
    const { kept } = await seller.call.merges.unmerge({ mergeId });
    expect(kept).toBe(1);
    expect(await seller.call.contacts.get({ id: one })).toMatchObject({ title: "Chairwoman", phone: null });
    expect(await seller.call.contacts.get({ id: other })).toMatchObject({ id: other, title: "CEO" });
    const [merge] = await seller.call.merges.list({ type: "contact", id: one });
    expect(merge).toMatchObject({ separable: false, names: ["Ana Lopez"] });
    await expect(seller.call.merges.unmerge({ mergeId })).rejects.toMatchObject({ cause: { name: "MergeUndone" } });
  });

  it("goes newest first, so that two merges into one record leave nothing of either on it", async () => {
    const seller = await (await world.organisation()).person();
    const build = async (notes: string) =>
      (await seller.call.contacts.create({ givenName: "Ana", familyName: "López", notes, tags: [notes] })).id;
    const [one, two, three] = [await build("one"), await build("two"), await build("three")];
    const first = await seller.call.merges.merge({ type: "contact", winnerId: one, loserIds: [two] });
    const second = await seller.call.merges.merge({ type: "contact", winnerId: one, loserIds: [three] });
    expect((await seller.call.merges.list({ type: "contact", id: one })).map(({ id, newest }) => [id, newest])).toEqual(
      [
        [second.mergeId, true],
        [first.mergeId, false],
      ],
    );
    await expect(seller.call.merges.unmerge({ mergeId: first.mergeId })).rejects.toMatchObject({
      cause: { name: "MergeNotNewest" },
    });
    expect(await seller.call.merges.unmerge({ mergeId: second.mergeId })).toMatchObject({ kept: 0 });
    expect(await seller.call.merges.unmerge({ mergeId: first.mergeId })).toMatchObject({ kept: 0 });
    expect(await seller.call.contacts.get({ id: one })).toMatchObject({ notes: "one", tags: ["one"] });
  });

  it("is refused after ninety days, and while the winner is merged into another", async () => {
    const seller = await (await world.organisation()).person();
    const { one, other } = await pairOf(seller);
    const { mergeId } = await seller.call.merges.merge({ type: "contact", winnerId: one, loserIds: [other] });
    const third = await seller.call.contacts.create({ givenName: "Ana", familyName: "López" });
    const later = await seller.call.merges.merge({ type: "contact", winnerId: third.id, loserIds: [one] });
    await expect(seller.call.merges.unmerge({ mergeId })).rejects.toMatchObject({ cause: { name: "MergeBuried" } });
    await seller.call.merges.unmerge({ mergeId: later.mergeId });
    world.setNow("2027-02-17T12:00:00Z");
    await expect(seller.call.merges.unmerge({ mergeId })).rejects.toMatchObject({ cause: { name: "MergeTooOld" } });
    world.setNow("2027-02-16T11:00:00Z");
    expect(await seller.call.merges.unmerge({ mergeId })).toMatchObject({ kept: 0 });
  });

  it("restores everything, whatever was merged", async () => {
    const org = await world.organisation();
    const seller = await org.person();
    const word = fc.constantFrom("", "Acme", "Ana", "López", "Norte", "x@acme.com");
    const drawn = fc.record({
      type: fc.constantFrom("account" as const, "contact" as const, "lead" as const),
      texts: fc.array(fc.tuple(word, word, word, word), { minLength: 2, maxLength: 4 }),
      hanging: fc.array(fc.nat(3), { maxLength: 4 }),
      winner: fc.nat(3),
    });
    await fc.assert(
      fc.asyncProperty(drawn, async ({ type, texts, hanging, winner }) => {
        const ids: string[] = [];
        for (const [name, street, notes, email] of texts)
          ids.push(await made(seller, type, { name, street, notes, email }));
        for (const which of hanging) await hang(seller, type, ids[which % ids.length]!);
        const winnerId = ids[winner % ids.length]!;
        const before = await everything(org);
        const { mergeId } = await seller.call.merges.merge({
          type,
          winnerId,
          loserIds: ids.filter((id) => id !== winnerId),
        });
        expect(await everything(org)).not.toEqual(before);
        expect(await seller.call.merges.unmerge({ mergeId })).toMatchObject({ kept: 0 });
        expect(await everything(org)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  }, 60_000);
});

interface Drawn {
  name: string;
  street: string;
  notes: string;
  email: string;
}

async function made(
  seller: Person,
  type: "account" | "contact" | "lead",
  { name, street, notes, email }: Drawn,
): Promise<string> {
  const common = { street: street || null, notes: notes || null, tags: notes ? [notes.slice(0, 3)] : [] };
  const mail = email.includes("@") ? email : null;
  if (type === "account") return (await seller.call.accounts.create({ ...common, name: name || "Acme" })).id;
  const person = {
    ...common,
    givenName: name || "Ana",
    familyName: street,
    email: mail,
    phone: street ? "600 112 233" : null,
  };
  if (type === "lead") return (await seller.call.leads.create(person)).id;
  const accountId = notes ? (await seller.call.accounts.create({ name: notes })).id : null;
  return (await seller.call.contacts.create({ ...person, accountId })).id;
}

async function hang(seller: Person, type: "account" | "contact" | "lead", id: string): Promise<void> {
  const on = { account: { accountId: id }, contact: { contactId: id }, lead: { leadId: id } }[type];
  await seller.call.activities.log({ text: "Called", kind: "call", ...on });
  if (type === "lead") return;
  await seller.call.opportunities.create({ name: "Renewal", currency: "EUR", ...on });
  await seller.call.cases.create({ subject: "Broken", ...on });
  if (type === "account") await seller.call.accounts.create({ name: "Branch", parentId: id });
}
