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
const rows = 20_000;
const content = `Number,First name,Last name,Email,Company\n${Array.from(
  { length: rows },
  (_, n) => `N${n},Given${n % 97},Family${n},person${n}@lago.example,Company ${n % 40}`,
).join("\n")}\n`;

interface Held {
  state: string;
  rows_done: number;
  created: number;
  removed: number;
}

describe("kill -9 in the middle of an import's job", () => {
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
  const count = async (where: string) => {
    const { rows: found } = await owner.query<{ n: number }>(
      `select count(*)::int as n from crm.contacts where ${where}`,
    );
    return found[0]?.n;
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
  /** Lets a worker work until this is so, and kills it at that moment. */
  const killWhen = async (reached: (now: Held) => boolean) => {
    const child = startWorker();
    const gone = once(child, "exit");
    while (!reached(await held())) await sleep(5);
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
    await killWhen((now) => now.rows_done > 0);
    const stood = await held();
    expect(stood.state).toBe("running");
    expect(stood.rows_done).toBeLessThan(rows);
    expect(stood.created).toBe(stood.rows_done);
    expect(await count("gone_at is null")).toBe(stood.rows_done);
    const { rows: histories } = await owner.query(
      "select count(*)::int as n from crm.record_events where run_id = $1 and subject_type = 'contact'",
      [importId],
    );
    expect(histories).toEqual([{ n: stood.rows_done }]);
    await finish("done");
    expect(await held()).toMatchObject({ rows_done: rows, created: rows });
    expect(await count("gone_at is null")).toBe(rows);
    const { rows: lines } = await owner.query("select count(distinct import_line)::int as n from crm.contacts");
    expect(lines).toEqual([{ n: rows }]);
  }, 60_000);

  it("taking it back survives the same: what it says is gone is gone, and in the end all of it is", async () => {
    await act("crm.imports.undo", { importId });
    await killWhen((now) => now.removed > 0);
    const stood = await held();
    expect(stood.state).toBe("undoing");
    expect(await count("gone_at is not null")).toBe(stood.removed);
    expect(stood.removed).toBeLessThan(rows);
    await finish("undone");
    expect(await held()).toMatchObject({ state: "undone", removed: rows + 40 });
    expect(await count("gone_at is null")).toBe(0);
  }, 60_000);
});
