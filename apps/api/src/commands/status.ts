import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { applicationRole, connect, migrationsFolder, withTenant } from "@arraigo/db";
import { directoryOrganisations } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { count, eq } from "drizzle-orm";
import { type Command, print } from "./command";
import { withDatabase } from "./open-installation";

const deadLetters = "arraigo.dead_letters";

export const status: Command = {
  name: ["status"],
  usage: "status [--json]",
  about: "what is there: database, migrations, organisations, people, waiting and failed jobs",
  options: { json: { type: "boolean" } },
  async run(given) {
    const facts = await withDatabase(readStatus, { mayCreate: false });
    if (given.values.json) return print(JSON.stringify(facts));
    const { database, migrations, organisations, people: persons, jobs } = facts;
    print(
      `Database       PostgreSQL ${database}`,
      `Migrations     ${migrations.applied} of ${migrations.known} applied${migrations.applied < migrations.known ? "; run: pnpm arraigo migrate" : ""}`,
      `Organisations  ${organisations}`,
      `People         ${persons}`,
      `Waiting jobs   ${jobs.waiting}${jobs.oldestSeconds === null ? "" : `, the oldest for ${Math.round(jobs.oldestSeconds)} s`}`,
      `Dead letters   ${jobs.deadLetters}`,
      ...jobs.queues.map(({ queue, waiting }) => `  ${queue}: ${waiting}`),
    );
  },
};

async function readStatus(url: string) {
  // As the owner: it counts across organisations and reads the queue.
  const { pool: client, close } = connect({ url, role: null, connectionsMax: 1, queryTimeoutMs: 15_000 });
  try {
    const rows = async <T extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
      (await client.query<T>(text, values)).rows;
    const exists = async (name: string) =>
      (await rows<{ there: boolean }>("select to_regclass($1) is not null as there", [name]))[0]?.there === true;
    const journal = JSON.parse(await readFile(join(migrationsFolder(), "meta/_journal.json"), "utf8")) as {
      entries: unknown[];
    };
    const [server] = await rows<{ version: string }>("select current_setting('server_version') as version");
    const applied = (await exists("drizzle.__drizzle_migrations"))
      ? await rows<{ n: number }>("select count(*)::int as n from drizzle.__drizzle_migrations")
      : [];
    const migrated = (applied[0]?.n ?? 0) > 0;
    return {
      database: server?.version ?? "",
      migrations: { applied: applied[0]?.n ?? 0, known: journal.entries.length },
      ...(migrated ? await countPeople(url) : { organisations: 0, people: 0 }),
      jobs: (await exists("pgboss.job"))
        ? await readJobs(rows)
        : { waiting: 0, deadLetters: 0, oldestSeconds: null, queues: [] },
    };
  } finally {
    await close();
  }
}

/** As the application counts, organisation by organisation: the owner of the tables may see no rows at all. */
async function countPeople(url: string) {
  const database = connect({ url, role: applicationRole, connectionsMax: 2 });
  try {
    const ids = await directoryOrganisations(database).all();
    let total = 0;
    for (const id of ids) {
      const [row] = await withTenant(database, id, (db) =>
        db.select({ n: count() }).from(people).where(eq(people.organisationId, id)),
      );
      total += row?.n ?? 0;
    }
    return { organisations: ids.length, people: total };
  } finally {
    await database.close();
  }
}

async function readJobs(rows: <T extends Record<string, unknown>>(text: string, values?: unknown[]) => Promise<T[]>) {
  const queues = await rows<{ queue: string; waiting: number; oldest: number }>(
    `select name as queue, count(*)::int as waiting, extract(epoch from max(now() - created_on))::float as oldest
     from pgboss.job where state in ('created', 'retry', 'active') and start_after <= now() group by name order by name`,
  );
  const waiting = queues.filter(({ queue }) => queue !== deadLetters);
  return {
    waiting: waiting.reduce((sum, each) => sum + each.waiting, 0),
    deadLetters: queues.find(({ queue }) => queue === deadLetters)?.waiting ?? 0,
    oldestSeconds: waiting.length === 0 ? null : Math.max(...waiting.map((each) => each.oldest)),
    queues: waiting.map(({ queue, waiting: n }) => ({ queue, waiting: n })),
  };
}
