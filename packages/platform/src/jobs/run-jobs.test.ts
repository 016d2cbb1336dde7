import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { withTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type TestDatabase, testDatabase } from "@arraigo/db/testing";
import { defineEvent } from "@arraigo/events";
import { sql } from "drizzle-orm";
import pg from "pg";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";
import type { Services } from "../context";
import { silentLog } from "../log";
import { defineManifest } from "../manifest";
import { defineModule, on } from "../module";
import { asTx, emit } from "../transaction";
import { createTranslate } from "../translate";
import { deadLetterQueue } from "./queues";
import { type JobRunner, startJobs } from "./run-jobs";

const happened = defineEvent("probe.thing_happened", z.object({ thing: z.uuid() }));
const manifest = defineManifest({ id: "probe", permissions: {}, jobs: { alwaysFails: {} } });
let failures = 0;

const probe = defineModule(manifest, {
  router: {},
  tables: {},
  errors: {},
  messages: { en: { errors: {}, permissions: {} }, es: { errors: {}, permissions: {} } },
  evidence: {},
  subscribers: [
    on(happened, "countIt", async (ctx, { thing }) => {
      await ctx.tx?.execute(
        sql`insert into probe.effects (organisation_id, thing) values (${ctx.organisationId}, ${thing})`,
      );
    }),
  ],
  jobs: {
    alwaysFails: async () => {
      failures += 1;
      throw new Error("always");
    },
  },
});

const organisation = newId();
let world: TestDatabase;
let owner: pg.Client;
let runners: JobRunner[];
let services: Services;

beforeAll(async () => {
  world = await testDatabase();
  owner = new pg.Client({ connectionString: world.ownerUrl });
  await owner.connect();
  await owner.query(`create schema probe; create table probe.effects (organisation_id uuid, thing uuid);
    alter table probe.effects enable row level security; alter table probe.effects force row level security;
    create policy own on probe.effects using (organisation_id = nullif(current_setting('app.organisation', true), '')::uuid);
    grant usage on schema probe to arraigo_app; grant all on probe.effects to arraigo_app;`);
  // Two workers on one database, as two replicas would be.
  runners = [];
  for (let replica = 0; replica < 2; replica++)
    runners.push(await startJobs({ url: world.ownerUrl, modules: [probe], log: silentLog }));
  const [first] = runners;
  if (!first) throw new Error("no runner");
  services = {
    database: world.database,
    clock: { now: () => new Date() },
    outbox: first.outbox,
    telemetry: { record: async () => {}, retract: async () => {} },
    evidence: new Map(),
    handover: new Map(),
    manifests: [],
    translate: createTranslate([probe]),
    log: silentLog,
    mailer: { send: async () => {} },
    portalUrl: "http://localhost",
  };
  const facts = { id: organisation, privacyMode: "team", language: "en", timeZone: "UTC" } as const;
  for (const runner of runners)
    await runner.work(services, { all: async () => [organisation], get: async () => facts });
});
afterAll(async () => {
  await Promise.all(runners.map((runner) => runner.stop()));
  await owner.end();
  await world.close();
});

const effectsOf = async (thing: string) => {
  const { rows } = await owner.query("select organisation_id from probe.effects where thing = $1", [thing]);
  return rows;
};
const inOrganisation = <T>(work: (tx: ReturnType<typeof asTx>) => Promise<T>) =>
  withTenant(world.database, organisation, (db) => work(asTx(db, services.outbox)));

test("a fact that was committed reaches its subscriber once, though two workers listen", async () => {
  const things = Array.from({ length: 40 }, () => newId());
  for (const thing of things) await inOrganisation((tx) => emit(tx, happened, { thing }));
  await vi.waitFor(
    async () => expect((await owner.query("select 1 from probe.effects")).rowCount).toBeGreaterThanOrEqual(40),
    15_000,
  );
  for (const thing of things) expect(await effectsOf(thing)).toEqual([{ organisation_id: organisation }]);
});

test("a fact whose transaction failed is never heard of", async () => {
  const thing = newId();
  const failed = inOrganisation(async (tx) => {
    await emit(tx, happened, { thing });
    throw new Error("no");
  });
  await expect(failed).rejects.toThrow("no");
  const later = newId();
  await inOrganisation((tx) => emit(tx, happened, { thing: later }));
  await vi.waitFor(async () => expect(await effectsOf(later)).toHaveLength(1), 15_000);
  expect(await effectsOf(thing)).toEqual([]);
});

test("a payload that breaks the published schema stops the write that would have announced it", async () => {
  await expect(inOrganisation((tx) => emit(tx, happened, { thing: "not a uuid" }))).rejects.toThrow();
});

test("a handler that always fails ends in the dead letters after its retries", async () => {
  await owner.query(
    "update pgboss.queue set retry_limit = 1, retry_delay = 0, retry_backoff = false where name = 'probe.job.alwaysFails'",
  );
  await inOrganisation((tx) => tx.enqueue("probe.alwaysFails", {}));
  await vi.waitFor(async () => {
    const { rowCount } = await owner.query("select 1 from pgboss.job where name = $1", [deadLetterQueue]);
    expect(rowCount).toBe(1);
  }, 20_000);
  expect(failures).toBeGreaterThanOrEqual(1);
});

test("a worker killed between its work and the commit leaves the effect exactly once", async () => {
  const thing = newId();
  await Promise.all(runners.map((runner) => runner.stop()));
  await inOrganisation((tx) => emit(tx, happened, { thing }));
  const child = fork(fileURLToPath(new URL("./crashing-worker.fixture.mjs", import.meta.url)), [world.ownerUrl], {
    stdio: "ignore",
  });
  await vi.waitFor(async () => {
    const { rowCount } = await owner.query("select 1 from pg_locks where locktype = 'advisory' and objid = 4711");
    expect(rowCount).toBe(1);
  }, 20_000);
  child.kill("SIGKILL");
  await new Promise((resolve) => child.once("exit", resolve));
  expect(await effectsOf(thing)).toEqual([]);
  // The heartbeat of a dead worker runs out; here its end is brought forward instead of waited for.
  await owner.query(
    "update pgboss.job set state = 'retry', retry_count = 0, start_after = now() where name like 'probe.on.%' and state = 'active'",
  );
  const again = await startJobs({ url: world.ownerUrl, modules: [probe], log: silentLog });
  runners = [again];
  const facts = { id: organisation, privacyMode: "team", language: "en", timeZone: "UTC" } as const;
  await again.work(services, { all: async () => [organisation], get: async () => facts });
  await vi.waitFor(async () => expect(await effectsOf(thing)).toHaveLength(1), 20_000);
});
