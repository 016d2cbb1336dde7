import { randomInt } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { migrate } from "@arraigo/db";
import { emptyEmbeddedPostgres } from "@arraigo/db/server";
import { get } from "../lib/api";
import { type Bench, median } from "../lib/bench";
import { residentBytesOf } from "../lib/cpu";
import { sendAll } from "../lib/ingest-load";
import { addPeople } from "../lib/organisation";
import { buildProduct, freePort, makeAdministrator, signIn } from "../lib/product";
import { type Replica, startReplica } from "../lib/replica";
import { type SoakDatabase, startSoakDatabase } from "../lib/soak-database";
import { countsSql, differencesSql, queuedSql } from "../lib/soak-proof";
import { type Sent, sendSteadily } from "../lib/soak-senders";
import { makeWriteKey } from "../lib/write-key";

const size = 20;
/** Memory is printed of every soak, and judged of those long enough to say something. */
const judgedFromSeconds = 600;
const day = (back: number) => new Date(Date.now() - back * 86_400_000).toISOString().slice(0, 10);

/** Something dies, and is started again; then there is peace for a while. Everything has its turn, in an order of chance. */
async function disturb(
  { database, api, worker }: { database: SoakDatabase; api: Replica; worker: Replica },
  running: () => boolean,
  log: Bench["log"],
): Promise<number> {
  const away = () => 2 + randomInt(8);
  const all: [what: string, work: () => Promise<void>][] = [
    ["the API is killed", () => api.kill()],
    ["the worker is killed", () => worker.kill()],
    ["the database is killed", () => database.kill()],
    ["the database is stopped for some seconds", () => database.restart(away())],
  ];
  let left: typeof all = [];
  for (let count = 0; ; count += 1) {
    for (const until = Date.now() + 8_000 + randomInt(14_000); Date.now() < until; await sleep(250))
      if (!running()) return count;
    if (left.length === 0) left = [...all];
    const [next] = left.splice(randomInt(left.length), 1);
    if (!next) continue;
    log(`  ${new Date().toISOString().slice(11, 19)} ${next[0]}`);
    await next[1]();
  }
}

/** Somebody looks at the figures all the while: days are worked out, and thrown away again by what arrives late. */
async function look(url: string, cookie: string, running: () => boolean): Promise<number> {
  let answered = 0;
  for (; running(); await sleep(1_000)) {
    const input = { from: day(27), until: day(0), step: "day" };
    const answer = await get({ url, cookie }, "telemetry.analytics.active", input).catch(() => undefined);
    if (answer) answered += 1;
  }
  return answered;
}

/** Memory of the replica that is never killed, once a second. */
async function weigh(replica: Replica, running: () => boolean): Promise<number[]> {
  const bytes: number[] = [];
  for (; running(); await sleep(1_000)) bytes.push(residentBytesOf(replica.pid()));
  return bytes;
}

const fifth = (values: readonly number[], which: number) =>
  median(values.slice(Math.floor((values.length * which) / 5), Math.ceil((values.length * (which + 1)) / 5)));

/**
 * Load at half of what this machine takes, against two replicas that answer and one that works, while one of each and the database
 * are killed at random. Afterwards everything acknowledged must be counted everywhere, to the event.
 */
export async function measure({ quick, minutes, rate, log, report }: Bench): Promise<void> {
  await buildProduct(log);
  const folder = await mkdtemp(join(tmpdir(), "arraigo-soak-"));
  const database = await startSoakDatabase(folder);
  const replicas: Replica[] = [];
  try {
    await migrate(database.url());
    const administrator = await makeAdministrator(database.url(), "Bench");
    const [found] = await database.once<{ id: string }>("select id from directory.organisations");
    const organisation = found?.id ?? "";
    await addPeople(database.once, organisation, 240);
    const key = await makeWriteKey(database.url(), organisation);
    for (const works of [true, false, false])
      replicas.push(
        await startReplica({ databaseUrl: database.url, port: await freePort(), dataFolder: folder, works }),
      );
    const [worker, api, steady] = replicas as [Replica, Replica, Replica];
    const cookie = await signIn(steady.url, administrator);

    const measured = 400;
    const warm = await sendAll({ url: steady.url, key }, measured, size);
    const perSecond = rate ?? Math.round((measured * size) / warm / 2);
    const seconds = (minutes ?? (quick ? 1 : 10)) * 60;
    log(`  ${perSecond} events a second for ${Math.round(seconds / 60)} min`);

    const until = Date.now() + seconds * 1_000;
    const running = () => Date.now() < until;
    const sent: Sent = { acknowledged: measured * size, handed: measured * size, retries: 0 };
    const urls = [api.url, steady.url];
    const [kills, looks, bytes] = await Promise.all([
      disturb({ database, api, worker }, running, log),
      look(steady.url, cookie, running),
      weigh(steady, running),
      sendSteadily(urls, key, { perSecond, size, running }, sent),
    ]);
    log(`  ${sent.acknowledged} events acknowledged, ${sent.retries} tries failed, ${kills} kills, ${looks} looks`);

    const began = Date.now();
    const queued = async () => (await database.once<{ waiting: number; dead: number }>(queuedSql))[0];
    while (((await queued())?.waiting ?? 1) > 0 && Date.now() - began < 600_000) await sleep(1_000);
    report({ name: "read_after", value: (Date.now() - began) / 1_000, unit: "s", target: 120, better: "lower" });
    report({ name: "messages_given_up", value: (await queued())?.dead ?? 0, unit: "", target: 0, better: "lower" });
    await get({ url: steady.url, cookie }, "telemetry.analytics.active", { from: day(27), until: day(0), step: "day" });

    const [counts] = await database.once<Record<string, number>>(countsSql, [organisation]);
    for (const [name, count] of Object.entries(counts ?? {})) {
      report({
        name: `acknowledged_not_in_${name}`,
        value: sent.acknowledged - count,
        unit: "events",
        target: 0,
        better: "lower",
      });
      if (count > sent.acknowledged) throw new Error(`${name}: ${count} counted of ${sent.acknowledged} acknowledged`);
    }
    for (const [name, text] of Object.entries(differencesSql)) {
      const [row] = await database.once<{ rows: number }>(text, [organisation]);
      report({ name: `${name}_wrong`, value: row?.rows ?? -1, unit: "rows", target: 0, better: "lower" });
    }
    report({ name: "acknowledged", value: sent.acknowledged, unit: "events" });
    report({ name: "kills", value: kills, unit: "" });
    report({ name: "looks_answered", value: looks, unit: "" });
    report({
      name: "memory_at_the_end",
      value: fifth(bytes, 4) / 1e6,
      unit: "MB",
      floor: fifth(bytes, 1) / 1e6,
      // A process grows for its first minutes whatever it does.
      ...(seconds >= judgedFromSeconds ? { target: 1.2, better: "lower" as const } : {}),
    });
  } finally {
    await Promise.all(replicas.map((replica) => replica.stop()));
    await database.stop();
    await emptyEmbeddedPostgres(folder);
    await rm(folder, { recursive: true, force: true });
  }
}
