import { type ChildProcess, spawn } from "node:child_process";
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { commandLine, isAlive } from "./processes";
import { emptyEmbeddedPostgres, startEmbeddedPostgres } from "./start-embedded-postgres";

const starter = fileURLToPath(new URL("../../test/start-and-wait.ts", import.meta.url));
/** tsx is installed at the root of the workspace. */
const root = fileURLToPath(new URL("../../../../", import.meta.url));
let dataFolder: string;
let children: ChildProcess[];

beforeEach(() => {
  dataFolder = mkdtempSync(join(tmpdir(), "arraigo-server-"));
  chmodSync(dataFolder, 0o755);
  children = [];
});

afterEach(async () => {
  for (const child of children) child.kill("SIGKILL");
  await Promise.all(children.map(ended));
  await emptyEmbeddedPostgres(dataFolder);
  rmSync(dataFolder, { recursive: true, force: true });
});

test("a first start makes a durable UTF-8 database that only this machine can reach, with a secret kept from others", async () => {
  const server = await startEmbeddedPostgres({ dataFolder });
  expect(server.adopted).toBe(false);
  const [row] = await ask(
    server.url,
    `select current_database() as database, current_setting('fsync') as fsync, current_setting('synchronous_commit') as commit,
            current_setting('listen_addresses') as listens, current_setting('server_encoding') as encoding, lower('ÄÖ') as lowered,
            current_setting('data_checksums') as checksums`,
  );
  expect(row).toEqual({
    database: "arraigo",
    fsync: "on",
    commit: "on",
    listens: "127.0.0.1",
    encoding: "UTF8",
    lowered: "äö",
    checksums: "on",
  });
  expect(statSync(join(dataFolder, "postgres", "arraigo.json")).mode & 0o777).toBe(0o600);
  await expect(ask(server.url.replace(/:[^:@]+@/, ":wrong@"), "select 1")).rejects.toThrow(
    /password authentication failed/,
  );
  await server.stop();
});

test("a second start keeps rows, port and password", async () => {
  const first = await startEmbeddedPostgres({ dataFolder });
  await ask(first.url, "create table kept as select 7 as n");
  await first.stop();
  const second = await startEmbeddedPostgres({ dataFolder });
  expect(second.url).toBe(first.url);
  expect(await ask(second.url, "select n from kept")).toEqual([{ n: 7 }]);
  await second.stop();
});

test("stopping leaves no process behind, and stopping again is harmless", async () => {
  const server = await startEmbeddedPostgres({ dataFolder });
  const pid = postmasterPid();
  await server.stop();
  await server.stop();
  expect(isAlive(pid)).toBe(false);
});

test("a kill -9 of the process that started it takes the server along, in good order", async () => {
  const { child, url } = await startInChild();
  await ask(url, "create table kept as select 7 as n");
  const pid = postmasterPid();
  child.kill("SIGKILL");
  await expect.poll(() => isAlive(pid), { timeout: 10_000 }).toBe(false);
  expect(readFileSync(join(dataFolder, "postgres.log"), "utf8")).toMatch(/database system is shut down\n$/);
});

test.runIf(process.platform === "linux")(
  "a server that outlived everything else is taken over, and can be stopped",
  async () => {
    const { child } = await startInChild();
    const pid = postmasterPid();
    for (const watcher of watchers()) process.kill(watcher, "SIGKILL");
    child.kill("SIGKILL");
    await ended(child);
    const server = await startEmbeddedPostgres({ dataFolder });
    expect(server.adopted).toBe(true);
    expect(postmasterPid()).toBe(pid);
    await server.stop();
    expect(isAlive(pid)).toBe(false);
    await expect.poll(watchers, { timeout: 10_000 }).toEqual([]);
  },
);

test("after a kill -9 of everything, a committed row is there again", async () => {
  const { child, url } = await startInChild();
  await ask(url, "create table kept (n int)");
  await ask(url, "insert into kept select generate_series(1, 1000)");
  child.kill("SIGKILL");
  process.kill(postmasterPid(), "SIGKILL");
  const server = await startEmbeddedPostgres({ dataFolder });
  expect(server.adopted).toBe(false);
  expect(await ask(server.url, "select count(*)::int as n from kept")).toEqual([{ n: 1000 }]);
  await server.stop();
});

test("a backend still busy when the server was killed does not block the next start", async () => {
  const { child, url } = await startInChild();
  const busy = ask(url, "select count(*) from generate_series(1, 1e12::bigint)").catch(() => "cut off");
  while ((await ask(url, "select from pg_stat_activity where query like '%1e12%' and state = 'active'")).length < 2)
    await pause(20);
  child.kill("SIGKILL");
  process.kill(postmasterPid(), "SIGKILL");
  const server = await startEmbeddedPostgres({ dataFolder });
  expect(await busy).toBe("cut off");
  await server.stop();
});

test("a second process borrows the running server, and leaves it running when it stops", async () => {
  const { url } = await startInChild();
  const borrowed = await startEmbeddedPostgres({ dataFolder });
  expect(borrowed).toMatchObject({ adopted: true, url });
  await borrowed.stop();
  expect(await ask(url, "select 1 as n")).toEqual([{ n: 1 }]);
  await expect(emptyEmbeddedPostgres(dataFolder)).rejects.toThrow(/in use by another running Arraigo/);
});

test("starts at the same moment on an empty folder end up on one server", async () => {
  const [a, b, c] = await Promise.all([startInChild(), startInChild(), startInChild()]);
  expect(b.url).toBe(a.url);
  expect(c.url).toBe(a.url);
});

test("a pid file whose number now belongs to another process does not block the start", async () => {
  await (await startEmbeddedPostgres({ dataFolder })).stop();
  const cluster = join(dataFolder, "postgres");
  writeFileSync(join(cluster, "postmaster.pid"), `${process.pid}\n${cluster}\n1\n1\n\n127.0.0.1\n  1 1\nready   \n`, {
    mode: 0o644,
  });
  const server = await startEmbeddedPostgres({ dataFolder });
  expect(server.adopted).toBe(false);
  await server.stop();
});

test("a remembered port that somebody else took meanwhile is replaced", async () => {
  const first = await startEmbeddedPostgres({ dataFolder });
  await first.stop();
  const { createServer } = await import("node:net");
  const squatter = createServer().listen(Number(new URL(first.url).port), "127.0.0.1");
  const second = await startEmbeddedPostgres({ dataFolder });
  expect(new URL(second.url).port).not.toBe(new URL(first.url).port);
  await second.stop();
  squatter.close();
});

test("data of another major version is refused in plain words and left untouched", async () => {
  await (await startEmbeddedPostgres({ dataFolder })).stop();
  writeFileSync(join(dataFolder, "postgres", "PG_VERSION"), "17\n");
  await expect(startEmbeddedPostgres({ dataFolder })).rejects.toThrow(/written by PostgreSQL 17.*DATABASE_URL/s);
});

test("a reset throws the database away and nothing else in the folder", async () => {
  const first = await startEmbeddedPostgres({ dataFolder });
  await ask(first.url, "create table kept as select 7 as n");
  await first.stop();
  writeFileSync(join(dataFolder, "mine.txt"), "mine");
  const second = await startEmbeddedPostgres({ dataFolder, reset: true });
  await expect(ask(second.url, "select n from kept")).rejects.toThrow(/does not exist/);
  expect(readFileSync(join(dataFolder, "mine.txt"), "utf8")).toBe("mine");
  await second.stop();
});

test.runIf(process.getuid?.() === 0)(
  "as root, a folder closed to others gets its data elsewhere, says so, and a reset finds it",
  async () => {
    chmodSync(dataFolder, 0o700);
    const said: string[] = [];
    const server = await startEmbeddedPostgres({ dataFolder, log: (line) => said.push(line) });
    await server.stop();
    const elsewhere = realpathSync(join(dataFolder, "postgres"));
    expect(elsewhere).not.toContain(dataFolder);
    expect(said.join()).toContain(`the data is kept in ${elsewhere}`);
    await emptyEmbeddedPostgres(dataFolder);
    expect(existsSync(elsewhere)).toBe(false);
  },
);

function postmasterPid(): number {
  return Number.parseInt(readFileSync(join(dataFolder, "postgres", "postmaster.pid"), "utf8"), 10);
}

/** The shells that end the server of this test when its owner dies. */
function watchers(): number[] {
  return readdirSync("/proc")
    .map(Number)
    .filter((pid) => pid > 0 && commandLine(pid)?.includes(`arraigo-watch ${dataFolder}`) === true);
}

async function ask(url: string, sql: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/** Starts the server in another Node process, which then waits to be killed. */
function startInChild(): Promise<{ child: ChildProcess; url: string }> {
  const child = spawn(process.execPath, ["--import", "tsx", starter, dataFolder], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  });
  children.push(child);
  return new Promise((resolve, reject) => {
    child.once("exit", () => reject(new Error("the starter ended early")));
    child.stdout?.once("data", (line: Buffer) => resolve({ child, url: line.toString().trim() }));
  });
}

function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
