import { newId } from "@arraigo/db/columns";
import { type TestDatabase, testDatabase } from "@arraigo/db/testing";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { z } from "zod";
import { begunAgainMax } from "./begin-again";
import type { Ctx, Grant, Services } from "./context";
import { silentLog } from "./log";
import { defineManifest } from "./manifest";
import { createTranslate } from "./translate";
import { createCallerFactory, proceduresFor, router } from "./trpc";

const manifest = defineManifest({
  id: "probe",
  permissions: { "row.write": { employee: "organisation" } },
  telemetry: { row_written: "Wrote a row" },
});
const can = proceduresFor(manifest);
const grant: Grant = { organisation: true, own: true, reports: true, team: true, units: [] };
const write = (tx: Ctx["tx"], name: string, no: number) =>
  tx?.execute(sql`update probe.rows set said = array_append(said, ${name}) where no = ${no}`);

/** What the next calls do after they wrote a row, one after another; when none is left they come through. */
let fates: ((ctx: Ctx) => Promise<unknown>)[] = [];
let tries = 0;
const probe = router({
  write: can("row.write", { track: "row_written" })
    .input(z.object({ name: z.string() }))
    .mutation(async ({ ctx, input }) => {
      tries += 1;
      await write(ctx.tx, input.name, 1);
      await ctx.tx?.enqueue("probe.after", { name: input.name });
      await fates.shift()?.(ctx);
      return input.name;
    }),
});

const organisation = newId();
let world: TestDatabase;
let owner: pg.Client;
let services: Services;
let warnings: { message: string; facts?: Record<string, unknown> }[] = [];

beforeAll(async () => {
  world = await testDatabase();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query(`create schema probe; create table probe.rows (no int primary key, said text[] not null);
    create table probe.left_by (kind text, name text);
    grant usage on schema probe to arraigo_app; grant all on probe.rows, probe.left_by to arraigo_app;`);
  const leave = (kind: string, name: string) => sql`insert into probe.left_by values (${kind}, ${name})`;
  services = {
    database: world.database,
    clock: { now: () => new Date() },
    outbox: {
      publish: async () => {},
      enqueue: async (db, job) => void (await db.execute(leave("job", job))),
    },
    telemetry: {
      record: async (_ctx, tx, uses) => {
        for (const use of uses) await tx.execute(leave("use", use.name));
      },
      retract: async () => {},
    },
    evidence: new Map(),
    handover: new Map(),
    manifests: [manifest],
    translate: createTranslate([]),
    log: { ...silentLog, warning: (message, facts) => void warnings.push({ message, ...(facts ? { facts } : {}) }) },
    mailer: { send: async () => {} },
    portalUrl: "http://localhost",
  };
});
afterAll(async () => {
  await owner.end();
  await world.close();
});
beforeEach(async () => {
  fates = [];
  tries = 0;
  warnings = [];
  await owner.query(`truncate probe.rows, probe.left_by; insert into probe.rows values (1, '{}'), (2, '{}')`);
});

const calling = () =>
  createCallerFactory(probe)({
    ...services,
    requestId: "r-1",
    language: "en",
    organisationId: organisation,
    privacyMode: "team",
    actor: {
      kind: "person",
      personId: newId(),
      sessionId: null,
      roles: ["employee"],
      grants: new Map([["probe.row.write", grant]]),
      language: "en",
      timeZone: "UTC",
    },
  });
const fail = (code: string) => (ctx: Ctx) =>
  Promise.resolve(ctx.tx?.execute(sql.raw(`do $$ begin raise exception 'no' using errcode = '${code}'; end $$`)));
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { open, opened };
}

async function until(seen: string, pid: number) {
  const watcher = new pg.Client({ connectionString: world.ownerUrl });
  await watcher.connect();
  for (let found = 0; found === 0; ) found = (await watcher.query(seen, [pid])).rowCount ?? 0;
  await watcher.end();
}
const stands = async () => {
  const { rows } = await owner.query("select no, said from probe.rows order by no");
  const { rows: left } = await owner.query("select kind from probe.left_by order by kind");
  return { said: rows.map((row) => row.said), left: left.map((row) => row.kind) };
};

test("of two people who wait for one another both come through, and each is counted and queued once", async () => {
  const other = { waits: gate(), through: gate() };
  const holds = gate();
  fates = [
    async (ctx) => {
      holds.open();
      await other.waits.opened;
      await write(ctx.tx, "ana", 2);
    },
    () => other.through.opened,
  ];
  // The other, from outside, holds the second row and waits for the first, which ana holds by then; it is patient, so she loses.
  await owner.query("begin; set local deadlock_timeout = '1h'");
  await owner.query("update probe.rows set said = array_append(said, 'other') where no = 2");
  const { rows } = await owner.query("select pg_backend_pid() as pid");
  const ana = calling().write({ name: "ana" });
  await holds.opened;
  const first = owner.query("update probe.rows set said = array_append(said, 'other') where no = 1");
  await until("select from unnest(pg_blocking_pids($1::int))", rows[0].pid);
  other.waits.open();
  await first;
  await owner.query("commit");
  other.through.open();
  expect(await ana).toBe("ana");
  expect(await stands()).toEqual({ said: [["other", "ana"], ["other"]], left: ["job", "use"] });
  expect(tries).toBe(2);
  expect(warnings).toEqual([
    {
      message: "lost to another transaction, begun again",
      facts: { path: "write", requestId: "r-1", again: 1 },
    },
  ]);
});

test("a serialization failure is begun again, and nothing of the tries that failed is left", async () => {
  fates = [fail("40001"), fail("40P01"), fail("40001")];
  expect(await calling().write({ name: "ana" })).toBe("ana");
  expect(tries).toBe(1 + begunAgainMax);
  expect(await stands()).toEqual({ said: [["ana"], []], left: ["job", "use"] });
});

test("whoever loses again and again is asked to come back later, with nothing written", async () => {
  fates = Array.from({ length: 10 }, () => fail("40P01"));
  await expect(calling().write({ name: "ana" })).rejects.toMatchObject({ code: "SERVICE_UNAVAILABLE" });
  expect(tries).toBe(1 + begunAgainMax);
  expect(await stands()).toEqual({ said: [[], []], left: [] });
});

test("what fails for any other reason is tried once", async () => {
  fates = [fail("23505")];
  await expect(calling().write({ name: "ana" })).rejects.toMatchObject({ code: "INTERNAL_SERVER_ERROR" });
  expect(tries).toBe(1);
  expect(warnings).toEqual([]);
});
