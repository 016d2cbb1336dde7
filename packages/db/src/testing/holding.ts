import pg from "pg";

/** Somebody from outside who holds rows, so that others have to wait in a place that the test chooses. */
export interface Holder {
  pid: number;
  /** Lets go. */
  release(): Promise<void>;
}

async function connected<T>(url: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

/** Holds what a statement takes until it is released. */
export async function hold(url: string, statement: string, values: readonly unknown[] = []): Promise<Holder> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query("begin");
  await client.query(statement, [...values]);
  const { rows } = await client.query("select pg_backend_pid() as pid");
  return {
    pid: rows[0].pid,
    release: async () => {
      await client.query("commit");
      await client.end();
    },
  };
}

/** Waits until so many sessions wait for that one, and says who they are. */
export async function waitersFor(url: string, pid: number, count = 1): Promise<number[]> {
  return connected(url, async (client) => {
    for (;;) {
      const { rows } = await client.query(
        "select pid from pg_stat_activity where $1::int = any(pg_blocking_pids(pid)) and datname = current_database() order by pid",
        [pid],
      );
      if (rows.length >= count) return rows.map((row) => row.pid);
    }
  });
}

/** Waits for the one session that waits for that one. */
export async function waiterFor(url: string, pid: number): Promise<number> {
  const [waiter = 0] = await waitersFor(url, pid);
  return waiter;
}

/** Those among these tables (`schema.table`) of which somebody holds a row of the organisation. */
export async function heldAmong(url: string, tables: readonly string[], organisationId: string): Promise<string[]> {
  return connected(url, async (client) => {
    const held: string[] = [];
    for (const table of tables) {
      const rows = (how: string) =>
        client.query(`select from ${table} where organisation_id = $1 ${how}`, [organisationId]);
      const [all, free] = [await rows(""), await rows("for update skip locked")];
      if (free.rowCount !== all.rowCount) held.push(table);
    }
    return held;
  });
}
