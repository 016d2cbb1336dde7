import { setTimeout as sleep } from "node:timers/promises";
import { startEmbeddedPostgres } from "@arraigo/db/server";
import pg from "pg";
import { parentOf } from "./cpu";

/** A database that can be stopped or killed, and comes back at the same address. */
export async function startSoakDatabase(folder: string) {
  let server = await startEmbeddedPostgres({ dataFolder: folder });
  const once = async <T extends pg.QueryResultRow>(text: string, values: unknown[] = []): Promise<T[]> => {
    const client = new pg.Client({ connectionString: server.url });
    client.on("error", () => {});
    await client.connect();
    try {
      return (await client.query<T>(text, values)).rows;
    } finally {
      await client.end().catch(() => {});
    }
  };
  return {
    url: () => server.url,
    once,
    /** In order, as for an upgrade; away for so many seconds. */
    async restart(secondsAway: number) {
      await server.stop();
      await sleep(secondsAway * 1_000);
      server = await startEmbeddedPostgres({ dataFolder: folder });
    },
    /** As a power cut would end it, and recovered. */
    async kill() {
      const [row] = await once<{ pid: number }>("select pg_backend_pid() as pid");
      const postmaster = parentOf(row?.pid ?? 0);
      if (postmaster > 1) process.kill(postmaster, "SIGKILL");
      await sleep(500);
      await server.stop();
      server = await startEmbeddedPostgres({ dataFolder: folder });
    },
    stop: () => server.stop(),
  };
}

export type SoakDatabase = Awaited<ReturnType<typeof startSoakDatabase>>;
