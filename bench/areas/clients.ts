import { randomUUID } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { applicationRole, connect, migrate } from "@arraigo/db";
import { emptyEmbeddedPostgres, startEmbeddedPostgres } from "@arraigo/db/server";
import { silentLog, systemContext } from "@arraigo/platform";
import { createWriteKey } from "@arraigo/telemetry";
import RudderAnalytics from "@rudderstack/rudder-sdk-node";
import { Analytics } from "@segment/analytics-node";
import pg from "pg";
import { PostHog } from "posthog-node";
import type { Bench } from "../lib/bench";
import { startServer } from "../lib/child";
import { makeOrganisation } from "../lib/organisation";

const eventsEach = 900;
const settleSecondsMax = 180;
const quiet = () => {};

interface Client {
  use(id: string): void;
  flush(): Promise<unknown>;
  close(): Promise<unknown>;
}

const openers: Record<string, (url: string, key: string) => Client> = {
  segment(host, writeKey) {
    const client = new Analytics({ writeKey, host });
    return {
      use: (messageId) => client.track({ userId: "p0", event: "deal_won", messageId }),
      flush: async () => {},
      close: () => client.closeAndFlush({ timeout: 5_000 }),
    };
  },
  rudder(dataPlaneUrl, key) {
    // Three tries in a second and a half, which is what it has by itself, outlast no restart of a single server.
    const client = new RudderAnalytics(key, { dataPlaneUrl, retryCount: 8, flushInterval: 500, errorHandler: quiet });
    const use = (messageId: string) => {
      const message = { userId: "p0", event: "deal_won", messageId };
      client.track(message);
    };
    return { use, flush: () => client.flush().catch(quiet), close: () => client.flush().catch(quiet) };
  },
  posthog(host, key) {
    const client = new PostHog(key, { host });
    return {
      use: (uuid) => client.capture({ distinctId: "p0", event: "deal_won", uuid }),
      flush: () => client.flush().catch(quiet),
      close: () => client.shutdown(5_000).catch(quiet),
    };
  },
};

/** Asks again and again: the database may only just be back. */
async function count(url: string, organisation: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", quiet);
  try {
    await client.connect();
    const { rows } = await client.query<{ counts: number[] }>(
      `select array[(select count(*) from telemetry.events where organisation_id = $1),
        (select count(*) from telemetry.message_ids where organisation_id = $1),
        (select coalesce(sum(count), 0) from telemetry.usage_by_person_day where organisation_id = $1),
        (select coalesce(sum(count), 0) from telemetry.active_days where organisation_id = $1)]::int[] as counts`,
      [organisation],
    );
    return rows[0]?.counts ?? [];
  } finally {
    await client.end().catch(quiet);
  }
}

async function prepare(url: string): Promise<{ organisation: string; key: string }[]> {
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  const database = connect({ url, role: applicationRole });
  const services = {
    database,
    clock: { now: () => new Date() },
    outbox: { publish: async () => {}, enqueue: async () => {} },
    telemetry: { record: async () => {}, retract: async () => {} },
    evidence: new Map(),
    handover: new Map(),
    manifests: [],
    translate: (_language: unknown, key: string) => key,
    log: silentLog,
    mailer: { send: async () => {} },
    portalUrl: "",
  };
  const homes = [];
  for (const name of Object.keys(openers)) {
    const organisation = await makeOrganisation(owner, 1);
    const facts = { id: organisation, privacyMode: "team", language: "en", timeZone: "Europe/Madrid" } as const;
    homes.push({ organisation, key: (await createWriteKey(systemContext(services, facts, "bench"), { name })).key });
  }
  await database.close();
  await owner.end();
  return homes;
}

/** Real client libraries through an outage of the database and a kill of the server: nothing lost, nothing counted twice. */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), "arraigo-clients-"));
  let postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const { url } = postgres;
  await migrate(url);
  const homes = await prepare(url);
  let server = await startServer("ingest", url);
  const port = new URL(server.url).port;
  const clients = Object.values(openers).map((open, index) => open(server.url, homes[index]?.key ?? ""));
  const seconds = quick ? 20 : 90;
  const sending = (async () => {
    const rounds = eventsEach / 15;
    for (let round = 0; round < rounds; round += 1, await sleep((seconds * 1_000) / rounds))
      for (const client of clients) for (let n = 0; n < 15; n += 1) client.use(randomUUID());
  })();
  try {
    await sleep(3_000);
    log(`  the database is stopped for ${quick ? 8 : 60} s`);
    await postgres.stop();
    await sleep(quick ? 8_000 : 60_000);
    postgres = await startEmbeddedPostgres({ dataFolder: folder });
    await sleep(2_000);
    log("  the server is killed");
    server.stop();
    server = await startServer("ingest", url, port);
    await sending;
    for (const [index, name] of Object.keys(openers).entries()) {
      const { organisation = "" } = homes[index] ?? {};
      let counts: number[] = [];
      for (const until = Date.now() + settleSecondsMax * 1_000; Date.now() < until; await sleep(500)) {
        await Promise.race([clients[index]?.flush(), sleep(2_000)]);
        counts = await count(url, organisation);
        if ((counts[0] ?? 0) >= eventsEach) break;
      }
      await clients[index]?.close();
      counts = await count(url, organisation);
      // The one furthest from what was sent: too many is as wrong as too few.
      const worst = counts.reduce((a, b) => (Math.abs(b - eventsEach) > Math.abs(a - eventsEach) ? b : a), eventsEach);
      report({ name: `${name}.stored`, value: worst / eventsEach, unit: "of sent", target: 1, better: "higher" });
      if (worst > eventsEach) throw new Error(`${name}: ${worst} counted of ${eventsEach} sent`);
    }
  } finally {
    server.stop();
    await postgres.stop();
    await emptyEmbeddedPostgres(folder);
    await rm(folder, { recursive: true, force: true });
  }
}
