import { withTenant } from "@arraigo/db";
import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { inTransaction, router as routerOf } from "@arraigo/platform";
import { and, count, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createAccounts } from "../bulk/create-records";
import { crmModule } from "../index";
import { stages } from "../pipeline/tables";
import { type RecordType, recordTypes } from "../record-types";
import type { router } from "../router";
import { recordEvents } from "./tables";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Person = TestPerson<typeof router>;
const plural = {
  account: "accounts",
  contact: "contacts",
  lead: "leads",
  opportunity: "opportunities",
  case: "cases",
  product: "products",
} as const;
const tomorrow = "2026-11-19";

/** Calls that change no record by themselves, each with why they are no use of their own. */
const uncounted: Record<string, string> = {
  "imports.start": "a step towards an import, which counts when it is carried out",
  "imports.append": "a step towards an import",
  "imports.finish": "a step towards an import",
  "imports.upload": "a step towards an import",
  "imports.preview": "a step towards an import",
};

interface Meta {
  type: string;
  meta?: { track?: string };
}
const mutations = Object.entries(
  routerOf(crmModule.router)._def.procedures as unknown as Record<string, { _def: Meta }>,
)
  .filter(([, procedure]) => procedure._def.type === "mutation")
  .map(([path, procedure]) => ({ path, track: procedure._def.meta?.track }));

/** Somebody who may do everything, and a way to do things that says what they were counted as. */
async function acting() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager", "administrator"] });
  const ana = await org.person({ managerId: boss.id, roles: ["administrator"] });
  const events = () =>
    withTenant(world.services.database, org.id, async (db) => {
      const [row] = await db.select({ n: count() }).from(recordEvents).where(eq(recordEvents.organisationId, org.id));
      return row?.n ?? 0;
    });
  const covered = new Set<string>();
  let minute = 0;
  /** Does one thing, and holds it to what it has to leave behind: history, and the uses named, or one use less. */
  async function did<T>(path: string, uses: string[], work: () => Promise<T>, taken: string[] = []): Promise<T> {
    world.setNow(new Date(Date.UTC(2026, 10, 18, 12, ++minute)).toISOString());
    const written = await events();
    const before = [...world.usage];
    const result = await work();
    covered.add(path);
    const names = (list: typeof before) => list.map((use) => use.name.replace("crm.", "")).sort();
    expect.soft(names(world.usage.filter((use) => !before.includes(use))), path).toEqual([...uses].sort());
    expect.soft(names(before.filter((use) => !world.usage.includes(use))), path).toEqual([...taken].sort());
    expect.soft(await events(), `${path} left no history`).toBeGreaterThan(written);
    return result;
  }
  return { org, boss, ana, did, covered };
}

type Acting = Awaited<ReturnType<typeof acting>>;

const drafts: Record<RecordType, object> = {
  account: { name: "Norte" },
  contact: { familyName: "Vidal", email: "v@norte.example" },
  lead: { familyName: "Mora", company: "Lago" },
  opportunity: { name: "Renewal", currency: "EUR" },
  case: { subject: "Broken" },
  product: { name: "Pump", currency: "EUR" },
};

const made = async (person: Person, type: RecordType, more: object = {}) =>
  (await person.call[plural[type]].create({ ...drafts[type], ...more } as never)).id;

async function everyType({ ana, boss, did }: Acting): Promise<void> {
  for (const type of recordTypes) {
    const at = plural[type];
    const lists = ana.call[at];
    const { id } = await did(`${at}.create`, [`${type}_created`], () => lists.create(drafts[type] as never));
    const [first, second] = [id, await made(ana, type)];
    await did(`${at}.update`, [`${type}_updated`], () => lists.update({ id, values: { notes: "New" } } as never));
    const ids = [first, second];
    const edited = await did(`${at}.bulkUpdate`, ["records_changed"], () =>
      lists.bulkUpdate({ ids, values: { notes: "Other" } } as never),
    );
    const undo = () => ana.call.runs.undo({ runId: edited.runId });
    await did("runs.undo", ["run_undone"], undo, ["records_changed"]);
    const to = { ids, ownerId: boss.id };
    const handed = await did(`${at}.bulkReassign`, ["records_reassigned"], () => lists.bulkReassign(to));
    const giveBack = () => ana.call.runs.undo({ runId: handed.runId });
    await did("runs.undo", ["run_undone"], giveBack, ["records_reassigned"]);
    await did(`${at}.remove`, ["records_removed"], () => lists.remove({ ids }));
    await did(`${at}.restore`, ["records_restored"], () => lists.restore({ ids }));
  }
}

async function addresses({ ana, did }: Acting): Promise<void> {
  for (const type of ["contact", "lead"] as const) {
    const { points } = ana.call[plural[type]];
    const at = {
      id: await made(ana, type, { email: "v@norte.example" }),
      kind: "email",
      value: "b@norte.example",
    } as const;
    const path = `${plural[type]}.points`;
    const updated = [`${type}_updated`];
    await did(`${path}.add`, updated, () => points.add(at));
    await did(`${path}.change`, updated, () => points.change({ ...at, label: "Home" }));
    await did(`${path}.makePrimary`, updated, () => points.makePrimary(at));
    await did(`${path}.mark`, ["address_marked"], () => points.mark({ ...at, mark: "optOut", on: true }));
    const other = { ...at, value: "c@norte.example" };
    await did(`${path}.add`, updated, () => points.add(other));
    await did(`${path}.remove`, updated, () => points.remove(other));
  }
  const [accountId, contactId] = [await made(ana, "account"), await made(ana, "contact")];
  const related = { accountId, contactId, role: "Buyer" };
  await did("contacts.relate", ["contact_updated"], () => ana.call.contacts.relate(related));
  await did("contacts.unrelate", ["contact_updated"], () => ana.call.contacts.unrelate({ accountId, contactId }));
}

async function process({ org, ana, boss, did }: Acting): Promise<void> {
  const { call } = ana;
  const [pipeline] = await call.pipelines.list({ type: "opportunity" });
  const [first, second, third] = pipeline?.stages ?? [];
  const type = "opportunity";
  const id = await made(ana, type);
  const record = { type, id } as const;
  await inTransaction(org.system, (tx) =>
    tx
      .update(stages)
      .set({ requires: [] })
      .where(and(eq(stages.organisationId, org.id))),
  );
  const to = (stageId: string | undefined) => ({ ...record, stageId: stageId ?? "" });
  const stepping = { ...to(second?.id), fields: { nextStep: "Call", nextStepOn: tomorrow } };
  await did("stages.move", ["opportunity_moved", "next_step_set"], () => call.stages.move(stepping));
  await did("stages.unmove", [], () => call.stages.unmove(record), ["opportunity_moved"]);
  const many = { type: "opportunity" as const, ids: [id, await made(ana, type)], stageId: second?.id ?? "" };
  const moved = await did("stages.moveMany", ["records_moved"], () => call.stages.moveMany(many));
  await did("runs.undo", ["run_undone"], () => call.runs.undo({ runId: moved.runId ?? "" }), ["records_moved"]);
  await inTransaction(org.system, (tx) =>
    tx
      .update(stages)
      .set({ approval: "manager" })
      .where(and(eq(stages.organisationId, org.id), eq(stages.id, third?.id ?? ""))),
  );
  await call.stages.move(to(first?.id));
  const ask = () => call.approvals.ask(to(third?.id));
  const asked = await did("approvals.ask", ["approval_asked"], ask);
  const withdraw = () => call.approvals.withdraw({ id: asked.id });
  await did("approvals.withdraw", [], withdraw, ["approval_asked"]);
  const again = await did("approvals.ask", ["approval_asked"], ask);
  const decline = () => boss.call.approvals.decline({ id: again.id, reason: "Not yet, the price is open" });
  await did("approvals.decline", ["approval_decided"], decline);
  const last = await did("approvals.ask", ["approval_asked"], ask);
  await did("approvals.approve", ["approval_decided"], () => boss.call.approvals.approve({ id: last.id }));
}

async function lines({ ana, did }: Acting): Promise<void> {
  const { call } = ana;
  const opportunityId = await made(ana, "opportunity");
  const updated = ["opportunity_updated"];
  const line = { opportunityId, description: "Hours", unitPriceMinor: 1000 };
  const { id } = await did("lines.add", updated, () => call.lines.add(line));
  await did("lines.change", updated, () => call.lines.change({ id, quantity: 3 }));
  await call.opportunities.update({ id: opportunityId, values: { amountMinor: 5 } });
  await did("lines.takeTotal", updated, () => call.lines.takeTotal({ opportunityId }));
  await did("lines.remove", updated, () => call.lines.remove({ id }));
}

async function leads({ ana, did }: Acting): Promise<void> {
  const { call } = ana;
  const id = await made(ana, "lead", { email: "m@lago.example" });
  const opportunity = { name: "Pumps", currency: "EUR", nextStep: "Call", nextStepOn: tomorrow };
  const convert = () => call.leads.convert({ id, account: {}, contact: {}, opportunity });
  await did("leads.convert", ["lead_converted"], convert);
  await did("leads.unconvert", [], () => call.leads.unconvert({ id }), ["lead_converted"]);
  await did("leads.disqualify", ["lead_moved"], () => call.leads.disqualify({ id, reason: "No budget" }));
}

async function cases({ ana, boss, did }: Acting): Promise<void> {
  const { call } = ana;
  const id = await made(ana, "case");
  await did("cases.release", ["case_released"], () => call.cases.release({ id }));
  await did("cases.take", ["case_taken"], () => call.cases.take({ id }));
  await call.cases.release({ id });
  await did("cases.takeNext", ["case_taken"], () => call.cases.takeNext({}));
  await did("cases.assign", ["record_reassigned"], () => call.cases.assign({ id, ownerId: boss.id }));
  const [pipeline] = await call.pipelines.list({ type: "case" });
  const closed = pipeline?.stages.find((stage) => stage.kind !== "open")?.id ?? "";
  await call.stages.move({ type: "case", id, stageId: closed });
  await did("cases.reopen", ["case_moved"], () => call.cases.reopen({ id }));
}

async function activities({ ana, did }: Acting): Promise<void> {
  const { call } = ana;
  const contactId = await made(ana, "contact");
  const both = ["activity_logged", "next_step_set"];
  const call1 = { kind: "call", text: "Called", contactId, nextStepOn: tomorrow } as const;
  const { id } = await did("activities.log", both, () => call.activities.log(call1));
  await did("activities.change", ["activity_changed"], () => call.activities.change({ id, minutes: 5 }));
  await did("activities.withdraw", ["activity_withdrawn"], () => call.activities.withdraw({ id }), both);
  const plan = () => call.activities.plan({ text: "Write", contactId, dueOn: tomorrow });
  const planned = await did("activities.plan", ["activity_planned"], plan);
  const done = () => call.activities.finish({ id: planned.id });
  await did("activities.finish", ["activity_logged"], done);
  await did("activities.reopen", [], () => call.activities.reopen({ id: planned.id }), ["activity_logged"]);
  const withdraw = () => call.activities.withdraw({ id: planned.id });
  await did("activities.withdraw", ["activity_withdrawn"], withdraw, ["activity_planned"]);
}

async function care({ org, ana, boss, did }: Acting): Promise<void> {
  const { call } = ana;
  const id = await made(ana, "account");
  const record = { type: "account", id } as const;
  const step = { ...record, nextStep: "Call", nextStepOn: tomorrow };
  await did("records.setNextStep", ["next_step_set"], () => call.records.setNextStep(step));
  const history = await call.records.fieldHistory({ ...record, field: "nextStep", limit: 5 });
  const restore = { eventId: history.values[0]?.eventId ?? "", field: "nextStep" };
  await did("records.restoreValue", ["value_restored"], () => call.records.restoreValue(restore));
  const hand = () => call.records.reassign({ ...record, ownerId: boss.id });
  const handed = await did("records.reassign", ["record_reassigned"], hand);
  const back = () => call.runs.undo({ runId: handed.runId ?? "" });
  await did("runs.undo", ["run_undone"], back, ["record_reassigned"]);
  const [free = ""] = await createAccounts(org.system, [{ name: "Nobody's", ownerId: null, createdAt: new Date(0) }]);
  const claim = () => call.claims.claim({ type: "account", id: free });
  const { claimId } = await did("claims.claim", ["record_claimed"], claim);
  await did("claims.giveBack", ["claim_returned"], () => call.claims.giveBack({ claimId }), ["record_claimed"]);
  const loserIds = [await made(ana, "contact")];
  const merging = { type: "contact" as const, winnerId: await made(ana, "contact"), loserIds };
  const { mergeId } = await did("merges.merge", ["records_merged"], () => call.merges.merge(merging));
  await did("merges.unmerge", ["records_unmerged"], () => call.merges.unmerge({ mergeId }), ["records_merged"]);
}

async function imports({ ana, did }: Acting): Promise<void> {
  const { call } = ana;
  const content = Buffer.from("Name,City\nSur,Faro\nEste,Faro\n").toString("base64");
  const file = { recordType: "account", fileName: "a.csv", contentBase64: content } as const;
  const { importId, mapping } = await call.imports.upload(file);
  const plan = { importId, mapping };
  await did("imports.commit", ["accounts_imported"], () => call.imports.commit(plan));
  await did("imports.undo", ["import_undone"], () => call.imports.undo({ importId }), ["accounts_imported"]);
}

test("whatever changes a record leaves its history and exactly one use of the right name, and taking it back takes the use", async () => {
  const all = await acting();
  for (const part of [everyType, addresses, process, lines, leads, cases, activities, care, imports]) await part(all);
  const missing = mutations.filter(({ path, track }) => !track && !uncounted[path] && !all.covered.has(path));
  expect(
    missing.map(({ path }) => path),
    "a call that changes something is counted by its history, by `track`, or says why not",
  ).toEqual([]);
  const twice = mutations.filter(({ path, track }) => track && all.covered.has(path));
  expect(twice, "counted by its history and by `track`").toEqual([]);
});

test("saving what already stands is no use, and neither is what the system does", async () => {
  const { org, ana } = await acting();
  const id = await made(ana, "account");
  world.usage.length = 0;
  await ana.call.accounts.update({ id, values: { name: "Norte" } });
  await createAccounts(org.system, [{ name: "Seeded", ownerId: ana.id, createdAt: new Date(0) }]);
  expect(world.usage).toEqual([]);
});

test("a note to oneself, about no record at all, is use as well", async () => {
  const { ana } = await acting();
  world.usage.length = 0;
  const { id } = await ana.call.activities.plan({ text: "Read the price list", dueOn: tomorrow });
  await ana.call.activities.finish({ id });
  expect(world.usage.map((use) => use.name)).toEqual(["crm.activity_planned", "crm.activity_logged"]);
});
