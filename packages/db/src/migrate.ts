import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { drizzle } from "drizzle-orm/node-postgres";
import { migrate as applyMigrations } from "drizzle-orm/node-postgres/migrator";
import pg from "pg";
import { fencesSql, preparationsSql, rolesSql } from "./fences.sql";

/** One number for everybody who migrates: replicas that start together take turns. */
const migrationLock = 7_274_216_003;

/** Where the SQL lies: beside this file in the sources, beside the bundle in production. */
export function migrationsFolder(): string {
  const here = dirname(fileURLToPath(import.meta.url));
  const found = [join(here, "../migrations"), join(here, "migrations")].find((folder) =>
    existsSync(join(folder, "meta/_journal.json")),
  );
  if (!found) throw new Error(`no migrations beside ${here}`);
  return found;
}

/**
 * Brings the database to today's shape: roles, pending migrations in order, then the tenancy fences. Safe to repeat and
 * to run from several processes at once. `url` must name a role that may create roles and owns the database's tables.
 */
export async function migrate(url: string, folder: string = migrationsFolder()): Promise<void> {
  const client = new pg.Client({
    connectionString: url,
    connectionTimeoutMillis: 5_000,
    application_name: "arraigo migrate",
  });
  await client.connect();
  try {
    await client.query("select pg_advisory_lock($1)", [migrationLock]);
    await client.query("set lock_timeout = '30s'");
    await client.query(rolesSql);
    await applyMigrations(drizzle(client), { migrationsFolder: folder });
    await client.query(preparationsSql);
    await client.query(fencesSql);
  } finally {
    await client.end();
  }
}
