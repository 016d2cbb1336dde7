import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { testDatabase } from "@arraigo/db/testing";
import { createMailer, createOrganisation, enrolPeople, loadActor } from "@arraigo/directory";
import { systemContext } from "@arraigo/platform";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "../attack/testing/call";
import { procedures } from "../attack/testing/procedures";
import { modules } from "../modules";
import { assemble } from "../serve";

const personId = "019cd9ab-0000-7000-8000-000000000001";
const rows = 40_000;
const content = `user,event,time,n\n${Array.from(
  { length: rows },
  (_, n) => `ada@example.com,deal_won,2026-0${1 + (n % 9)}-1${n % 9}T10:00:00Z,${n}`,
).join("\n")}\n`;

interface Held {
  state: string;
  rows_done: number;
  stored: number;
  removed: number;
}

describe("kill -9 while a file of history is brought in", () => {
  let test: Awaited<ReturnType<typeof testDatabase>>;
  let parts: Awaited<ReturnType<typeof assemble>>;
  let owner: pg.Client;
  let worker: ChildProcess | undefined;
  let uploadId = "";
  let act: (path: string, input: unknown) => Promise<Record<string, unknown>>;

  beforeAll(async () => {
    test = await testDatabase();
    parts = await assemble({
      databaseUrl: test.ownerUrl,
      url: "http://localhost:3000",
      secret: "a secret for tests, long enough to sign with",
      mailer: createMailer({ smtpUrl: undefined, from: "Arraigo <no-reply@localhost>" }),
    });
    const facts = await createOrganisation(parts.services.database, { name: "Killed" });
    await enrolPeople(systemContext(parts.services, facts, "test"), {
      people: [
        { id: personId, email: "ada@example.com", givenName: "Ada", familyName: "Todo", startsOn: "2020-01-01" },
      ],
      roles: [{ personId, role: "administrator" }],
    });
    const who = { organisationId: facts.id, personId, sessionId: personId };
    const loaded = await loadActor(parts.services.database, modules, who, new Date());
    if (!loaded) throw new Error("nobody to act");
    const context = {
      ...parts.services,
      requestId: "killed",
      language: "en" as const,
      organisationId: facts.id,
      ...loaded,
    };
    act = async (path, input) => {
      const procedure = procedures.find((each) => each.path === path);
      if (!procedure) throw new Error(`there is no ${path}`);
      const { status, text } = await call(context, procedure, input);
      if (status !== 200) throw new Error(`${path} answered ${status} ${text}`);
      return ((JSON.parse(text) as { result: { data?: Record<string, unknown> } }).result.data ?? {}) as Record<
        string,
        unknown
      >;
    };
    owner = new pg.Client({ connectionString: test.ownerUrl });
    await owner.connect();
  }, 60_000);
  afterAll(async () => {
    worker?.kill("SIGKILL");
    await owner.end();
    await parts.stop();
    await test.close();
  });

  const held = async (): Promise<Held> => {
    const { rows: found } = await owner.query<Held>(
      "select state, rows_done, stored, removed from telemetry.history_uploads where id = $1",
      [uploadId],
    );
    return found[0] as Held;
  };
  /** The file's events in the log, by the gate, in both sums and in the volumes. */
  const everywhere = async () => {
    const { rows: found } = await owner.query<Record<string, number>>(
      `select (select count(*)::int from telemetry.events where name = 'deal_won') as log,
         (select count(*)::int from telemetry.message_ids where message_id like 'hash-%') as gate,
         (select coalesce(sum(count), 0)::int from telemetry.usage_by_person_day where event = 'deal_won') as uses,
         (select coalesce(sum(a.count), 0)::int from telemetry.active_days a where a.day < '2026-10-01') as active,
         (select coalesce(sum(count), 0)::int from telemetry.event_days where name = 'deal_won') as volumes`,
    );
    return found[0];
  };
  const all = (count: number) => ({ log: count, gate: count, uses: count, active: count, volumes: count });
  const startWorker = () => {
    worker = spawn(
      process.execPath,
      ["--import", "tsx", join(__dirname, "testing/working-process.ts"), test.ownerUrl],
      { stdio: ["ignore", "ignore", "inherit"] },
    );
    return worker;
  };
  /** Lets a worker work until this is so, and kills it at that moment. */
  const killWhen = async (reached: (now: Held) => boolean) => {
    const child = startWorker();
    const gone = once(child, "exit");
    while (!reached(await held())) await sleep(5);
    child.kill("SIGKILL");
    await gone;
    // What its connections had not committed is rolled back once the server notices; its heartbeat runs out, here brought forward.
    const active =
      "select 1 from pg_stat_activity where state <> 'idle' and query ilike '%telemetry.%' and pid <> pg_backend_pid()";
    while ((await owner.query(active)).rowCount !== 0) await sleep(20);
    await owner.query(
      "update pgboss.job set state = 'retry', retry_count = 0, start_after = now() where name like 'telemetry.job.%' and state = 'active'",
    );
  };
  const finish = async (state: string) => {
    const child = startWorker();
    while ((await held()).state !== state) await sleep(20);
    child.kill("SIGTERM");
    await once(child, "exit");
  };

  it("every batch is wholly there or wholly not, it goes on behind the last one, and every row counts exactly once", async () => {
    const bytes = Buffer.from(content);
    ({ uploadId } = (await act("telemetry.history.start", { fileName: "long.csv", bytes: bytes.length })) as {
      uploadId: string;
    });
    await act("telemetry.history.append", { uploadId, position: 0, contentBase64: bytes.toString("base64") });
    const { mapping } = await act("telemetry.history.finish", { uploadId });
    await act("telemetry.history.run", { uploadId, mapping });
    await killWhen((now) => now.rows_done > 0);
    const stood = await held();
    expect(stood.state).toBe("running");
    expect(stood.rows_done).toBeLessThan(rows);
    expect(stood.stored).toBe(stood.rows_done);
    expect(await everywhere()).toEqual(all(stood.rows_done));
    await finish("done");
    expect(await held()).toMatchObject({ rows_done: rows, stored: rows });
    expect(await everywhere()).toEqual(all(rows));
  }, 60_000);

  it("taking it back survives the same, and in the end nothing of it is left anywhere", async () => {
    await act("telemetry.history.undo", { uploadId });
    await killWhen((now) => now.removed > 0);
    const stood = await held();
    expect(stood.state).toBe("undoing");
    expect(await everywhere()).toEqual(all(rows - stood.removed));
    expect(stood.removed).toBeLessThan(rows);
    await finish("undone");
    expect(await held()).toMatchObject({ state: "undone", removed: rows });
    expect(await everywhere()).toEqual(all(0));
  }, 60_000);
});
