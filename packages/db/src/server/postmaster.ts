import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, openSync, readFileSync, renameSync, rmSync, statSync } from "node:fs";
import { totalmem } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Account } from "./account";
import type { Binaries } from "./binaries";
import { serverEnvironment } from "./cluster";
import { commandLine, isAlive, processesWorkingIn } from "./processes";

const fastShutdownMs = 20_000;
const logBytesMax = 10_000_000;

/** What postmaster.pid says about the server that holds the cluster. */
export interface PostmasterFile {
  readonly pid: number;
  readonly port: number;
}

/** The server that holds the cluster, or undefined when the file is absent or its process is gone. */
export function runningPostmaster(cluster: string): PostmasterFile | undefined {
  const found = readPostmasterFile(cluster);
  return found && isAlive(found.pid) && servesCluster(found.pid, cluster) ? found : undefined;
}

/**
 * Clears what a killed server left behind: backends that did not notice that their server died (they would keep its memory and
 * could still write), and a pid file whose number now belongs to a zombie or to a stranger.
 */
export function clearRemains(cluster: string): void {
  if (runningPostmaster(cluster)) return;
  const orphans = processesWorkingIn(cluster).filter(isPostgres);
  for (const pid of orphans) kill(pid, "SIGKILL");
  const left = readPostmasterFile(cluster);
  // A pid file of a process that is simply gone stays: Postgres itself judges it best, by the shared memory it names.
  if (left && orphans.length === 0 && process.platform === "linux" && processExists(left.pid))
    rmSync(join(cluster, "postmaster.pid"), { force: true });
}

/**
 * What the server keeps of its tables and indexes in memory: an eighth of the machine's or the container's, from 128 MB to 1 GB. It is
 * taken as it is needed. A large import writes to a dozen indexes at once and is quicker the more of them stay.
 */
function sharedMegabytes(): number {
  const allowed = process.constrainedMemory?.() || Number.POSITIVE_INFINITY;
  return Math.min(1_024, Math.max(128, Math.floor(Math.min(totalmem(), allowed) / 8 / 1024 ** 2)));
}

/**
 * Starts the server in a process group of its own, so that the terminal's Ctrl-C reaches us first and not it. Its output goes
 * to the log file; it does not keep Node alive.
 */
export function launch(
  cluster: string,
  logFile: string,
  port: number,
  account: Account,
  binaries: Binaries,
): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    shared_buffers: `${sharedMegabytes()}MB`,
    max_connections: "100",
    fsync: "on",
    synchronous_commit: "on",
    full_page_writes: "on",
    max_wal_size: "2GB",
    password_encryption: "scram-sha-256",
    timezone: "UTC",
    log_timezone: "UTC",
    log_checkpoints: "off",
  };
  const options = Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]);
  if ((statSync(logFile, { throwIfNoEntry: false })?.size ?? 0) > logBytesMax) renameSync(logFile, `${logFile}.1`);
  const output = openSync(logFile, "a", 0o600);
  try {
    const child = spawn(binaries.postgres, ["-D", cluster, "-p", String(port), ...options], {
      cwd: cluster,
      detached: true,
      uid: account.uid,
      gid: account.gid,
      env: serverEnvironment(),
      stdio: ["ignore", output, output],
      windowsHide: true,
    });
    // A program that cannot be spawned shows as a child without a pid; the caller then reads the log.
    child.on("error", () => {});
    child.unref();
    return child;
  } finally {
    closeSync(output);
  }
}

/** Ends the server: clients are disconnected, everything is written, and it is gone when the promise resolves. */
export async function shutDown(cluster: string): Promise<void> {
  const server = runningPostmaster(cluster);
  if (!server) return;
  kill(server.pid, "SIGINT");
  const deadline = Date.now() + fastShutdownMs;
  while (isAlive(server.pid) && Date.now() < deadline) await sleep(15);
  // Immediate shutdown loses nothing either: the next start replays the log.
  if (isAlive(server.pid)) kill(server.pid, "SIGQUIT");
  for (let tries = 0; isAlive(server.pid) && tries < 200; tries++) await sleep(25);
}

function readPostmasterFile(cluster: string): PostmasterFile | undefined {
  try {
    const lines = readFileSync(join(cluster, "postmaster.pid"), "utf8").split("\n");
    return { pid: Number(lines[0]), port: Number(lines[3] ?? 0) };
  } catch {
    return undefined;
  }
}

/** The pid alone proves nothing: its number may have been given to another process, even to another PostgreSQL. */
function servesCluster(pid: number, cluster: string): boolean {
  const line = commandLine(pid);
  return line === undefined || line.includes(`postgres -D ${cluster} `);
}

function isPostgres(pid: number): boolean {
  return /^postgres:|\/postgres\s/.test(commandLine(pid) ?? "");
}

/** Unlike isAlive this counts zombies: Postgres asks the kernel in just this way, and would refuse to start. */
function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

function kill(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // Gone in the meantime, which is what was wanted.
  }
}
