import { randomUUID } from "node:crypto";
import { Agent, request } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { applicationRole, connect } from "@arraigo/db";
import { silentLog, systemContext } from "@arraigo/platform";
import { createWriteKey } from "@arraigo/telemetry";
import type pg from "pg";
import { type Bench, inParallel, median, percentile } from "../lib/bench";
import { startServer } from "../lib/child";
import { withDatabase } from "../lib/database";
import { makeOrganisation } from "../lib/organisation";

const people = 240;
const atOnce = 16;
const columns = 10;

interface SentEvent {
  type: "track";
  messageId: string;
  event: string;
  userId: string;
  timestamp: string;
  properties: Record<string, unknown>;
  context: Record<string, unknown>;
}

/** What the Segment library sends for a day of CRM work: ids in order of time, a dozen kinds of event, three properties. */
function eventAt(index: number): SentEvent {
  const now = Date.now();
  return {
    type: "track",
    messageId: `node-next-${now}-${randomUUID()}`,
    event: `crm.thing_${index % 12}`,
    userId: `p${(index * 7) % people}`,
    timestamp: new Date(now - ((index * 977) % 36_000_000)).toISOString(),
    properties: { record: randomUUID(), stage: `stage ${index % 6}`, seconds: index % 90 },
    context: { library: { name: "@segment/analytics-node", version: "3.1.0" } },
  };
}

const batchesOf = (batches: number, size: number) =>
  Array.from({ length: batches }, (_, batch) =>
    Array.from({ length: size }, (_, index) => eventAt(batch * size + index)),
  );

/** The floor: the same rows, plain multi-row inserts through the same driver, into a table with a primary key and nothing else. */
async function floor(owner: pg.Pool, organisation: string, batches: number, size: number): Promise<number> {
  await owner.query("drop table if exists public.floor");
  await owner.query(`create table public.floor (organisation_id uuid, message_id text, person_id uuid, user_ref text, name text,
    occurred_at timestamptz, received_at timestamptz, source_id uuid, properties jsonb, context jsonb, primary key (organisation_id, message_id))`);
  const rows = Array.from(
    { length: size },
    (_, row) => `(${Array.from({ length: columns }, (_, column) => `$${row * columns + column + 1}`).join(",")})`,
  );
  const text = `insert into public.floor values ${rows.join(",")}`;
  const person = randomUUID();
  const all = batchesOf(batches, size);
  const seconds = await inParallel(batches, 4, async (index) => {
    const received = new Date().toISOString();
    const values = (all[index] ?? []).flatMap((event) => [
      organisation,
      event.messageId,
      person,
      event.userId,
      event.event,
      event.timestamp,
      received,
      person,
      JSON.stringify(event.properties),
      JSON.stringify(event.context),
    ]);
    await owner.query({ name: `floor_${size}`, text, values });
  });
  return (batches * size) / seconds;
}

/** A client that keeps its connections: posts a body, resolves when it was acknowledged. */
function clientOf(url: string, key: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: atOnce });
  const headers = {
    "content-type": "application/json",
    authorization: `Basic ${Buffer.from(`${key}:`).toString("base64")}`,
  };
  const post = (body: Buffer) =>
    new Promise<void>((resolve, reject) => {
      const options = { method: "POST", agent, headers: { ...headers, "content-length": body.length } };
      const sent = request(`${url}/v1/batch`, options, (answer) => {
        answer.resume().once("end", () => {
          if (answer.statusCode === 200) resolve();
          else reject(new Error(`answered ${answer.statusCode}`));
        });
      });
      sent.once("error", reject);
      sent.end(body);
    });
  return { post, close: () => agent.destroy() };
}

const bodiesOf = (batches: number, size: number) =>
  batchesOf(batches, size).map((batch) => Buffer.from(JSON.stringify({ batch, sentAt: new Date().toISOString() })));

/** The product: the same events as JSON over HTTP, acknowledged after the commit, as fast as they are taken. Events a second. */
async function overHttp(url: string, key: string, batches: number, size: number): Promise<number> {
  const bodies = bodiesOf(batches, size);
  const client = clientOf(url, key);
  const seconds = await inParallel(batches, atOnce, (index) => client.post(bodies[index] ?? Buffer.alloc(0)));
  client.close();
  return (batches * size) / seconds;
}

/** Milliseconds below which 99 of 100 requests are answered at a steady rate, counted from when each was due to be sent. */
async function p99AtRate(
  url: string,
  key: string,
  batches: number,
  size: number,
  eventsPerSecond: number,
): Promise<number> {
  const bodies = bodiesOf(batches, size);
  const client = clientOf(url, key);
  const latencies: number[] = [];
  const began = performance.now();
  await Promise.all(
    bodies.map(async (body, index) => {
      const due = (index * size * 1_000) / eventsPerSecond;
      await sleep(due);
      await client.post(body);
      latencies.push(performance.now() - began - due);
    }),
  );
  client.close();
  return percentile(latencies, 0.99);
}

async function writeKeyFor(url: string, organisation: string): Promise<string> {
  const database = connect({ url, role: applicationRole, connectionsMax: 1 });
  const ctx = systemContext(
    {
      database,
      clock: { now: () => new Date() },
      outbox: { publish: async () => {}, enqueue: async () => {} },
      telemetry: { record: async () => {}, retract: async () => {} },
      evidence: new Map(),
      handover: new Map(),
      manifests: [],
      translate: (_language, key) => key,
      log: silentLog,
      mailer: { send: async () => {} },
      portalUrl: "",
    },
    { id: organisation, privacyMode: "team", language: "en", timeZone: "Europe/Madrid" },
    "bench",
  );
  const { key } = await createWriteKey(ctx, { name: "Bench" });
  await database.close();
  return key;
}

/** Events a second through /v1/batch, key, rollups and durability included, beside bare inserts of the same rows. */
export async function measure({ quick, report }: Bench): Promise<void> {
  await withDatabase(async ({ url, owner }) => {
    const organisation = await makeOrganisation(owner, people);
    const key = await writeKeyFor(url, organisation);
    const server = await startServer("ingest", url);
    try {
      for (const [size, total, target] of [
        [100, quick ? 20_000 : 100_000, 0.35],
        [15, quick ? 6_000 : 30_000, undefined],
      ] as const) {
        const batches = Math.ceil(total / size);
        await overHttp(server.url, key, Math.ceil(batches / 5), size);
        const floors: number[] = [];
        const runs: number[] = [];
        // Turn about, so that a busy minute of the machine weighs on both.
        for (let round = 0; round < 3; round += 1) {
          floors.push(await floor(owner, organisation, batches, size));
          runs.push(await overHttp(server.url, key, batches, size));
        }
        report({
          name: `${size}_a_request`,
          value: median(runs),
          unit: "events/s",
          floor: median(floors),
          ...(target ? { target } : {}),
        });
        report({
          name: `${size}_a_request_p99_at_80_percent`,
          value: await p99AtRate(server.url, key, batches, size, 0.8 * median(runs)),
          unit: "ms",
          ...(size === 100 ? { target: 100, better: "lower" as const } : {}),
        });
      }
      const { rows } = await owner.query<{ same: boolean }>(
        `select (select count(*) from telemetry.events) = (select count(*) from telemetry.message_ids)
          and (select count(*) from telemetry.events) = (select sum(count) from telemetry.usage_by_person_day) as same`,
      );
      report({ name: "log_equals_rollups", value: rows[0]?.same ? 1 : 0, unit: "yes=1", target: 1 });
    } finally {
      server.stop();
    }
  });
}
