import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

export interface Act {
  databaseUrl: string;
  organisationId: string;
  personId: string;
  path: string;
  input: unknown;
}

const blockedSql = "select pid from pg_locks where not granted and relation = $1::regclass order by pid limit 1";

function start({ databaseUrl, organisationId, personId, path, input }: Act) {
  return spawn(
    process.execPath,
    [
      "--import",
      "tsx",
      join(__dirname, "acting-process.ts"),
      ...[databaseUrl, organisationId, personId, path, JSON.stringify(input)],
    ],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
}

/**
 * Lets a process act until it writes into this table, where a lock holds it up, and kills it there with -9. Returns once the server
 * has noticed that nobody is waiting for the answer any more.
 */
export async function killInTheMiddle(act: Act, table: string): Promise<void> {
  const holder = new pg.Client({ connectionString: act.databaseUrl });
  const watcher = new pg.Client({ connectionString: act.databaseUrl });
  await Promise.all([holder.connect(), watcher.connect()]);
  const blocked = async () => (await watcher.query<{ pid: number }>(blockedSql, [table])).rows[0]?.pid;
  try {
    await holder.query("begin");
    await holder.query(`lock table ${table} in share mode`);
    const child = start(act);
    const gone = once(child, "exit");
    let ended = false;
    void gone.then(() => {
      ended = true;
    });
    let server = await blocked();
    while (server === undefined) {
      if (ended) throw new Error(`${act.path} ended before it wrote into ${table}`);
      await sleep(20);
      server = await blocked();
    }
    child.kill("SIGKILL");
    await gone;
    await holder.query("commit");
    const alive = async () =>
      (await watcher.query("select 1 from pg_stat_activity where pid = $1", [server])).rowCount !== 0;
    while (await alive()) await sleep(20);
  } finally {
    await Promise.all([holder.end(), watcher.end()]);
  }
}

/** The same act, left alone: what it answered. */
export async function actWhole(act: Act): Promise<string> {
  const child = start(act);
  let text = "";
  child.stdout?.on("data", (piece: Buffer) => {
    text += piece.toString();
  });
  await once(child, "exit");
  return text;
}
