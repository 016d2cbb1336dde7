import { type ChildProcess, spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** What the start command prints with `--json`. */
export interface Product {
  url: string;
  databaseUrl: string;
  writeKey: string;
  /** Where exported files may be fetched from; not where the product was started by hand. */
  pullFolder?: string;
  signIns: { role: string; name: string; language: string; email: string; password: string }[];
}

export interface RunningProduct extends Product {
  secondsToReady: number;
  /** Ends as Ctrl-C does. */
  stop(): Promise<void>;
  /** `kill -9` for the server, its database and whatever else was started for it, all at once. */
  killEverything(): Promise<void>;
}

const root = join(import.meta.dirname, "../../../..");
const readySecondsMax = 150;

/** Starts the product as people do, with a data folder of its own. */
export async function startProduct(dataFolder: string, port?: number): Promise<RunningProduct> {
  const began = performance.now();
  const pullFolder = join(dataFolder, "exports");
  const child = spawn(process.execPath, ["scripts/start.mjs", "--json"], {
    cwd: root,
    env: {
      ...withoutOurs(),
      ARRAIGO_DATA: dataFolder,
      ARRAIGO_PULL_FOLDER: pullFolder,
      PORT: String(port ?? (await freePort())),
    },
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const product = await readiness(child);
  return {
    ...product,
    pullFolder,
    secondsToReady: (performance.now() - began) / 1_000,
    async stop() {
      child.kill("SIGTERM");
      await gone(dataFolder, child, 25);
    },
    async killEverything() {
      for (const pid of processesOf(dataFolder, child)) kill(pid);
      await gone(dataFolder, child, 10);
    },
  };
}

async function readiness(child: ChildProcess): Promise<Product> {
  let [output, errors] = ["", ""];
  child.stdout?.on("data", (chunk) => (output += chunk));
  child.stderr?.on("data", (chunk) => (errors += chunk));
  for (const deadline = Date.now() + readySecondsMax * 1_000; Date.now() < deadline; await sleep(50)) {
    const line = output.split("\n").find((each) => each.startsWith("{") && each.endsWith("}"));
    if (line) return JSON.parse(line);
    if (child.exitCode !== null) break;
  }
  kill(child.pid ?? 0);
  throw new Error(`The product did not start.\n${output.slice(-1_000)}\n${errors.slice(-4_000)}`);
}

/** Settings of whoever runs the tests must not reach the product under test. */
function withoutOurs(): NodeJS.ProcessEnv {
  const { DATABASE_URL: _url, ARRAIGO_URL: _address, SMTP_URL: _smtp, NODE_ENV: _env, ...rest } = process.env;
  return rest;
}

async function gone(dataFolder: string, child: ChildProcess, secondsMax: number): Promise<void> {
  for (const deadline = Date.now() + secondsMax * 1_000; Date.now() < deadline; await sleep(50))
    if (processesOf(dataFolder, child).length === 0) return;
  const left = processesOf(dataFolder, child);
  for (const pid of left) kill(pid);
  throw new Error(`${left.length} processes were still there after ${secondsMax} s.`);
}

/** The starter, what descends from it, and whatever names the data folder (a database server outlives its parent). */
function processesOf(dataFolder: string, child: ChildProcess): number[] {
  const all = readdirSync("/proc").flatMap((name) => (/^\d+$/u.test(name) ? describe(Number(name)) : []));
  const ours = new Set(
    all.filter(({ pid, command }) => pid === child.pid || command.includes(dataFolder)).map(({ pid }) => pid),
  );
  for (let before = -1; before !== ours.size; ) {
    before = ours.size;
    for (const { pid, parent } of all) if (ours.has(parent)) ours.add(pid);
  }
  ours.delete(process.pid);
  return [...ours].filter((pid) => all.some((each) => each.pid === pid));
}

function describe(pid: number): { pid: number; parent: number; command: string }[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
    const [state, parent] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    if (state === "Z") return [];
    return [{ pid, parent: Number(parent), command: readFileSync(`/proc/${pid}/cmdline`, "utf8") }];
  } catch {
    return [];
  }
}

function kill(pid: number): void {
  try {
    process.kill(pid, "SIGKILL");
  } catch {
    // Gone in the meantime.
  }
}

export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const address = probe.address();
      probe.close(() =>
        typeof address === "object" && address ? resolve(address.port) : reject(new Error("no port")),
      );
    });
  });
}
