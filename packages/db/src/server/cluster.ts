import { spawnSync } from "node:child_process";
import { createHash, randomBytes } from "node:crypto";
import {
  chownSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { type Account, canReach } from "./account";
import type { Binaries } from "./binaries";
import { freePort } from "./free-port";
import { machineFolder } from "./machine-folder";
import { EmbeddedPostgresUnavailable } from "./unavailable";

/** What we must remember about a cluster: readable only by the account that runs it (mode 0600, inside its closed folder). */
export interface ClusterSettings {
  readonly port: number;
  readonly password: string;
}

const settingsFile = "arraigo.json";

/** The folder of the existing cluster with every link resolved, or undefined when none was made yet. */
export function existingCluster(dataFolder: string): string | undefined {
  const place = join(dataFolder, "postgres");
  return existsSync(join(place, "PG_VERSION")) ? realpathSync(place) : undefined;
}

/**
 * Makes a new cluster and answers its folder. It is prepared beside its final place and moved there in one step, so a start
 * that is killed half-way, or two starts at once, never leave half a cluster.
 */
export async function createCluster(
  dataFolder: string,
  account: Account,
  binaries: Binaries,
  log: (line: string) => void,
): Promise<string> {
  const place = join(realpathSync(dataFolder), "postgres");
  const target = canReach(account, place) ? place : elsewhere(place, log);
  const unfinished = `${target}.${process.pid}-${randomBytes(3).toString("hex")}`;
  const password = randomBytes(24).toString("base64url");
  try {
    mkdirSync(unfinished, { mode: 0o700 });
    own(unfinished, account);
    runInitdb(unfinished, password, account, binaries);
    writeSettings(unfinished, { port: await freePort(), password }, account);
    moveInto(target, unfinished);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
  if (target !== place && !lstatSync(place, { throwIfNoEntry: false })) symlinkSync(target, place);
  return realpathSync(place);
}

/** @throws EmbeddedPostgresUnavailable when the files were written by another major version of PostgreSQL. */
export function assertSameMajor(cluster: string, binaries: Binaries): void {
  const major = readFileSync(join(cluster, "PG_VERSION"), "utf8").trim();
  if (major === binaries.major) return;
  throw new EmbeddedPostgresUnavailable(
    `The data in ${cluster} was written by PostgreSQL ${major}, and this version of Arraigo brings PostgreSQL ${binaries.major}, which cannot read it. ` +
      "Export it with the version of Arraigo that wrote it, or choose another folder with ARRAIGO_DATA.",
  );
}

/** @throws EmbeddedPostgresUnavailable when the settings beside the data are missing: such a cluster is not ours. */
export function readSettings(cluster: string): ClusterSettings {
  try {
    return JSON.parse(readFileSync(join(cluster, settingsFile), "utf8")) as ClusterSettings;
  } catch (cause) {
    throw new EmbeddedPostgresUnavailable(
      `${join(cluster, settingsFile)}, which holds the password of the embedded database, cannot be read.`,
      { cause },
    );
  }
}

/** Replaces the settings in one step. */
export function writeSettings(cluster: string, settings: ClusterSettings, account: Account): void {
  const unfinished = join(cluster, `${settingsFile}.${process.pid}`);
  writeFileSync(unfinished, `${JSON.stringify(settings)}\n`, { mode: 0o600 });
  own(unfinished, account);
  renameSync(unfinished, join(cluster, settingsFile));
}

function runInitdb(folder: string, password: string, account: Account, binaries: Binaries): void {
  const passwordFile = `${folder}/../.password-${randomBytes(6).toString("hex")}`;
  writeFileSync(passwordFile, password, { mode: 0o600 });
  try {
    own(passwordFile, account);
    // The built-in locale sorts the same on every operating system; the system's own do not.
    const options = [
      "--username=postgres",
      `--pwfile=${passwordFile}`,
      "--auth=scram-sha-256",
      "--encoding=UTF8",
      "--locale=C",
    ];
    const locale = ["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions"];
    const { uid, gid } = account;
    const run = spawnSync(binaries.initdb, ["-D", folder, ...options, ...locale], {
      encoding: "utf8",
      cwd: "/",
      uid,
      gid,
      env: serverEnvironment(),
    });
    if (run.status !== 0) {
      const detail = run.error?.message ?? run.stderr.trim();
      throw new EmbeddedPostgresUnavailable(
        `The embedded database could not be made in ${folder} as ${account.name}: ${detail}.`,
      );
    }
  } finally {
    rmSync(passwordFile, { force: true });
  }
}

/** Postgres gets nothing of our environment: PG* variables of the person's shell would change what it does. */
export function serverEnvironment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP } = process.env;
  return { PATH, LC_ALL: "C", TZ: "UTC", ...(SystemRoot ? { SystemRoot, TEMP } : {}) };
}

function moveInto(target: string, finished: string): void {
  try {
    renameSync(finished, target);
  } catch (error) {
    // Another start was faster: its cluster is as good as ours.
    if (!existsSync(join(target, "PG_VERSION"))) throw error;
  }
}

function elsewhere(place: string, log: (line: string) => void): string {
  const folder = join(machineFolder(), `data-${createHash("sha256").update(place).digest("hex").slice(0, 12)}`);
  log(`${place} is closed to the account that runs PostgreSQL, so the data is kept in ${folder}.`);
  return folder;
}

function own(path: string, { uid, gid, name }: Account): void {
  if (uid === undefined || gid === undefined) return;
  try {
    chownSync(path, uid, gid);
  } catch (cause) {
    throw new EmbeddedPostgresUnavailable(
      `${path} cannot be given to ${name}, the account that would run PostgreSQL.`,
      { cause },
    );
  }
}
