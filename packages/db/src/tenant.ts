import { type Column, eq, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Database, Db } from "./connect";

/** A transaction that can see one organisation and nothing else. */
export type TenantDb = Db & {
  readonly organisationId: string;
  /** Raw access on the same connection, for libraries that bring their own SQL. */
  runSql(text: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult>;
};

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** What can run a query: a pg client, or a job runner's open transaction. */
export interface QueryRunner {
  query(config: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult>;
}

export function assertOrganisationId(organisationId: string): void {
  if (!uuid.test(organisationId)) throw new Error("an organisation id is a uuid");
}

/** Dresses an open transaction as a TenantDb. The caller has already set the organisation on it. */
export function asTenantDb(runner: QueryRunner, organisationId: string): TenantDb {
  const db: Db = drizzle(runner as pg.PoolClient);
  return Object.assign(db, {
    organisationId,
    runSql: (text: string | pg.QueryConfig, values?: unknown[]) => runner.query(text, values),
  });
}

/**
 * The only way to a transaction: opens one, names the organisation to row level security in the same message, runs the
 * work, commits. Anything thrown rolls everything back. The setting ends with the transaction, so no pool can leak it.
 */
export async function withTenant<T>(
  database: Database,
  organisationId: string,
  work: (db: TenantDb) => Promise<T>,
): Promise<T> {
  assertOrganisationId(organisationId);
  const client = await database.pool.connect();
  let broken: Error | undefined;
  try {
    await client.query(`begin; set local app.organisation = '${organisationId}'`);
    const result = await work(asTenantDb(client, organisationId));
    await client.query("commit");
    return result;
  } catch (error) {
    broken = unanswered(error);
    if (!broken)
      await client.query("rollback").catch((cause: Error) => {
        broken = cause;
      });
    throw error;
  } finally {
    client.release(broken);
  }
}

/** A server that did not answer in time would not answer a rollback either: the connection is given up, and with it the transaction. */
function unanswered(error: unknown): Error | undefined {
  if (!(error instanceof Error)) return undefined;
  if (/read timeout|connection terminated/i.test(error.message)) return error;
  return unanswered(error.cause);
}

type TenantPredicate = (column: Column | SQL, organisationId: string) => SQL;
const equalsOrganisation: TenantPredicate = (column, organisationId) => eq(column as Column, organisationId);
let predicate: TenantPredicate = equalsOrganisation;

/** `where organisation_id = …`, the first of the two fences. Every query on a tenant table carries it. */
export function ofTenant(column: Column | SQL, organisationId: string): SQL {
  return predicate(column, organisationId);
}

/** For the attack test alone: switches the application's own fence off, so that row level security stands by itself. */
export function switchOffTenantWhere(): () => void {
  predicate = () => sql`true`;
  return () => {
    predicate = equalsOrganisation;
  };
}
