import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { startWorker } from "./start-worker";

/** Where a worker dies: in the part of its work that holds this contact, as it writes into this table. */
export interface Death {
  contactId: string;
  table: string;
}

const waitsFor =
  "select pid from pg_stat_activity where $1 = any(pg_blocking_pids(pid)) and ($2::int is null or pid = $2)";
const asked = "select 1 from pg_stat_activity where pid = $1";

/**
 * Lets a worker work until a lock on one contact holds it up, then until one on a table does, with the part half written, and kills
 * it there with -9. No moment is a matter of speed. Returns once the server has let go of what it had not committed.
 */
export async function killInAPart(databaseUrl: string, { contactId, table }: Death): Promise<void> {
  const [row, whole, watcher] = [0, 1, 2].map(() => new pg.Client({ connectionString: databaseUrl })) as [
    pg.Client,
    pg.Client,
    pg.Client,
  ];
  await Promise.all([row, whole, watcher].map((each) => each.connect()));
  const pidOf = async (client: pg.Client) =>
    (await client.query("select pg_backend_pid() as pid")).rows[0]?.pid as number;
  const held = async (by: number, who?: number) => {
    for (;;) {
      const { rows } = await watcher.query<{ pid: number }>(waitsFor, [by, who ?? null]);
      if (rows[0]) return rows[0].pid;
      await sleep(10);
    }
  };
  try {
    await row.query("begin");
    await row.query("select from crm.contacts where id = $1 for update", [contactId]);
    const child = startWorker(databaseUrl);
    const gone = once(child, "exit");
    const server = await held(await pidOf(row));
    await whole.query("begin");
    await whole.query(`lock table ${table} in share mode`);
    await row.query("rollback");
    await held(await pidOf(whole), server);
    child.kill("SIGKILL");
    await gone;
    await whole.query("rollback");
    while ((await watcher.query(asked, [server])).rowCount !== 0) await sleep(10);
    // Its heartbeat runs out, here brought forward.
    await watcher.query(
      "update pgboss.job set state = 'retry', retry_count = 0, start_after = now() where name like 'crm.job.%' and state = 'active'",
    );
  } finally {
    await Promise.all([row, whole, watcher].map((each) => each.end()));
  }
}
