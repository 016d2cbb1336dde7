import { mkdirSync, readFileSync, realpathSync, rmSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { type Account, accountFor } from "./account";
import { findBinaries } from "./binaries";
import {
  assertSameMajor,
  type ClusterSettings,
  createCluster,
  existingCluster,
  readSettings,
  writeSettings,
} from "./cluster";
import { freePort } from "./free-port";
import { becomeOwner, isOwnedByAnother } from "./owner";
import { clearRemains, launch, runningPostmaster, shutDown } from "./postmaster";
import { EmbeddedPostgresUnavailable } from "./unavailable";
import { watchOver } from "./watcher";

/** Long enough for crash recovery of a demo's data on a slow disk. */
const readyMsMax = 120_000;
/** A killed server's number was seen to linger for 1.9 s; a lock is given five times that. */
const lockMsMax = 12_000;

export interface EmbeddedPostgresOptions {
  /** Holds everything the embedded database keeps; made if absent. */
  readonly dataFolder: string;
  /** Throws away the embedded database, and nothing else in the folder, before starting. */
  readonly reset?: boolean;
  /** Receives one sentence about each step that takes long or surprises. */
  readonly log?: (line: string) => void;
}

export interface EmbeddedPostgres {
  /** Connection string of the superuser `postgres` for the database `arraigo`, over 127.0.0.1. */
  readonly url: string;
  /** True when the server was already running: left by a killed process, or looked after by a live one. */
  readonly adopted: boolean;
  /** Shuts the server down; leaves it alone while another live process looks after it. Safe to call twice. */
  readonly stop: () => Promise<void>;
}

/**
 * Starts the PostgreSQL server that comes with Arraigo, or takes over the one already running on the folder. Durable (fsync and
 * synchronous commit on), reachable from this machine only, with a random password. Works as root and as an ordinary user.
 * @throws EmbeddedPostgresUnavailable, in plain words, when it cannot run here.
 */
export async function startEmbeddedPostgres({
  dataFolder,
  reset = false,
  log = () => {},
}: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const folder = resolve(dataFolder);
  mkdirSync(folder, { recursive: true });
  if (reset) await emptyEmbeddedPostgres(folder);
  const found = existingCluster(folder);
  const account = accountFor(found);
  const binaries = findBinaries(account, log);
  if (!found) log("Making the embedded database.");
  const cluster = found ?? (await createCluster(folder, account, binaries, log));
  assertSameMajor(cluster, binaries);
  const logFile = join(folder, "postgres.log");
  const deadline = Date.now() + lockMsMax;

  for (;;) {
    const running = await connectToRunning(cluster);
    if (running) return handle({ folder, cluster, account }, running, true);
    clearRemains(cluster);
    const settings = readSettings(cluster);
    const port = await freePort(settings.port);
    if (port !== settings.port) writeSettings(cluster, { ...settings, port }, account);
    const logStart = sizeOf(logFile);
    const child = launch(cluster, logFile, port, account, binaries);
    const started = await untilReady(
      cluster,
      { ...settings, port },
      () => child.exitCode !== null || child.signalCode !== null || child.pid === undefined,
    );
    if (started) return handle({ folder, cluster, account }, { ...settings, port }, false);
    const said = readFileSync(logFile).subarray(logStart).toString("utf8");
    const isPassing = /postmaster\.pid|shared memory block|could not bind|could not create any TCP/.test(said);
    if (!isPassing || Date.now() > deadline) throw didNotStart(cluster, logFile, said);
    await sleep(250);
  }
}

/** Stops the embedded server of the folder, whoever started it, and removes its data. Other files in the folder stay. */
export async function emptyEmbeddedPostgres(dataFolder: string): Promise<void> {
  const folder = resolve(dataFolder);
  const cluster = existingCluster(folder);
  if (cluster) {
    if (isOwnedByAnother(folder)) {
      throw new EmbeddedPostgresUnavailable(
        `The embedded database in ${cluster} is in use by another running Arraigo; stop that one first.`,
      );
    }
    await shutDown(cluster);
    clearRemains(cluster);
    rmSync(cluster, { recursive: true, force: true });
  }
  rmSync(join(folder, "postgres"), { recursive: true, force: true });
}

interface Place {
  readonly folder: string;
  readonly cluster: string;
  readonly account: Account;
}

/** Takes the server into care, unless another live process has it. */
function handle({ folder, cluster, account }: Place, settings: ClusterSettings, adopted: boolean): EmbeddedPostgres {
  const server = runningPostmaster(cluster);
  const isBorrowed = adopted && isOwnedByAnother(folder);
  if (!isBorrowed) becomeOwner(folder);
  const dismiss = server && !isBorrowed ? watchOver(cluster, server.pid, account) : () => {};
  return {
    url: urlOf(settings, "arraigo"),
    adopted,
    stop: async () => {
      if (!isOwnedByAnother(folder)) await shutDown(cluster);
      dismiss();
    },
  };
}

/** Connects to a server that already holds the cluster, waiting while it starts or stops. Undefined when none does. */
async function connectToRunning(cluster: string): Promise<ClusterSettings | undefined> {
  const deadline = Date.now() + readyMsMax;
  for (let server = runningPostmaster(cluster); server && Date.now() < deadline; server = runningPostmaster(cluster)) {
    const settings = { ...readSettings(cluster), port: server.port };
    if (server.port > 0 && (await isReady(cluster, settings))) return settings;
    await sleep(100);
  }
  return undefined;
}

async function untilReady(cluster: string, settings: ClusterSettings, hasEnded: () => boolean): Promise<boolean> {
  const deadline = Date.now() + readyMsMax;
  while (Date.now() < deadline) {
    if (await isReady(cluster, settings)) return true;
    await sleep(20);
    if (hasEnded()) return false;
  }
  return false;
}

/** True when the server on the port answers, is the one of this cluster, and has our database. */
async function isReady(cluster: string, settings: ClusterSettings): Promise<boolean> {
  const client = new pg.Client({
    connectionString: urlOf(settings, "postgres"),
    connectionTimeoutMillis: 2_000,
    query_timeout: 10_000,
  });
  client.on("error", () => {});
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>("select current_setting('data_directory') as folder");
    if (realpathSync(rows[0]?.folder ?? "/") !== cluster) return false;
    await ensureDatabase(client);
    return true;
  } catch (error) {
    if ((error as { code?: string }).code !== "28P01") return false;
    throw new EmbeddedPostgresUnavailable(`The embedded database in ${cluster} refuses the password kept beside it.`, {
      cause: error,
    });
  } finally {
    await client.end().catch(() => {});
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_database where datname = 'arraigo'");
  if (rowCount) return;
  await client.query("create database arraigo").catch((error: { code?: string }) => {
    // Two starts at once: the other one made it.
    if (error.code !== "42P04" && error.code !== "23505") throw error;
  });
}

function urlOf({ port, password }: ClusterSettings, database: string): string {
  return `postgres://postgres:${password}@127.0.0.1:${port}/${database}`;
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}

function didNotStart(cluster: string, logFile: string, said: string): EmbeddedPostgresUnavailable {
  const last = said.trim().split("\n").slice(-3).join("\n");
  return new EmbeddedPostgresUnavailable(
    `The embedded database in ${cluster} did not start. Its log (${logFile}) ends with:\n${last}\n`,
  );
}
