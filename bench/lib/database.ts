import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@arraigo/db";
import { emptyEmbeddedPostgres, startEmbeddedPostgres } from "@arraigo/db/server";
import pg from "pg";

export interface BenchDatabase {
  /** The owner's address of a migrated database, empty unless it was kept. */
  url: string;
  /** As the owner: for floors and for looking. */
  owner: pg.Pool;
}

/**
 * A Postgres of its own in a temporary folder, migrated; gone afterwards, whatever happens. Settings are those of a start. With
 * `keptAs`, and ARRAIGO_BENCH_DATA naming a folder, the database lies there under that name and stays for the next run.
 */
export async function withDatabase<T>(work: (database: BenchDatabase) => Promise<T>, keptAs?: string): Promise<T> {
  // biome-ignore lint/style/noProcessEnv: a setting of the measuring alone, on this machine.
  const keep = keptAs === undefined ? undefined : process.env.ARRAIGO_BENCH_DATA;
  const folder = keep && keptAs ? join(keep, keptAs) : await mkdtemp(join(tmpdir(), "arraigo-bench-"));
  const server = await startEmbeddedPostgres({ dataFolder: folder });
  const owner = new pg.Pool({ connectionString: server.url, max: 8 });
  // The server is stopped below while idle connections are still open.
  owner.on("error", () => {});
  try {
    await migrate(server.url);
    return await work({ url: server.url, owner });
  } finally {
    await owner.end();
    await server.stop();
    if (!keep) {
      // Started as root, the data lie outside the folder.
      await emptyEmbeddedPostgres(folder);
      await rm(folder, { recursive: true, force: true });
    }
  }
}
