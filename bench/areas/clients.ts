import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "@arraigo/db";
import { emptyEmbeddedPostgres, startEmbeddedPostgres } from "@arraigo/db/server";
import pg from "pg";
import type { Bench } from "../lib/bench";
import { browserClients, serveForeignPage } from "../lib/browser-clients";
import { holdSocket } from "../lib/hold-socket";
import { nodeClients, type OpenClient, usedName } from "../lib/node-clients";
import { openBrowser } from "../lib/open-browser";
import { makeOrganisation } from "../lib/organisation";
import { buildProduct, freePort } from "../lib/product";
import { startReplica } from "../lib/replica";
import { makeWriteKey } from "../lib/write-key";

/** posthog-js sends ten events a second and a hundred at once; what is asked of it beyond that it lets fall by itself. */
const atOnce = 15;
const secondsBetween = 1.5;
/** A machine that starts again, or a supervisor that takes its time. */
const awaySeconds = 5;
/** Browser libraries wait twice as long after every try, so what failed last before the end waits longest. */
const settleSecondsMax = 300;
const quiet = () => {};

/** What was stored of the uses sent: in the log, under numbers of their own, and in each sum. */
const countSql = `
select array[(select count(*) from telemetry.events where organisation_id = $1 and name = $2),
  (select count(distinct properties ->> 'n') from telemetry.events where organisation_id = $1 and name = $2),
  (select coalesce(sum(count), 0) from telemetry.event_days where organisation_id = $1 and name = $2),
  (select coalesce(sum(count), 0) from telemetry.usage_by_person_day where organisation_id = $1 and event = $2),
  (select count(*) from telemetry.message_ids where organisation_id = $1)
    - (select count(*) from telemetry.events where organisation_id = $1 and name <> $2),
  (select coalesce(sum(count), 0) from telemetry.active_days where organisation_id = $1)
    - (select coalesce(sum(count), 0) from telemetry.usage_by_person_day where organisation_id = $1 and event <> $2)]::int[] as counts`;

async function count(url: string, organisation: string): Promise<number[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", quiet);
  try {
    await client.connect();
    return (await client.query<{ counts: number[] }>(countSql, [organisation, usedName])).rows[0]?.counts ?? [];
  } finally {
    await client.end().catch(quiet);
  }
}

/** An organisation and a key for each library, so that nobody's events are another's. */
async function prepare(url: string, names: readonly string[]): Promise<{ organisation: string; key: string }[]> {
  const owner = new pg.Pool({ connectionString: url, max: 2 });
  const homes = [];
  for (const name of names) {
    const organisation = await makeOrganisation(owner, 1);
    homes.push({ organisation, key: await makeWriteKey(url, organisation, name) });
  }
  await owner.end();
  return homes;
}

/** Real client libraries, of Node and of browsers, through an outage of the database and a kill of the server: nothing lost, nothing counted twice. */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  await buildProduct(log);
  const folder = await mkdtemp(join(tmpdir(), "arraigo-clients-"));
  const foreign = await serveForeignPage();
  const browser = await openBrowser();
  // What cannot be shown must not look as if it had been.
  if (!browser) throw new Error("No Chromium found for the browser libraries. Name one with CHROMIUM_PATH.");
  const openers: [name: string, open: OpenClient][] = [
    ...Object.entries(nodeClients),
    ...Object.entries(browserClients(browser, foreign.url)),
  ];
  let postgres = await startEmbeddedPostgres({ dataFolder: folder });
  const { url } = postgres;
  await migrate(url);
  const homes = await prepare(
    url,
    openers.map(([name]) => name),
  );
  const port = await freePort();
  const held = holdSocket(port);
  const server = await startReplica({ databaseUrl: () => url, port, dataFolder: folder, works: true, socket: held.fd });
  const clients = await Promise.all(
    openers.map(async ([, open], index) => open({ url: server.url, key: homes[index]?.key ?? "" })),
  );
  const rounds = quick ? 20 : 70;
  const eventsEach = rounds * atOnce;
  const sending = (async () => {
    for (let round = 0; round < rounds; round += 1, await sleep(secondsBetween * 1_000)) {
      const numbers = Array.from({ length: atOnce }, (_, n) => round * atOnce + n);
      await Promise.all(clients.map(async (client) => client.use(numbers)));
    }
  })();
  const kill = async () => {
    log(`  the server is killed, and is away for ${awaySeconds} s`);
    await server.kill(awaySeconds);
  };
  try {
    await sleep(3_000);
    await kill();
    await sleep(4_000);
    log(`  the database is stopped for ${quick ? 8 : 60} s`);
    await postgres.stop();
    await sleep(quick ? 8_000 : 60_000);
    postgres = await startEmbeddedPostgres({ dataFolder: folder });
    await sleep(2_000);
    await kill();
    await sending;
    const until = Date.now() + settleSecondsMax * 1_000;
    for (const [index, [name]] of openers.entries()) {
      const { organisation = "" } = homes[index] ?? {};
      let counts: number[] = [];
      for (; Date.now() < until; await sleep(500)) {
        await Promise.race([clients[index]?.flush(), sleep(2_000)]);
        counts = await count(url, organisation);
        if ((counts[0] ?? 0) >= eventsEach) break;
      }
      await clients[index]?.close();
      counts = await count(url, organisation);
      log(`  ${name}: ${eventsEach} sent, ${counts[0]} stored`);
      // The one furthest from what was sent: too many is as wrong as too few.
      const worst = counts.reduce((a, b) => (Math.abs(b - eventsEach) > Math.abs(a - eventsEach) ? b : a), eventsEach);
      report({ name: `${name}.stored`, value: worst / eventsEach, unit: "of sent", target: 1, better: "higher" });
      if (worst > eventsEach) throw new Error(`${name}: ${worst} counted of ${eventsEach} sent`);
    }
  } finally {
    await browser.close();
    foreign.close();
    await server.stop();
    held.close();
    await postgres.stop();
    await emptyEmbeddedPostgres(folder);
    await rm(folder, { recursive: true, force: true });
  }
}
