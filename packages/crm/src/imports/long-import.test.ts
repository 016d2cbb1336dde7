import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import { runImport } from "./run/run-import";
import { bringIn, countsIn, type Importer, type ImportWorld, workOff } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const rows = 13_000;
const content = `Number,First name,Last name,Email,Company\n${Array.from(
  { length: rows },
  (_, n) => `N${n},Given${n % 97},Family${n},person${n}@lago.example,Company ${n % 40}`,
).join("\n")}\n`;

const upload = (person: Importer) =>
  person.call.imports.upload({ fileName: "long.csv", contentBase64: Buffer.from(content).toString("base64") });
const count = (organisationId: string, query: ReturnType<typeof sql>) =>
  withTenant(world.services.database, organisationId, async (db) => {
    const { rows: found } = await db.execute<{ n: number }>(query);
    return found[0]?.n;
  });
const live = (organisationId: string) =>
  count(organisationId, sql`select count(*)::int as n from crm.contacts where gone_at is null`);

describe("a long import", () => {
  it("goes on in the background, tells how far it is, and writes a history line for every record", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const { preview, result, importId } = await bringIn(world, org, ana, { content });
    expect(countsIn(preview)).toEqual({ created: rows, updated: 0, unchanged: 0, failed: 0 });
    expect(result).toMatchObject({
      state: "done",
      rowsDone: rows,
      rowsTotal: rows,
      created: rows,
      accountsCreated: 40,
    });
    expect(
      await count(
        org.id,
        sql`select count(*)::int as n from crm.record_events where run_id = ${importId} and kind = 'created'`,
      ),
    ).toBe(rows + 40);
    expect(await count(org.id, sql`select count(*)::int as n from crm.import_pieces`)).toBe(0);
  });

  it("pauses behind a whole batch, goes on from there, and does nothing twice though two workers are sent", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const { importId, mapping } = await upload(ana);
    await ana.call.imports.commit({ importId, mapping });
    const running = runImport(org.system, { importId });
    while ((await ana.call.imports.get({ importId })).rowsDone === 0)
      await new Promise((resume) => setTimeout(resume, 10));
    const paused = await ana.call.imports.pause({ importId });
    await running;
    const stood = await ana.call.imports.get({ importId });
    expect(stood.state).toBe("paused");
    expect(await live(org.id)).toBe(stood.created);
    expect(stood.rowsDone).toBe(stood.created);
    expect(paused.state).toBe("paused");
    expect(stood.rowsDone).toBeLessThan(rows);
    await expect(ana.call.imports.commit({ importId, mapping })).rejects.toMatchObject({
      cause: { code: "crm.ImportBusy" },
    });
    await ana.call.imports.resume({ importId });
    await Promise.all([runImport(org.system, { importId }), runImport(org.system, { importId })]);
    await workOff(world, org);
    expect(await ana.call.imports.get({ importId })).toMatchObject({ state: "done", created: rows });
    expect(await live(org.id)).toBe(rows);
    expect(await count(org.id, sql`select count(distinct import_line)::int as n from crm.contacts`)).toBe(rows);
  });

  it("is taken back whole: what it made goes, what it changed is as before, what somebody touched since stays and is listed", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    await ana.call.contacts.create({
      givenName: "Given1",
      familyName: "Family1",
      email: "person1@lago.example",
      phone: "600 100 200",
    });
    await ana.call.contacts.create({ givenName: "Given2", familyName: "Family2", email: "person2@lago.example" });
    const { importId, result } = await bringIn(world, org, ana, { content });
    expect(result).toMatchObject({ created: rows - 2, updated: 2 });
    const idOf = async (email: string) => {
      const [found] = (await ana.call.contacts.list({ search: email })).rows;
      return found?.id ?? "";
    };
    const [second, third] = [await idOf("person2@lago.example"), await idOf("person3@lago.example")];
    await ana.call.contacts.update({ id: second, values: { title: "Boss" } });
    const account = (await ana.call.contacts.get({ id: third })).accountId;
    await ana.call.contacts.update({ id: third, values: { phone: "600 300 300" } });
    await ana.call.imports.undo({ importId });
    await workOff(world, org);
    const after = await ana.call.imports.get({ importId });
    expect(after).toMatchObject({ state: "undone", undo: { removed: rows - 3 + 39, restored: 2, kept: 2 } });
    expect(after.keptBack.map(({ reason }) => reason).sort()).toEqual([
      "Company 3 has been used since and was kept",
      "Given3 Family3 has been used since and was kept",
    ]);
    expect(await live(org.id)).toBe(3);
    const first = await ana.call.contacts.get({ id: await idOf("person1@lago.example") });
    expect(first).toMatchObject({ phone: "600 100 200", accountId: null, externalId: null });
    expect(await ana.call.contacts.get({ id: second })).toMatchObject({ title: "Boss", accountId: null });
    expect((await ana.call.contacts.get({ id: third })).accountId).toBe(account);
    await expect(ana.call.imports.undo({ importId })).rejects.toMatchObject({
      cause: { code: "crm.ImportAlreadyDone" },
    });
  });

  it("acts with the rights of whoever started it, and is nobody else's to pause or undo", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const luis = await org.person();
    await luis.call.contacts.create({ givenName: "Given1", familyName: "Family1", email: "person1@lago.example" });
    const { importId, result } = await bringIn(world, org, ana, { content });
    expect(result).toMatchObject({ created: rows - 1, failed: 1 });
    expect(result.failures[0]?.reason).toBe("This record is in somebody else’s care");
    expect(
      await count(
        org.id,
        sql`select count(*)::int as n from crm.contacts where owner_id = ${ana.id} and import_id = ${importId}`,
      ),
    ).toBe(rows - 1);
    await expect(luis.call.imports.undo({ importId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("resumed, acts with the rights of whoever resumed it, not with those it began with", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["people_manager"] });
    const ana = await org.person({ managerId: boss.id });
    const { importId, mapping } = await upload(ana);
    await ana.call.imports.commit({ importId, mapping });
    await boss.call.imports.pause({ importId });
    const importer = async () =>
      withTenant(world.services.database, org.id, async (db) => {
        const { rows: found } = await db.execute<{ person: string }>(
          sql`select importer->>'personId' as person from crm.imports where id = ${importId}`,
        );
        return found[0]?.person;
      });
    expect(await importer()).toBe(ana.id);
    await boss.call.imports.resume({ importId });
    expect(await importer()).toBe(boss.id);
  });
});
