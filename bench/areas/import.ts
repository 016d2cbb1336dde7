import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import type pg from "pg";
import type { Bench } from "../lib/bench";
import { withDatabase } from "../lib/database";
import { makeAdministrator, repository, signIn, startProduct } from "../lib/product";

const rowsPerStatement = 2_500;
const pieceBytes = 4 * 1024 ** 2;
const floorRows = 100_000;
const undoneRows = 100_000;

interface Row {
  number: string;
  given: string;
  family: string;
  email: string;
  phone: string;
  company: string;
  title: string;
  city: string;
  born: string;
}

/** Row number `n` of the file called `of`: names that repeat as names do, dates in one order, companies that are there already. */
const rowOf = (of: string, n: number): Row => ({
  number: `${of}-${n}`,
  given: `Given${n % 997}`,
  family: `Family${(n * 7919) % 19_997}`,
  email: `${of}${n}@customer.example`,
  phone: `+34 6${String(n).padStart(8, "0")}`,
  company: `Account ${1 + (n % 5_000)}`,
  title: `Title ${n % 40}`,
  city: `City ${n % 300}`,
  born: `${1 + (n % 28)}/${1 + (n % 12)}/${1950 + (n % 50)}`,
});

const header = "Number,First name,Last name,E-mail,Phone,Company,Job title,City,Date of birth\n";

function fileOf(of: string, rows: number): Buffer {
  const parts: string[] = [header];
  for (let n = 0; n < rows; n++) parts.push(`${Object.values(rowOf(of, n)).join(",")}\n`);
  return Buffer.from(parts.join(""));
}

/** Contacts that are there before: what indexes, probes and searches have to deal with. */
async function fill(owner: pg.Pool, organisation: string, me: string, count: number): Promise<void> {
  await owner.query(
    `insert into crm.accounts (organisation_id, id, name, name_key, search_text, owner_id)
     select $1, gen_random_uuid(), 'Account ' || n, 'account ' || n, 'account ' || n, $2 from generate_series(1, 5000) n`,
    [organisation, me],
  );
  await owner.query(
    `with firms as (select array_agg(id) as ids from crm.accounts where organisation_id = $1)
     insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, email, email_key, account_id, owner_id, created_at)
     select $1, gen_random_uuid(), given, family, lower(family || ' ' || given), lower(given || ' ' || family || ' c' || n || ' example com'),
       'c' || n || '@example.com', 'c' || n || '@example.com', firms.ids[1 + n % 5000], $2, now() - make_interval(secs => n)
     from firms, generate_series(1, $3) n, lateral (select 'Given' || n % 991 as given, 'Family' || n::bigint * 7907 % 19991 as family) names`,
    [organisation, me, count],
  );
  await owner.query("vacuum analyze crm.contacts; ".trim());
  await owner.query("analyze crm.accounts");
}

/** The floor: the same rows into the same two tables with all their indexes, many rows a statement, and nothing else done. */
async function bareInsert(owner: pg.Pool, organisation: string, me: string): Promise<number> {
  const { rows: firms } = await owner.query<{ id: string; name: string }>(
    "select id, name from crm.accounts where organisation_id = $1",
    [organisation],
  );
  const { rows: made } = await owner.query<{ id: string }>(
    "insert into crm.imports (id, organisation_id, file_name) values (gen_random_uuid(), $1, 'floor') returning id",
    [organisation],
  );
  const run = made[0]?.id ?? "";
  const firmOf = new Map(firms.map((firm) => [firm.name, firm.id]));
  const client = await owner.connect();
  const began = performance.now();
  for (let start = 0; start < floorRows; start += rowsPerStatement) {
    const rows = Array.from({ length: rowsPerStatement }, (_, at) => rowOf("floor", start + at));
    const ids = rows.map(() => randomUUID());
    await client.query("begin");
    await client.query(
      `insert into crm.contacts (organisation_id, id, given_name, family_name, name_key, search_text, email, email_key, phone, title, city, born_on, account_id, owner_id, external_id, import_id, import_line)
       select $1, id, given, family, key, search, email, email, phone, title, city, born, firm, $2, number, $15, 1
       from unnest($3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::text[], $11::text[], $12::date[], $13::uuid[], $14::text[])
         as fresh(id, given, family, key, search, email, phone, title, city, born, firm, number)`,
      [
        organisation,
        me,
        ids,
        rows.map((row) => row.given),
        rows.map((row) => row.family),
        rows.map((row) => `${row.family} ${row.given}`.toLowerCase()),
        rows.map((row) =>
          `${row.given} ${row.family} ${row.email.replace(/[@.]/g, " ")} ${row.phone.replace(/\D/g, "")}`.toLowerCase(),
        ),
        rows.map((row) => row.email),
        rows.map((row) => row.phone),
        rows.map((row) => row.title),
        rows.map((row) => row.city),
        rows.map((row) => row.born.split("/").reverse().join("-")),
        rows.map((row) => firmOf.get(row.company) ?? null),
        rows.map((row) => row.number),
        run,
      ],
    );
    await client.query(
      `insert into crm.record_events (organisation_id, id, subject_type, subject_id, account_id, kind, actor_id, source, occurred_at, run_id)
       select $1, event, 'contact', id, firm, 'created', $2, 'import', now(), $6 from unnest($3::uuid[], $4::uuid[], $5::uuid[]) as fresh(event, id, firm)`,
      [organisation, me, rows.map(() => randomUUID()), ids, rows.map((row) => firmOf.get(row.company) ?? null), run],
    );
    await client.query("commit");
  }
  client.release();
  return floorRows / ((performance.now() - began) / 1_000);
}

type Call = (path: string, input: object, mutation?: boolean) => Promise<Record<string, unknown>>;

function caller(url: string, cookie: string): Call {
  return async (path, input, mutation = true) => {
    const answer = mutation
      ? await fetch(`${url}/trpc/${path}`, {
          method: "POST",
          headers: { cookie, origin: url, "content-type": "application/json" },
          body: JSON.stringify(input),
        })
      : await fetch(`${url}/trpc/${path}?input=${encodeURIComponent(JSON.stringify(input))}`, { headers: { cookie } });
    const body = (await answer.json()) as { result?: { data: Record<string, unknown> } };
    if (!body.result) throw new Error(`${path} answered ${answer.status}: ${JSON.stringify(body).slice(0, 400)}`);
    return body.result.data;
  };
}

interface Progress {
  state: string;
  created: number;
  failed: number;
  problem: string | null;
  undo: { removed: number } | null;
}

async function until(call: Call, importId: string, state: string): Promise<Progress> {
  for (;;) {
    const now = (await call("crm.imports.get", { importId }, false)) as unknown as Progress;
    if (now.state === state) return now;
    if (now.state === "failed") throw new Error(`the import failed: ${now.problem}`);
    await sleep(100);
  }
}

/** A file through the public interface, as the portal sends it: pieces, facts, import, wait. Seconds of the last two. */
async function bringIn(call: Call, of: string, rows: number) {
  const bytes = fileOf(of, rows);
  const { importId } = await call("crm.imports.start", {
    recordType: "contact",
    fileName: `${of}.csv`,
    bytes: bytes.length,
  });
  for (let position = 0; position * pieceBytes < bytes.length; position++)
    await call("crm.imports.append", {
      importId,
      position,
      contentBase64: bytes.subarray(position * pieceBytes, (position + 1) * pieceBytes).toString("base64"),
    });
  const read = performance.now();
  const { mapping } = await call("crm.imports.finish", { importId });
  const found = performance.now();
  await call("crm.imports.commit", { importId, mapping });
  const done = await until(call, String(importId), "done");
  if (done.created !== rows) throw new Error(`${done.created} of ${rows} rows came in, ${done.failed} stayed out`);
  return {
    importId: String(importId),
    secondsRead: (found - read) / 1_000,
    seconds: (performance.now() - found) / 1_000,
  };
}

/**
 * A file of contacts through the whole product: read, validated, looked up, probed for likenesses, written with history, batch by
 * batch. Beside it, in the same run and the same tables, the bare insert of as plain rows with a line of history each. Then a
 * hundred thousand of them taken back.
 */
export async function measure({ quick, log, report }: Bench): Promise<void> {
  await withDatabase(async ({ url: databaseUrl, owner }) => {
    const administrator = await makeAdministrator(databaseUrl, "Bench");
    const { rows: found } = await owner.query<{ id: string; organisation_id: string }>(
      "select id, organisation_id from directory.people",
    );
    const { id: me = "", organisation_id: organisation = "" } = found[0] ?? {};
    await fill(owner, organisation, me, quick ? 100_000 : 1_000_000);
    log(`${quick ? "100,000" : "1,000,000"} contacts are there before`);
    const before = await bareInsert(owner, organisation, me);
    log(`floor: ${Math.round(before).toLocaleString("en")} rows/s`);
    const product = await startProduct(repository, { DATABASE_URL: databaseUrl });
    try {
      const call = caller(product.url, await signIn(product.url, administrator));
      const rows = quick ? 100_000 : 1_000_000;
      const { seconds, secondsRead } = await bringIn(call, "file", rows);
      log(`${rows.toLocaleString("en")} rows in ${seconds.toFixed(1)} s, found out in ${secondsRead.toFixed(1)} s`);
      // The tables have grown meanwhile: the floor is what it was before and is after, in the middle.
      const floor = (before + (await bareInsert(owner, organisation, me))) / 2;
      report({ name: "rows_per_second", value: rows / seconds, unit: "rows/s", target: 8_000, better: "higher" });
      report({
        name: "beside_bare_insert",
        value: rows / seconds,
        unit: "rows/s",
        floor,
        target: 0.6,
        better: "higher",
      });
      const second = await bringIn(call, "second", undoneRows);
      const began = performance.now();
      await call("crm.imports.undo", { importId: second.importId });
      const undone = await until(call, second.importId, "undone");
      if (undone.undo?.removed !== undoneRows) throw new Error(`${undone.undo?.removed} rows were taken back`);
      report({
        name: "undo_100_000_rows",
        value: (performance.now() - began) / 1_000,
        unit: "s",
        target: 60,
        better: "lower",
      });
    } finally {
      await product.stop();
    }
  });
}
