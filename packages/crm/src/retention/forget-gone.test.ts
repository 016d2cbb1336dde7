import { withTenant } from "@arraigo/db";
import { openWorld, type World } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { bringIn } from "../imports/testing/bring-in";
import { crmModule } from "../index";
import { forgetGone } from "./forget-gone";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const secret = "Zarzaparrilla";
const removedOn = "2026-11-18T12:00:00Z";

/** Somebody with an address, a task, a history and a note that names them, and the account they belong to. */
async function person() {
  world.setNow(removedOn);
  const org = await world.organisation();
  const ana = await org.person();
  const admin = await org.person({ roles: ["administrator"] });
  const accountId = await buildAccount(ana, "Norte");
  const build = async () => {
    const id = await buildContact(ana, { givenName: "Zoe", familyName: secret, email: `z@${secret}.example` });
    await ana.call.contacts.points.add({ id, kind: "phone", value: "600 111 222" });
    await ana.call.contacts.update({ id, values: { notes: `${secret} likes tea` } });
    await ana.call.contacts.update({ id, values: { notes: `${secret} likes coffee` } });
    return id;
  };
  const contactId = await build();
  await ana.call.activities.log({ kind: "call", text: `Spoke with ${secret}`, contactId, minutes: 12 });
  await ana.call.activities.log({ kind: "call", text: `Norte and ${secret}`, contactId, accountId });
  const dump = () =>
    withTenant(world.services.database, org.id, async (db) => {
      const tables = [
        "contacts",
        "contact_points",
        "activities",
        "record_events",
        "merges",
        "duplicate_keys",
        "duplicate_pairs",
        "import_errors",
        "opportunities",
        "accounts",
        "leads",
      ];
      const all = await Promise.all(
        tables.map(
          async (table) => (await db.execute(sql.raw(`select row_to_json(t) as row from crm.${table} t`))).rows,
        ),
      );
      return JSON.stringify(all);
    });
  const forget = () => forgetGone(org.system, {});
  return { org, ana, admin, accountId, contactId, build, dump, forget };
}

test("what has been gone for ninety days is forgotten for good, and its history keeps only that it was", async () => {
  const { org, ana, contactId, dump, forget } = await person();
  await ana.call.contacts.remove({ ids: [contactId] });
  world.setNow("2027-02-16T11:00:00Z");
  await forget();
  expect(await dump()).toContain(`${secret} likes tea`);
  world.setNow("2027-02-16T13:00:00Z");
  await forget();
  const left = await dump();
  expect(left).not.toContain("likes");
  expect(left).not.toMatch(/600 ?111 ?222/);
  expect(left).not.toContain(`Spoke with ${secret}`);
  expect(left, "what is also about the account stays").toContain(`Norte and ${secret}`);
  const { rows } = await withTenant(world.services.database, org.id, (db) =>
    db.execute<{ kind: string; changes: unknown[]; actor_id: string }>(
      sql`select kind, changes, actor_id from crm.record_events where subject_id = ${contactId}::uuid and kind in ('created', 'changed', 'removed') order by id`,
    ),
  );
  expect([...new Set(rows.map((row) => row.kind))]).toEqual(["created", "changed", "removed"]);
  expect(rows.every((row) => row.changes.length === 0 && row.actor_id === ana.id)).toBe(true);
});

test("what is forgotten is named nowhere in the history of others: that it happened stays", async () => {
  const { org, ana, admin, accountId, contactId, dump, forget } = await person();
  const other = await buildContact(ana, { givenName: "Ana", familyName: "Mora", accountId });
  const deal = await buildOpportunity(ana, { contactId });
  await ana.call.opportunities.update({ id: deal, values: { contactId: other } });
  const holding = await buildAccount(ana, `${secret} Holding`);
  await ana.call.accounts.update({ id: accountId, values: { parentId: holding } });
  await ana.call.accounts.update({ id: accountId, values: { parentId: null } });
  await ana.call.contacts.relate({ contactId: other, accountId: holding, role: "Buyer" });
  await ana.call.contacts.unrelate({ contactId: other, accountId: holding });
  const lead = await ana.call.leads.create({ givenName: "Zoe", familyName: secret, interest: "Tea" });
  await ana.call.leads.convert({ id: lead.id, account: { existingId: accountId }, contact: null, opportunity: null });
  await bringIn(world, org, admin, {
    recordType: "contact",
    content: `Email,First name,Birthday\nfile@lago.example,${secret},neverday\n`,
  });
  const { rows } = await admin.call.contacts.list({ search: "file@lago", limit: 5 });
  const listed = rows.map((row) => row.id);
  await ana.call.contacts.remove({ ids: [contactId] });
  await admin.call.contacts.remove({ ids: listed });
  await ana.call.accounts.remove({ ids: [holding] });
  await ana.call.leads.remove({ ids: [lead.id] });
  expect(await dump()).toContain("neverday");
  world.setNow("2027-03-01T12:00:00Z");
  await forget();
  const left = (await dump()).replace(`Norte and ${secret}`, "");
  expect(left).not.toContain(secret);
  expect(left).not.toContain("neverday");
  const told = async (type: "account" | "contact" | "opportunity", id: string, field: string) =>
    (await ana.call.records.timeline({ type, id, limit: 50 })).entries
      .flatMap((entry) => entry.changes)
      .filter((change) => change.field === field)
      .map(({ from, to }) => `${from} → ${to}`);
  expect(await told("opportunity", deal, "contactId")).toContain("a forgotten record → Ana Mora");
  expect(await told("contact", other, "account")).toEqual(["a forgotten record → null", "null → a forgotten record"]);
  expect(await told("account", accountId, "lead")).toEqual(["null → a forgotten record"]);
});

test("what was forgotten does not come back, and taking its run back says so", async () => {
  const { ana, contactId, forget } = await person();
  const { runId } = await ana.call.contacts.remove({ ids: [contactId] });
  world.setNow("2027-03-01T12:00:00Z");
  await forget();
  expect(await ana.call.contacts.restore({ ids: [contactId] })).toEqual({ restored: 0 });
  await expect(ana.call.runs.undo({ runId })).rejects.toMatchObject({ cause: { code: "crm.RunTooOld" } });
});

test("nothing is forgotten while a merge it went in can be taken apart, and its journal goes with it afterwards", async () => {
  const { ana, contactId, build, dump, forget } = await person();
  const winnerId = await buildContact(ana, { givenName: "Ana", familyName: "Mora" });
  const other = await build();
  await ana.call.contacts.remove({ ids: [other] });
  world.setNow("2026-12-20T12:00:00Z");
  await ana.call.merges.merge({ type: "contact", winnerId, loserIds: [contactId] });
  world.setNow("2027-03-01T12:00:00Z");
  await forget();
  const merged = await dump();
  expect(merged).toContain("likes coffee");
  world.setNow("2027-03-21T12:00:00Z");
  await forget();
  expect(await dump()).not.toContain("likes tea");
  expect((await ana.call.contacts.get({ id: contactId })).id, "its address still leads to where it lives on").toBe(
    winnerId,
  );
});

test("an organisation that keeps things longer keeps them, and cannot keep them shorter", async () => {
  const { ana, admin, contactId, dump, forget } = await person();
  await admin.call.settings.save({ goneDays: 365 });
  await ana.call.contacts.remove({ ids: [contactId] });
  world.setNow("2027-06-01T12:00:00Z");
  await forget();
  expect(await dump()).toContain("likes tea");
  await expect(admin.call.settings.save({ goneDays: 30 })).rejects.toMatchObject({ code: "BAD_REQUEST" });
});
