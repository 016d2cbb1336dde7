import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { appendFile, mkdir, mkdtemp, realpath, rename, rm, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { testDatabase } from "@arraigo/db/testing";
import { createMailer, createOrganisation, enrolPeople } from "@arraigo/directory";
import { inTransaction, systemContext } from "@arraigo/platform";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { assemble } from "../serve";

const sourceId = "019cd9ab-0000-7000-8000-000000000009";
const rows = 28_000;
const before = 8_000;
const headings = "Id,UserId,LoginTime,LoginType,Application,Status";
const line = (n: number) =>
  `0Ya${String(n).padStart(15, "0")},0055j00000AT6I1AAL,2026-0${1 + (n % 9)}-1${n % 9}T08:00:00.000+0000,Application,Browser,Success`;
const lines = (from: number, to: number) => Array.from({ length: to - from }, (_, n) => `${line(from + n)}\n`).join("");

interface Held {
  path: string;
  state: string;
  rows_done: number;
  stored: number;
  bytes_read: number;
}

describe("kill -9 while a file of another system is fetched", () => {
  let test: Awaited<ReturnType<typeof testDatabase>>;
  let parts: Awaited<ReturnType<typeof assemble>>;
  let owner: pg.Client;
  let folder = "";
  let organisationId = "";
  let worker: ChildProcess | undefined;

  beforeAll(async () => {
    test = await testDatabase();
    folder = await realpath(await mkdtemp(join(tmpdir(), "pull-killed-")));
    parts = await assemble({
      databaseUrl: test.ownerUrl,
      url: "http://localhost:3000",
      secret: "a secret for tests, long enough to sign with",
      mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
      pullFolder: folder,
    });
    const facts = await createOrganisation(parts.services.database, { name: "Fetched" });
    organisationId = facts.id;
    await enrolPeople(systemContext(parts.services, facts, "test"), {
      people: [
        {
          id: sourceId,
          email: "ada@example.com",
          givenName: "Ada",
          familyName: "Todo",
          startsOn: "2020-01-01",
          externalId: "0055j00000AT6I1AAL",
        },
      ],
      roles: [],
    });
    owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
    await mkdir(join(folder, organisationId));
    await owner.query(
      "insert into telemetry.pull_sources (id, organisation_id, name, kind, folder, every_minutes) values ($1, $2, 'CRM', 'salesforce', '', 5)",
      [sourceId, organisationId],
    );
  }, 60_000);
  afterAll(async () => {
    worker?.kill("SIGKILL");
    await owner.end();
    await parts.stop();
    await test.close();
    await rm(folder, { recursive: true, force: true });
  });

  const at = (path: string) => join(folder, organisationId, path);
  /** Left alone for long enough to be taken for whole, or written to just now. */
  const touch = (path: string, secondsAgo: number) => {
    const then = new Date(Date.now() - secondsAgo * 1_000);
    return utimes(at(path), then, then);
  };
  const askToLook = () =>
    inTransaction({ ...parts.services, organisationId }, (tx) => tx.enqueue("telemetry.pullSource", { sourceId }));
  const held = async () =>
    (
      await owner.query<Held>(
        `select f.path, u.state, u.rows_done, u.stored, f.bytes_read::int as bytes_read from telemetry.pull_files f
         join telemetry.history_uploads u on u.organisation_id = f.organisation_id and u.id = f.id where f.source_id = $1 order by f.path`,
        [sourceId],
      )
    ).rows;
  /** The file's events in the log, by the gate, and in both sums. */
  const everywhere = async () =>
    (
      await owner.query<Record<string, number>>(
        `select (select count(*)::int from telemetry.events where name = 'Login') as log,
           (select count(*)::int from telemetry.message_ids where organisation_id = $1) as gate,
           (select coalesce(sum(count), 0)::int from telemetry.usage_by_person_day where event = 'Login') as uses,
           (select coalesce(sum(count), 0)::int from telemetry.event_days where name = 'Login') as volumes`,
        [organisationId],
      )
    ).rows[0];
  const all = (count: number) => ({ log: count, gate: count, uses: count, volumes: count });
  const startWorker = () => {
    worker = spawn(
      process.execPath,
      ["--import", "tsx", join(__dirname, "testing/working-process.ts"), test.ownerUrl, folder],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    return worker;
  };
  /** Lets a worker work until this is so, and kills it at that moment. */
  const killWhen = async (reached: (now: Held | undefined) => boolean) => {
    const child = startWorker();
    const gone = once(child, "exit");
    while (!reached((await held())[0])) await sleep(5);
    child.kill("SIGKILL");
    await gone;
    const active =
      "select 1 from pg_stat_activity where state <> 'idle' and query ilike '%telemetry.%' and pid <> pg_backend_pid()";
    while ((await owner.query(active)).rowCount !== 0) await sleep(20);
    // Its heartbeat runs out, here brought forward.
    await owner.query(
      "update pgboss.job set state = 'retry', retry_count = 0, start_after = now() where name like 'telemetry.job.%' and state = 'active'",
    );
  };
  const looked = async () =>
    (await owner.query("select 1 from pgboss.job where name like 'telemetry.job.pullSource%' and state < 'completed'"))
      .rowCount === 0;
  const finish = async (isDone: () => Promise<boolean>) => {
    const child = startWorker();
    while (!(await isDone()) || !(await looked())) await sleep(20);
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  const doneWith = async (count: number) => {
    const [file] = await held();
    return file?.state === "done" && file.rows_done === count;
  };

  it("of a file that is still being written only whole rows are read, and of one under a name for the meantime none", async () => {
    const half = line(before).slice(0, 30);
    await writeFile(at("log.csv"), `${headings}\n${lines(0, before)}${half}`);
    await writeFile(at("next.csv.part"), `${headings}\n${lines(0, rows)}`);
    await touch("next.csv.part", 86_400);
    await touch("log.csv", 0);
    await askToLook();
    await finish(() => doneWith(before));
    expect(await everywhere()).toEqual(all(before));
    expect(await held()).toMatchObject([{ path: "log.csv", stored: before }]);
    await appendFile(at("log.csv"), lines(before, rows).slice(30));
  }, 60_000);

  it("every batch is wholly there or wholly not, it goes on behind the last one, and every row counts exactly once", async () => {
    await touch("log.csv", 3_600);
    await askToLook();
    await killWhen((now) => (now?.rows_done ?? 0) > before);
    const [stood] = await held();
    expect(stood).toMatchObject({ state: "running" });
    expect(stood?.rows_done).toBeLessThan(rows);
    expect(await everywhere()).toEqual(all(stood?.stored ?? -1));
    await finish(() => doneWith(rows));
    expect(await held()).toMatchObject([{ path: "log.csv", rows_done: rows, stored: rows }]);
    expect(await everywhere()).toEqual(all(rows));
  }, 60_000);

  it("under its last name, which it gets when it is whole, the same file is known and counts nothing again", async () => {
    await rename(at("next.csv.part"), at("next.csv"));
    await askToLook();
    await finish(async () => {
      const known = await owner.query(
        "select 1 from telemetry.pull_files where path = 'next.csv' and problem = 'read_before'",
      );
      return known.rowCount === 1;
    });
    expect(await everywhere()).toEqual(all(rows));
  }, 60_000);
});
