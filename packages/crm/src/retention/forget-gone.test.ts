import { withTenant } from "@arraigo/db";
import { openWorld, type World } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
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
