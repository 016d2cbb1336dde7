import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@arraigo/db";
import { startEmbeddedPostgres } from "@arraigo/db/server";
import pg from "pg";

export interface BenchDatabase {
  /** The owner's address of a migrated, empty database. */
  url: string;
  /** As the owner: for floors and for looking. */
  owner: pg.Pool;
}

/** A Postgres of its own in a temporary folder, migrated; gone afterwards, whatever happens. Settings are those of a start. */
export async function withDatabase<T>(work: (database: BenchDatabase) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "arraigo-bench-"));
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
    await rm(folder, { recursive: true, force: true });
  }
}
