import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { afterAll, beforeAll, expect, it } from "vitest";
import { messyPeople } from "../../test/messy-people";
import { bringIn } from "../imports/testing/bring-in";
import { crmModule } from "../index";
import { createRecords } from "../records/create-records";
import type { router } from "../router";
import { findDuplicates, goOnFindingDuplicates } from "./find-duplicates";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Person = TestPerson<typeof router>;
const open = (person: Person, type: "account" | "contact" | "lead" = "contact") =>
  person.call.duplicates.list({ type, limit: 50 }).then((page) => page.rows);

const ana = { givenName: "Ana", familyName: "López García", email: "ana.lopez@gmail.com", phone: "+34 600 11 22 33" };
const again = { givenName: "ANA", familyName: "Lopez", email: "analopez@gmail.com", phone: "600112233" };

it("finds a contact entered twice, says why, and asks only whoever may read both", async () => {
  const org = await world.organisation();
  const seller = await org.person();
  const one = await seller.call.contacts.create(ana);
  const other = await seller.call.contacts.create(again);
  await seller.call.contacts.create({ givenName: "Luis", familyName: "Puig", email: "luis@acme.com" });
  await findDuplicates(org.system, {});
  const [pair, ...more] = await open(seller);
  expect(more).toEqual([]);
  expect(pair).toMatchObject({ certain: true, mayMerge: true, against: [] });
  expect(pair?.reasons.map((reason) => reason.key)).toEqual(["partOfName", "sameEmail", "samePhone"]);
  expect(new Set(pair?.records.map((record) => record.id))).toEqual(new Set([one.id, other.id]));
  const elsewhere = await (await world.organisation()).person();
  expect(await open(elsewhere)).toEqual([]);
  expect(await seller.call.duplicates.count({ type: "contact" })).toEqual({ count: 1 });
});

it("does not pair a family or a front desk that shares one mailbox and one line", async () => {
  const org = await world.organisation();
  const seller = await org.person();
  const shared = { email: "info@acme.com", phone: "+34 910 00 11 22", street: "Calle Mayor 5", city: "Madrid" };
  await seller.call.contacts.create({ givenName: "Ana", familyName: "López", ...shared });
  await seller.call.contacts.create({ givenName: "Luis", familyName: "López", ...shared });
  await seller.call.contacts.create({ givenName: "Eva", familyName: "Puig", ...shared });
  await findDuplicates(org.system, {});
  expect(await open(seller)).toEqual([]);
});

it("never merges by itself, and on a shared e-mail alone never even asks: not contacts, not leads, not rows of a file", async () => {
  const org = await world.organisation();
  const seller = await org.person();
  const shared = "ventas@molinos.example";
  const people = [
    { givenName: "Ana", familyName: "López", email: shared },
    { givenName: "Eva", familyName: "Puig", email: shared },
    { givenName: "Luis", familyName: "Quiroz", email: shared.toUpperCase() },
  ];
  for (const person of people) {
    await seller.call.contacts.create(person);
    await seller.call.leads.create(person);
  }
  // Two that are certainly one wait for a person too.
  await seller.call.contacts.create(ana);
  await seller.call.contacts.create(again);
  const { result } = await bringIn(world, org, seller, {
    content: ["First name,Last name,E-mail", `Rosa,Vidal,${shared}`].join("\n"),
  });
  expect(result).toMatchObject({ created: 0, updated: 0, unchanged: 0, failed: 1 });
  await findDuplicates(org.system, {});
  const [certain, ...others] = await open(seller);
  expect(certain).toMatchObject({ certain: true });
  expect(others).toEqual([]);
  expect(await open(seller, "lead")).toEqual([]);
  expect(await seller.call.contacts.count({})).toEqual({ count: 5 });
  expect(await seller.call.leads.count({})).toEqual({ count: 3 });
  for (const { id } of (await seller.call.contacts.list({})).rows)
    expect(await seller.call.merges.list({ type: "contact", id })).toEqual([]);
});

it("looks only at what changed since, and lets go of pairs that look alike no more", async () => {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const seller = await org.person();
  await seller.call.contacts.create(ana);
  await findDuplicates(org.system, {});
  world.setNow("2026-11-18T12:10:00Z");
  const { id } = await seller.call.contacts.create(again);
  await findDuplicates(org.system, {});
  expect(await open(seller)).toHaveLength(1);
  world.setNow("2026-11-18T12:20:00Z");
  await seller.call.contacts.update({
    id,
    values: { givenName: "Luis", familyName: "Puig", email: "luis@acme.com", phone: "600999888" },
  });
  await findDuplicates(org.system, {});
  expect(await open(seller)).toEqual([]);
});

it("keeps what somebody decided, and gives it back when that is taken back", async () => {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const seller = await org.person();
  const { id } = await seller.call.contacts.create(ana);
  await seller.call.contacts.create(again);
  await findDuplicates(org.system, {});
  const [pair] = await open(seller);
  const stranger = await org.person();
  await expect(stranger.call.duplicates.dismiss({ id: pair!.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await seller.call.duplicates.dismiss({ id: pair!.id });
  world.setNow("2026-11-18T12:30:00Z");
  await seller.call.contacts.update({ id, values: { notes: "Prefers mornings" } });
  await findDuplicates(org.system, {});
  expect(await open(seller)).toEqual([]);
  const { rows } = await seller.call.duplicates.list({ type: "contact", state: "dismissed", limit: 10 });
  expect(rows.map((row) => row.id)).toEqual([pair!.id]);
  await seller.call.duplicates.undismiss({ id: pair!.id });
  expect(await open(seller)).toHaveLength(1);
});

it("finds companies written in two ways, and leads", async () => {
  const org = await world.organisation();
  const seller = await org.person();
  await seller.call.accounts.create({
    name: "Aceros del Norte, S.L.",
    website: "https://www.acerosnorte.es",
    city: "Bilbao",
  });
  await seller.call.accounts.create({ name: "ACEROS DEL NORTE", website: "acerosnorte.es/contacto" });
  await seller.call.leads.create({ givenName: "Bill", familyName: "Turner", email: "bill.turner@acme.com" });
  await seller.call.leads.create({ givenName: "William", familyName: "Turner", email: "Bill.Turner+web@acme.com" });
  await findDuplicates(org.system, {});
  expect((await open(seller, "account"))[0]?.reasons.map((reason) => reason.key)).toEqual(["sameName", "sameWebsite"]);
  expect((await open(seller, "lead"))[0]?.reasons.map((reason) => reason.key)).toEqual([
    "sameFamilyName",
    "nickname",
    "sameEmail",
  ]);
});

it("finds among thousands, batch by batch, what it finds in memory", async () => {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const { people, entity } = messyPeople(3_000, 5);
  const ids = new Map<string, string>();
  await inTransaction(org.system, async (tx) => {
    const made = await createRecords(
      org.system,
      tx,
      "contact",
      people.map(({ id: _id, emails, phones, company: _company, ...values }) => ({
        values: { ...values, email: emails?.[0] ?? null, phone: phones?.[0] ?? null },
      })),
    );
    for (const [place, id] of made.entries()) ids.set(id, entity.get(people[place]!.id)!);
  });
  world.enqueued.length = 0;
  await findDuplicates(org.system, {});
  for (let turn = 0; world.enqueued.length > turn; turn++)
    await goOnFindingDuplicates(org.system, world.enqueued[turn]!.data);
  const manager = await org.person({ roles: ["administrator"] });
  let [right, wrong, cursor] = [0, 0, undefined as string | undefined];
  do {
    const page = await manager.call.duplicates.list({ type: "contact", limit: 100, cursor });
    for (const { records } of page.rows)
      if (ids.get(records[0]!.id) === ids.get(records[1]!.id)) right++;
      else wrong++;
    cursor = page.next ?? undefined;
  } while (cursor);
  const twice = people.length - new Set(entity.values()).size;
  expect(right / twice).toBeGreaterThan(0.9);
  expect(right / (right + wrong)).toBeGreaterThan(0.88);
});

it("tells who is probably there already before anything is saved, people and leads alike", async () => {
  const org = await world.organisation();
  const seller = await org.person();
  const contact = await seller.call.contacts.create(ana);
  const lead = await seller.call.leads.create({ givenName: "Ana", familyName: "Lopez", phone: "600 112 233" });
  const probe = () =>
    seller.call.duplicates.probe({
      type: "contact",
      values: { givenName: "Ana", familyName: "Lopez García", phone: "+34600112233" },
    });
  const before = await probe();
  expect(before.rows.map((row) => row.id)).toContain(contact.id);
  await findDuplicates(org.system, {});
  const { rows } = await probe();
  expect(rows.map((row) => [row.type, row.id])).toEqual([
    ["contact", contact.id],
    ["lead", lead.id],
  ]);
  expect(rows[0]).toMatchObject({ name: "Ana López García", level: "probable" });
  const self = await seller.call.duplicates.probe({
    type: "contact",
    id: contact.id,
    values: { givenName: "Ana", familyName: "López García" },
  });
  expect(self.rows.map((row) => row.id)).not.toContain(contact.id);
  const half = await seller.call.duplicates.probe({ type: "contact", values: { email: "Ana.Lopez@gmail.com" } });
  expect(half.rows[0]).toMatchObject({ id: contact.id, certain: false });
  const nobody = await seller.call.duplicates.probe({ type: "contact", values: { givenName: "Zoe", email: "zoe@" } });
  expect(nobody.rows).toEqual([]);
});

it("hears of a second address, not only of the first", async () => {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const seller = await org.person();
  await seller.call.contacts.create({ givenName: "Marta", familyName: "Quiroz", phone: "600112233" });
  const { id } = await seller.call.contacts.create({ givenName: "Marta", familyName: "Kiroz", phone: "699888777" });
  await findDuplicates(org.system, {});
  expect(await open(seller)).toEqual([]);
  world.setNow("2026-11-18T12:10:00Z");
  await seller.call.contacts.points.add({ id, kind: "phone", value: "+34 600 11 22 33" });
  await findDuplicates(org.system, {});
  expect((await open(seller))[0]?.reasons.map((reason) => reason.key)).toContain("samePhone");
});

it("puts together what can be merged at once", async () => {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const seller = await org.person();
  const third = { ...ana, email: "ana.lopez+web@gmail.com" };
  const ids = new Set<string>();
  for (const values of [ana, again, third]) ids.add((await seller.call.contacts.create(values)).id);
  await findDuplicates(org.system, {});
  const pairs = await open(seller);
  expect(pairs).toHaveLength(3);
  for (const pair of pairs) expect(new Set(pair.together)).toEqual(ids);
});
