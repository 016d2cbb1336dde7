import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { testDatabase } from "@arraigo/db/testing";
import { createMailer, createOrganisation, enrolPeople, loadActor } from "@arraigo/directory";
import { systemContext } from "@arraigo/platform";
import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "../attack/testing/call";
import { procedures } from "../attack/testing/procedures";
import { modules } from "../modules";
import { assemble } from "../serve";

const personId = "019cd9ab-0000-7000-8000-000000000001";
const rows = 20_000;
const content = `Number,First name,Last name,Email,Company\n${Array.from(
  { length: rows },
  (_, n) => `N${n},Given${n % 97},Family${n},person${n}@lago.example,Company ${n % 40}`,
).join("\n")}\n`;

/** When it dies is drawn anew every day; KILL_SEED draws a day's again. */
const seed = Number(process.env["KILL_SEED"] ?? Math.floor(Date.now() / 86_400_000));
const drawn = `KILL_SEED=${seed}`;

/** A moment to die at: so much of the work is there, and so long into what comes next. */
interface Moment {
  percent: number;
  afterMs: number;
}

/** Three moments one after another: the work goes on behind each, and dies again. */
const momentsOf = (work: number): Moment[] =>
  fc
    .sample(
      fc.array(fc.record({ percent: fc.integer({ min: 0, max: 75 }), afterMs: fc.integer({ min: 0, max: 80 }) }), {
        minLength: 3,
        maxLength: 3,
      }),
      { seed: seed + work, numRuns: 1 },
    )
    .flat()
    .sort((one, other) => one.percent - other.percent);

interface Held {
  state: string;
  rows_done: number;
  created: number;
  removed: number;
}

describe("kill -9 at several moments of an import's job", () => {
  let test: Awaited<ReturnType<typeof testDatabase>>;
  let parts: Awaited<ReturnType<typeof assemble>>;
  let owner: pg.Client;
  let worker: ChildProcess | undefined;
  let importId = "";
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
      return (JSON.parse(text) as { result: { data: Record<string, unknown> } }).result.data;
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
      "select state, rows_done, coalesce(created, 0) as created, coalesce((undo->>'removed')::int, 0) as removed from crm.imports where id = $1",
      [importId],
    );
    return found[0] as Held;
  };
  const count = async (where: string, table = "contacts") => {
    const { rows: found } = await owner.query<{ n: number }>(
      `select count(*)::int as n from crm.${table} where ${where}`,
    );
    return found[0]?.n ?? 0;
  };
  const startWorker = () => {
    worker = spawn(
      process.execPath,
      ["--import", "tsx", join(__dirname, "testing/working-process.ts"), test.ownerUrl],
      {
        stdio: ["ignore", "ignore", "inherit"],
      },
    );
    return worker;
  };
  /** Lets a worker work until this is so or the work is over, and kills it that much later. */
  const killWhen = async (reached: (now: Held) => boolean, afterMs: number) => {
    const child = startWorker();
    const gone = once(child, "exit");
    const over = new Set(["done", "undone", "failed"]);
    for (let now = await held(); !reached(now) && !over.has(now.state); now = await held()) await sleep(5);
    await sleep(afterMs);
    child.kill("SIGKILL");
    await gone;
    // What its connections had not committed is rolled back once the server notices; its heartbeat runs out, here brought forward.
    const active =
      "select 1 from pg_stat_activity where state <> 'idle' and query ilike '%crm.%' and pid <> pg_backend_pid()";
    while ((await owner.query(active)).rowCount !== 0) await sleep(20);
    await owner.query(
      "update pgboss.job set state = 'retry', retry_count = 0, start_after = now() where name like 'crm.job.%' and state = 'active'",
    );
  };
  const finish = async (state: string) => {
    const child = startWorker();
    while ((await held()).state !== state) await sleep(20);
    child.kill("SIGTERM");
    await once(child, "exit");
  };

  it("every batch is wholly there or wholly not, the import resumes behind the last one, and every row is in exactly once", async () => {
    const upload = await act("crm.imports.upload", {
      fileName: "long.csv",
      contentBase64: Buffer.from(content).toString("base64"),
    });
    importId = String(upload["importId"]);
    await act("crm.imports.commit", { importId, mapping: upload["mapping"] });
    let before = 0;
    for (const { percent, afterMs } of momentsOf(1)) {
      await killWhen((now) => now.rows_done > Math.max(before, (rows * percent) / 100), afterMs);
      const stood = await held();
      expect(["running", "done"], drawn).toContain(stood.state);
      expect(stood.rows_done, `it went on where it stood (${drawn})`).toBeGreaterThanOrEqual(before);
      expect(stood.created, drawn).toBe(stood.rows_done);
      expect(await count("gone_at is null"), drawn).toBe(stood.rows_done);
      const { rows: histories } = await owner.query(
        "select count(*)::int as n from crm.record_events where run_id = $1 and subject_type = 'contact'",
        [importId],
      );
      expect(histories, drawn).toEqual([{ n: stood.rows_done }]);
      before = stood.rows_done;
    }
    expect(before).toBeGreaterThan(0);
    await finish("done");
    expect(await held()).toMatchObject({ rows_done: rows, created: rows });
    expect(await count("gone_at is null")).toBe(rows);
    const { rows: lines } = await owner.query("select count(distinct import_line)::int as n from crm.contacts");
    expect(lines).toEqual([{ n: rows }]);
  }, 180_000);

  it("taking it back survives the same: what it says is gone is gone, and in the end all of it is", async () => {
    await act("crm.imports.undo", { importId });
    let before = 0;
    for (const { percent, afterMs } of momentsOf(2)) {
      await killWhen((now) => now.removed > Math.max(before, (rows * percent) / 100), afterMs);
      const stood = await held();
      expect(["undoing", "undone"], drawn).toContain(stood.state);
      expect(stood.removed, `it went on where it stood (${drawn})`).toBeGreaterThanOrEqual(before);
      const gone = (await count("gone_at is not null")) + (await count("gone_at is not null", "accounts"));
      expect(gone, drawn).toBe(stood.removed);
      before = stood.removed;
    }
    expect(before).toBeGreaterThan(0);
    await finish("undone");
    expect(await held()).toMatchObject({ state: "undone", removed: rows + 40 });
    expect(await count("gone_at is null")).toBe(0);
  }, 180_000);

  it("activities likewise: each is in once with its line of history, and taken back each goes once", async () => {
    const some = 12_000;
    await act("crm.contacts.create", { givenName: "Ona", familyName: "Soler", email: "ona@soler.example" });
    const lines = Array.from(
      { length: some },
      (_, n) => `A${n},Call,Call ${n},2026-03-${10 + (n % 20)} 10:${10 + (n % 50)},5,ona@soler.example`,
    );
    const upload = await act("crm.imports.upload", {
      recordType: "activity",
      fileName: "calls.csv",
      contentBase64: Buffer.from(`Id,Type,Subject,Date,Minutes,Contact\n${lines.join("\n")}\n`).toString("base64"),
    });
    importId = String(upload["importId"]);
    await act("crm.imports.commit", { importId, mapping: upload["mapping"] });
    for (const { percent, afterMs } of momentsOf(3).slice(1, 2)) {
      await killWhen((now) => now.rows_done > (some * percent) / 100, afterMs);
      const stood = await held();
      expect(stood.created, drawn).toBe(stood.rows_done);
      expect(await count("withdrawn_at is null", "activities"), drawn).toBe(stood.rows_done);
      expect(await count(`run_id = '${importId}' and source = 'import'`, "record_events"), drawn).toBe(stood.rows_done);
    }
    await finish("done");
    expect(await held()).toMatchObject({ rows_done: some, created: some });
    const { rows: numbers } = await owner.query("select count(distinct external_id)::int as n from crm.activities");
    expect(numbers).toEqual([{ n: some }]);
    await act("crm.imports.undo", { importId });
    for (const { percent, afterMs } of momentsOf(4).slice(1, 2)) {
      await killWhen((now) => now.removed > (some * percent) / 100, afterMs);
      const stood = await held();
      expect(await count("withdrawn_at is not null", "activities"), drawn).toBe(stood.removed);
    }
    await finish("undone");
    expect(await held()).toMatchObject({ state: "undone", removed: some });
    expect(await count("withdrawn_at is null", "activities")).toBe(0);
    expect(await count("last_activity_at is not null and given_name = 'Ona'")).toBe(0);
  }, 180_000);
});
