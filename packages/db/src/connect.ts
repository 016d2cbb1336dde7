import type { NodePgQueryResultHKT } from "drizzle-orm/node-postgres";
import type { PgDatabase } from "drizzle-orm/pg-core";
import pg from "pg";

/** What a query can be sent to: the pool's drizzle or a transaction's. It knows no table, so no module leaks into `db`. */
export type Db = PgDatabase<NodePgQueryResultHKT>;

/** The role the application runs as: owns nothing and cannot bypass row level security. Created by `migrate`. */
export const applicationRole = "arraigo_app";

export interface Database {
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

export interface ConnectOptions {
  url: string;
  /** `applicationRole` for everything a person or a client can reach; `null` keeps the url's own role (migrations, jobs). */
  role: typeof applicationRole | null;
  connectionsMax?: number;
  /** The database cancels a query that takes longer. `pg` alone would wait for ever on one that went silent. */
  queryTimeoutMs?: number;
}

/** Opens a pool with explicit time limits everywhere. Nothing is connected before the first query. */
export function connect({ url, role, connectionsMax = 12, queryTimeoutMs = 30_000 }: ConnectOptions): Database {
  const pool = new pg.Pool({
    connectionString: url,
    // Queries that do not need one another's answers travel together instead of waiting for each.
    pipeline: true,
    max: connectionsMax,
    connectionTimeoutMillis: 3_000,
    statement_timeout: queryTimeoutMs,
    // Only where the server itself has gone silent; one that answers has cancelled the query before.
    query_timeout: queryTimeoutMs + 2_000,
    idleTimeoutMillis: 30_000,
    // These stay open, with the plans they hold.
    min: Math.min(4, connectionsMax),
    keepAlive: true,
    application_name: "arraigo",
    // Requests run side by side: one that takes every core for itself makes all others wait, and starting its helpers costs more
    // than a page of a list.
    ...(role === null ? {} : { options: `-c role=${role} -c max_parallel_workers_per_gather=0` }),
  });
  // An idle connection that dies must not end the process; the next query opens a new one.
  pool.on("error", () => {});
  // Nor one that dies in use: its queries say so.
  pool.on("connect", (client) => client.on("error", () => {}));
  return { pool, close: () => pool.end() };
}
