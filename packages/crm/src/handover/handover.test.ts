import { directoryModule } from "@arraigo/directory";
import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { createCallerFactory, inTransaction, router as routerOf } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { atOnceMax } from "../lists-contract";
import { createRecords } from "../records/create-records";
import { uuids } from "../records/scope";
import type { router } from "../router";
import { undoRunJob } from "../runs/undo-run";
import { handover } from "./hand-over-work";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Person = TestPerson<typeof router>;
const today = "2026-11-18";
const yesterday = "2026-11-17";

const directoryOf = (person: Person) =>
  createCallerFactory(
    routerOf(directoryModule.router as typeof import("@arraigo/directory")["directoryModule"]["router"]),
  )({
    ...person.ctx,
    language: "en",
  });

/** A seller with one of everything open, one opportunity that was won, and their manager. */
async function seller() {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const manager = await organisation.person({ roles: ["people_manager"], familyName: "Chief" });
  const ana = await organisation.person({
    managerId: manager.id,
    familyName: "Leaver",
    email: `${crypto.randomUUID()}@example.com`,
  });
  const heir = await organisation.person({ familyName: "Heir" });
  const accountId = await buildAccount(ana);
  const contactId = await buildContact(ana, { accountId });
  const opportunityId = await buildOpportunity(ana, { accountId });
  const wonId = await buildOpportunity(ana, { accountId, name: "Won last year" });
  const leadId = (await ana.call.leads.create({ givenName: "Luz", familyName: "Paz" })).id;
  const caseId = (await ana.call.cases.create({ subject: "Broken", accountId })).id;
  const taskId = (await ana.call.activities.plan({ text: "Send the offer", dueOn: "2026-11-25", opportunityId })).id;
  await close(ana, wonId);
  const facts = async (endsOn: string | null) => {
    const { id, email, givenName, familyName, language, timeZone, startsOn, managerId } = await directoryOf(
      admin,
    ).people.get({ personId: ana.id });
    return { id, email, givenName, familyName, language, timeZone, startsOn, managerId, endsOn };
  };
  const ownerOf = async (type: "accounts" | "contacts" | "opportunities" | "leads" | "cases", id: string) => {
    const { rows } = await ana.ctx.database.pool.connect().then(async (client) => {
      try {
        await client.query(`begin; set local app.organisation = '${organisation.id}'`);
        return await client.query<{ owner_id: string | null }>(`select owner_id from crm.${type} where id = $1`, [id]);
      } finally {
        await client.query("rollback");
        client.release();
      }
    });
    return rows[0]?.owner_id;
  };
  const owners = async () => [
    await ownerOf("accounts", accountId),
    await ownerOf("contacts", contactId),
    await ownerOf("opportunities", opportunityId),
    await ownerOf("leads", leadId),
    await ownerOf("cases", caseId),
  ];
  return { organisation, admin, manager, ana, heir, accountId, opportunityId, wonId, taskId, facts, owners, ownerOf };
}

/** Won, whatever the process asks for: closed work is what matters here. */
async function close(person: Person, id: string): Promise<void> {
  await inTransaction(person.ctx, (tx) =>
    tx.runSql("update crm.opportunities set closed_at = $1 where id = $2", [person.ctx.clock.now(), id]),
  );
}

test("with a last day that is over, everything open goes to the successor in the same step, and what is closed stays", async () => {
  const { admin, ana, heir, wonId, facts, owners, ownerOf } = await seller();
  const handing = { successorId: heir.id };
  await directoryOf(admin).people.save({ ...(await facts(yesterday)), handover: handing });
  expect(await owners()).toEqual(Array(5).fill(heir.id));
  expect(await ownerOf("opportunities", wonId)).toBe(ana.id);
  const open = await inTransaction(admin.ctx, (tx) => handover.count(admin.ctx, tx, ana.id));
  expect(open).toEqual([]);
  const agenda = await (await heir.again()).call.activities.agenda({ from: "2026-11-25", to: "2026-11-25" });
  expect(agenda.planned.map((each) => each.text)).toEqual(["Send the offer"]);
});

test("taking a handover back returns the records, the tasks and the requests for approval, but for what moved on since", async () => {
  const { organisation, admin, ana, heir, opportunityId, taskId, facts, owners } = await seller();
  const note = await ana.call.activities.plan({ text: "Read the price list", dueOn: "2026-11-25" });
  const done = await ana.call.activities.plan({ text: "Call back", dueOn: "2026-11-25", opportunityId });
  const rep = await organisation.person({ managerId: ana.id });
  const deal = await buildOpportunity(rep);
  const [pipeline] = await rep.call.pipelines.list({ type: "opportunity" });
  const stageId = pipeline?.stages[1]?.id ?? "";
  await inTransaction(organisation.system, (tx) =>
    tx.runSql("update crm.stages set approval = 'manager', requires = '{}' where id = $1", [stageId]),
  );
  const { id: asked } = await rep.call.approvals.ask({ type: "opportunity", id: deal, stageId });
  await directoryOf(admin).people.save({ ...(await facts(yesterday)), handover: { successorId: heir.id } });
  await heir.call.activities.finish({ id: done.id });
  const held = async (table: string, column: string, ids: readonly string[]) => {
    const { rows } = await inTransaction(organisation.system, (tx) =>
      tx.execute<{ who: string | null }>(
        sql`select ${sql.raw(column)} as who from ${sql.raw(`crm.${table}`)} where id = any(${uuids(ids)}) order by id`,
      ),
    );
    return rows.map((row) => row.who);
  };
  const tasks = [taskId, note.id, done.id];
  expect(await held("activities", "assignee_id", tasks)).toEqual([heir.id, heir.id, heir.id]);
  expect(await held("approvals", "approver_id", [asked])).toEqual([heir.id]);
  const { entries } = await admin.call.records.timeline({ type: "opportunity", id: opportunityId });
  const runId = entries.find((entry) => entry.kind === "reassigned")?.runId ?? "";
  await expect(admin.call.runs.undo({ runId }), "nobody is there to take it").rejects.toMatchObject({
    cause: { code: "crm.HandoverPersonLeft", params: { person: "Ana Leaver" } },
  });
  expect(await owners()).toEqual(Array(5).fill(heir.id));
  await directoryOf(admin).people.save(await facts("2027-12-31"));
  expect(await admin.call.runs.undo({ runId })).toEqual({ restored: 8, kept: 1, stayed: [], toDo: 0 });
  expect(await owners()).toEqual(Array(5).fill(ana.id));
  expect(await held("activities", "assignee_id", tasks)).toEqual([ana.id, ana.id, heir.id]);
  expect(await held("approvals", "approver_id", [asked])).toEqual([ana.id]);
});

test("a handover of more than a thousand goes back in the background, and waits while nobody is there to take it", async () => {
  const { organisation, admin, ana, heir, opportunityId, taskId, facts, owners } = await seller();
  const people = Array.from({ length: atOnceMax }, (_, at) => ({
    values: { givenName: "Luz", familyName: `Paz ${at}` },
  }));
  const made = await inTransaction(ana.ctx, (tx) => createRecords(ana.ctx, tx, "contact", people));
  await directoryOf(admin).people.save({ ...(await facts(yesterday)), handover: { successorId: heir.id } });
  const { entries } = await admin.call.records.timeline({ type: "opportunity", id: opportunityId });
  const runId = entries.find((entry) => entry.kind === "reassigned")?.runId ?? "";
  await directoryOf(admin).people.save(await facts("2027-12-31"));
  expect(await admin.call.runs.undo({ runId })).toMatchObject({ toDo: atOnceMax + 6 });
  await directoryOf(admin).people.save({ ...(await facts(yesterday)), handover: { successorId: heir.id } });
  await undoRunJob(organisation.system, { runId });
  const waiting = await admin.call.runs.get({ runId });
  expect(waiting).toMatchObject({ state: "undoing", undo: { done: 0 } });
  expect(waiting.problem).toContain("Ana Leaver no longer works here");
  await directoryOf(admin).people.save(await facts("2027-12-31"));
  await admin.call.runs.undo({ runId });
  await undoRunJob(organisation.system, { runId });
  expect(await admin.call.runs.get({ runId })).toMatchObject({
    undone: true,
    undo: { restored: atOnceMax + 6, kept: 0 },
  });
  expect(await owners()).toEqual(Array(5).fill(ana.id));
  expect((await ana.call.contacts.get({ id: made[0] ?? "" })).ownerId).toBe(ana.id);
  expect(
    (await ana.call.activities.agenda({ from: "2026-11-25", to: "2026-11-25" })).planned.map(({ id }) => id),
  ).toEqual([taskId]);
});

test("each record's history says from whom to whom, and who decided", async () => {
  const { admin, heir, accountId, facts } = await seller();
  await directoryOf(admin).people.save({ ...(await facts(yesterday)), handover: { successorId: heir.id } });
  const { entries } = await heir.call.records.timeline({ type: "account", id: accountId });
  const handed = entries.find((entry) => entry.kind === "reassigned" && entry.subjectType === "account");
  expect(handed?.changes).toMatchObject([{ field: "ownerId", from: "Ana Leaver", to: "Ana Heir" }]);
  expect(handed?.actorId).toBe(admin.id);
});

test("what was handed over stands in the audit log, kind by kind; whoever saved it and the successor are told what, whose and by whom", async () => {
  const { admin, ana, heir, facts } = await seller();
  const leaving = { ...(await facts(yesterday)), handover: { successorId: heir.id } };
  const { handedOver } = await directoryOf(admin).people.save(leaving);
  expect(handedOver?.to).toBe("Ana Heir");
  const kinds = ["account", "case", "contact", "lead", "opportunity", "task"];
  expect(handedOver?.work.map((each) => each.split(" ").at(-1))).toEqual(kinds);
  const { entries } = await directoryOf(admin).audit.list({ personId: ana.id });
  expect(entries.find((entry) => entry.action === "directory.work_handed_over")?.facts).toEqual({
    to: heir.id,
    ...Object.fromEntries(kinds.map((kind) => [`crm.${kind}`, 1])),
  });
  const [notice] = (await directoryOf(heir).inbox.list()).notices;
  expect(notice?.text).toMatch(/ handed the work of Ana Leaver over to you: one account, .* and one open task\.$/u);
});

test("where one part fails nothing is handed over, and nobody has left", async () => {
  const { admin, ana, heir, facts, owners } = await seller();
  const broken = { count: handover.count, handOver: () => Promise.reject(new Error("no")) };
  const ports = new Map([...admin.ctx.handover, ["broken", broken] as const]);
  const failing = { ...admin, ctx: { ...admin.ctx, handover: ports } };
  await expect(
    directoryOf(failing).people.save({ ...(await facts(yesterday)), handover: { successorId: heir.id } }),
  ).rejects.toThrow();
  expect(await owners()).toEqual(Array(5).fill(ana.id));
  expect(await directoryOf(admin).people.get({ personId: ana.id })).toMatchObject({ endsOn: null });
});

test("with nobody to take over, records can be claimed, and a task waits on its record", async () => {
  const { admin, facts, owners, opportunityId } = await seller();
  await directoryOf(admin).people.save({ ...(await facts(yesterday)), handover: { successorId: null } });
  expect(await owners()).toEqual(Array(5).fill(null));
  const { entries } = await admin.call.records.timeline({ type: "opportunity", id: opportunityId });
  expect(entries.some((entry) => entry.kind === "activity_changed")).toBe(true);
});

test("nobody asked: the people manager takes over", async () => {
  const { admin, manager, facts, owners } = await seller();
  await directoryOf(admin).people.save(await facts(yesterday));
  expect(await owners()).toEqual(Array(5).fill(manager.id));
});

test("a last day ahead hands over when it is over, to whoever was decided on; with “now” at once", async () => {
  const { organisation, admin, ana, heir, facts, owners } = await seller();
  const job = directoryModule.jobs["handOverDaily"];
  await directoryOf(admin).people.save({ ...(await facts(today)), handover: { successorId: heir.id } });
  await job?.(organisation.system, {});
  expect(await owners()).toEqual(Array(5).fill(ana.id));
  world.setNow("2026-11-19T06:00:00Z");
  await job?.(organisation.system, {});
  await job?.(organisation.system, {});
  expect(await owners()).toEqual(Array(5).fill(heir.id));
  const { entries } = await directoryOf(admin).audit.list({ personId: ana.id });
  expect(entries.filter((entry) => entry.action === "directory.work_handed_over")).toHaveLength(1);
  world.setNow("2026-11-18T12:00:00Z");
  const other = await seller();
  await directoryOf(other.admin).people.save({
    ...(await other.facts("2026-12-31")),
    handover: { successorId: other.heir.id, when: "now" },
  });
  expect(await other.owners()).toEqual(Array(5).fill(other.heir.id));
});

test("whoever was to take over and has left as well is passed by, upwards", async () => {
  const { organisation, admin, manager, heir, facts, owners } = await seller();
  await directoryOf(admin).people.save({ ...(await facts("2026-11-30")), handover: { successorId: heir.id } });
  const heirFacts = await directoryOf(admin).people.get({ personId: heir.id });
  const { id, email, givenName, familyName, language, timeZone, startsOn } = heirFacts;
  await directoryOf(admin).people.save({
    ...{ id, email, givenName, familyName, language, timeZone, startsOn },
    endsOn: yesterday,
    handover: { successorId: manager.id },
  });
  world.setNow("2026-12-01T06:00:00Z");
  await directoryModule.jobs["handOverDaily"]?.(organisation.system, {});
  expect(await owners()).toEqual(Array(5).fill(manager.id));
  world.setNow("2026-11-18T12:00:00Z");
});

test("taking access away leaves the work where it is, unless somebody is named", async () => {
  const { admin, ana, heir, owners } = await seller();
  await directoryOf(admin).people.setAccess({ personId: ana.id, access: "disabled" });
  expect(await owners()).toEqual(Array(5).fill(ana.id));
  await directoryOf(admin).people.setAccess({
    personId: ana.id,
    access: "disabled",
    handover: { successorId: heir.id },
  });
  expect(await owners()).toEqual(Array(5).fill(heir.id));
});

test("a successor is somebody else who works here", async () => {
  const { organisation, admin, ana, facts, owners } = await seller();
  const gone = await organisation.person();
  const stranger = await (await world.organisation()).person();
  await directoryOf(admin).people.save({
    ...(await directoryFacts(admin, gone.id)),
    endsOn: yesterday,
  });
  for (const successorId of [ana.id, gone.id, stranger.id])
    await expect(
      directoryOf(admin).people.save({ ...(await facts(yesterday)), handover: { successorId } }),
    ).rejects.toMatchObject({ cause: { code: "directory.SuccessorUnknown" } });
  expect(await owners()).toEqual(Array(5).fill(ana.id));
});

test("only whoever may change people hands their work over, or is told what is open", async () => {
  const { manager, ana, facts, heir } = await seller();
  await expect(
    directoryOf(manager).people.save({ ...(await facts(yesterday)), handover: { successorId: heir.id } }),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(directoryOf(manager).leaving.read({ personId: ana.id })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("before it happens it is said what is open, in words, and who would take over", async () => {
  const { admin, ana, manager } = await seller();
  const { open, successor } = await directoryOf(admin).leaving.read({ personId: ana.id });
  expect(open.map((each) => each.what)).toEqual([
    "one account",
    "one contact",
    "one open lead",
    "one open opportunity",
    "one open case",
    "one open task",
  ]);
  expect(successor).toEqual({ id: manager.id, name: "Ana Chief" });
});

test("a file of people hands over for whoever it says has left", async () => {
  const { admin, ana, manager, owners } = await seller();
  const { email } = await directoryOf(admin).people.get({ personId: ana.id });
  const content = Buffer.from(`email,last day\n${email},${yesterday}\n`).toString("base64");
  const { importId } = await directoryOf(admin).imports.upload({ fileName: "people.csv", contentBase64: content });
  await directoryOf(admin).imports.commit({ importId, mapping: { email: 0, endsOn: 1 } });
  expect(await owners()).toEqual(Array(5).fill(manager.id));
});

async function directoryFacts(admin: Person, personId: string) {
  const person = await directoryOf(admin).people.get({ personId });
  const { id, email, givenName, familyName, language, timeZone, startsOn } = person;
  return { id, email, givenName, familyName, language, timeZone, startsOn };
}
