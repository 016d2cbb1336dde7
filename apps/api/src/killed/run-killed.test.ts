import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { createContacts } from "@arraigo/crm";
import { testDatabase } from "@arraigo/db/testing";
import { createMailer, createOrganisation, enrolPeople, loadActor } from "@arraigo/directory";
import { systemContext } from "@arraigo/platform";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { call } from "../attack/testing/call";
import { procedures } from "../attack/testing/procedures";
import { modules } from "../modules";
import { assemble } from "../serve";
import { killInAPart } from "./testing/kill-in-a-part";
import { startWorker } from "./testing/start-worker";

const personId = "019cd9ab-0000-7000-8000-000000000001";
const createdAt = new Date("2026-11-01T12:00:00Z");
const records = 2_200;
/** As many records as a run changes in one transaction (`run-many.ts`). */
const part = 500;

/** In which parts it dies, and as it writes what, is drawn anew every day; KILL_SEED draws a day's again. */
const seed = Number(process.env["KILL_SEED"] ?? Math.floor(Date.now() / 86_400_000));
const drawn = `KILL_SEED=${seed}`;
const death = fc.record({
  at: fc.integer({ min: 0, max: records - 1 }),
  table: fc.constantFrom("crm.contacts", "crm.record_events", "crm.runs"),
});
const twoParts = fc.uniqueArray(death, { minLength: 2, maxLength: 2, selector: ({ at }) => Math.floor(at / part) });
const [deaths = []] = fc.sample(twoParts, { seed, numRuns: 1 });
const [back = { at: 0, table: "crm.contacts" }] = fc.sample(death, { seed, numRuns: 1 });

let test: Awaited<ReturnType<typeof testDatabase>>;
let parts: Awaited<ReturnType<typeof assemble>>;
let owner: pg.Client;
let act: (path: string, input: unknown) => Promise<Record<string, unknown>>;

beforeAll(async () => {
  test = await testDatabase();
  parts = await assemble({
    databaseUrl: test.ownerUrl,
    url: "http://localhost:3000",
    secret: "a secret for tests, long enough to sign with",
    mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
  });
  const facts = await createOrganisation(parts.services.database, { name: "Killed" });
  const system = systemContext(parts.services, facts, "test");
  await enrolPeople(system, {
    people: [{ id: personId, email: "ada@example.com", givenName: "Ada", familyName: "Todo", startsOn: "2020-01-01" }],
    roles: [{ personId, role: "administrator" }],
  });
  await createContacts(
    system,
    Array.from({ length: records }, (_, index) => ({
      givenName: "Rosa",
      familyName: `Luz ${index}`,
      email: `rosa${index}@customer.example`,
      ownerId: personId,
      createdAt,
    })),
  );
  const who = { organisationId: facts.id, personId, sessionId: personId };
  const loaded = await loadActor(parts.services.database, modules, who, new Date());
  if (!loaded) throw new Error("nobody to act");
  const base = { requestId: "killed", language: "en" as const, organisationId: facts.id };
  const context = { ...parts.services, ...base, ...loaded };
  act = async (path, input) => {
    const procedure = procedures.find((each) => each.path === path);
    if (!procedure) throw new Error(`there is no ${path}`);
    const { status, text } = await call(context, procedure, input);
    if (status !== 200) throw new Error(`${path} answered ${status} ${text}`);
    return (JSON.parse(text) as { result: { data: Record<string, unknown> } }).result.data;
  };
  owner = new pg.Client({ connectionString: test.ownerUrl });
  await owner.connect();
}, 60_000);
afterAll(async () => {
  await owner.end();
  await parts.stop();
  await test.close();
});

/** What stands: how far the run says it is, the records themselves, and what its history has of how many records. */
async function standing(runId: string) {
  const { rows } = await owner.query<Record<string, number | string>>(
    `select r.state, r.done, r.records, (r.undo->>'done')::int as undone, (r.undo->>'restored')::int as restored,
       (select count(*)::int from crm.contacts where title = 'Buyer') as titled,
       (select count(*)::int from crm.record_events where run_id = r.id) as events,
       (select count(distinct subject_id)::int from crm.record_events where run_id = r.id) as told
     from crm.runs r where r.id = $1`,
    [runId],
  );
  return rows[0];
}

/** Lets a worker work until the run stands so. */
async function workUntil(runId: string, state: string) {
  const worker = startWorker(test.ownerUrl);
  const gone = once(worker, "exit");
  while ((await standing(runId))?.["state"] !== state) await sleep(20);
  worker.kill("SIGKILL");
  await gone;
}

it("a bulk edit in the background, and its undo, that are killed in the middle of parts go on behind the last whole one: no record is left out, none changed twice", async () => {
  const filter = { search: "rosa" };
  const { runId, toDo } = await act("crm.contacts.bulkUpdate", { filter, values: { title: "Buyer" } });
  expect(toDo).toBe(records);
  const id = String(runId);
  const { rows: work } = await owner.query<{ ids: string[] }>("select work->'ids' as ids from crm.runs where id = $1", [
    id,
  ]);
  for (const { at, table } of [...deaths].sort((one, other) => one.at - other.at)) {
    await killInAPart(test.ownerUrl, { contactId: work[0]?.ids[at] ?? "", table });
    const whole = at - (at % part);
    const all = { done: whole, records: whole, titled: whole, events: whole, told: whole };
    expect(await standing(id), `killed at record ${at}, writing into ${table} (${drawn})`).toMatchObject({
      state: "running",
      ...all,
    });
  }
  await workUntil(id, "done");
  const all = { done: records, records, titled: records, events: records, told: records };
  expect(await standing(id), drawn).toMatchObject({ state: "done", ...all });
  // However often it was begun again, it is one use of whoever asked for it.
  const { rows: uses } = await owner.query("select person_id from telemetry.events where name = 'crm.records_changed'");
  expect(uses, drawn).toEqual([{ person_id: personId }]);

  expect(await act("crm.runs.undo", { runId: id })).toMatchObject({ restored: 0, kept: 0, toDo: records });
  const { rows: order } = await owner.query<{ id: string }>(
    "select subject_id as id from crm.record_events where run_id = $1 order by id desc",
    [id],
  );
  await killInAPart(test.ownerUrl, { contactId: order[back.at]?.id ?? "", table: back.table });
  const whole = back.at - (back.at % part);
  const sofar = { state: "undoing", titled: records - whole, undone: whole };
  expect(await standing(id), `its undo killed at ${back.at}, writing into ${back.table} (${drawn})`).toMatchObject(
    sofar,
  );
  await workUntil(id, "done");
  expect(await standing(id), drawn).toMatchObject({ titled: 0, undone: records, restored: records });
  const { rows: undoing } = await owner.query("select person_id from telemetry.events where name = 'crm.run_undone'");
  expect(undoing, drawn).toEqual([{ person_id: personId }]);
}, 120_000);
