import type { Writable } from "node:stream";
import { type Column, eq, type SQL, sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/node-postgres";
import type pg from "pg";
import type { Database, Db } from "./connect";

/** A transaction that can see one organisation and nothing else. */
export type TenantDb = Db & {
  readonly organisationId: string;
  /**
   * The same transaction, whose statements are planned once a connection instead of every time. For look-ups by key: their plan is
   * the same whatever is asked, and making it takes longer than they do. Not for filters, whose plan depends on what they find.
   */
  readonly planned: Db;
  /**
   * The same for a statement that comes in many shapes and goes the same way whatever its values are: the first hundred shapes are
   * planned once, and later ones every time. What is the same in all of one shape, such as how many rows, stands in its text.
   */
  readonly plannedShapes: Db;
  /** The same for statements that hold somebody's filter: a hundred of their own, so that odd filters never crowd out the plain lists. */
  readonly plannedFilters: Db;
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
export function asTenantDb(
  runner: QueryRunner,
  organisationId: string,
  planning: { planned?: QueryRunner; plannedShapes?: QueryRunner; plannedFilters?: QueryRunner } = {},
): TenantDb {
  const db: Db = drizzle(runner as pg.PoolClient);
  for (const way of ["planned", "plannedShapes", "plannedFilters"] as const) {
    let made: Db | undefined;
    const through = planning[way];
    Object.defineProperty(db, way, { get: () => (made ??= through ? drizzle(through as pg.PoolClient) : db) });
  }
  return Object.assign(db as TenantDb, {
    organisationId,
    runSql: (text: string | pg.QueryConfig, values?: unknown[]) => runner.query(text, values),
  });
}

/**
 * The only way to a transaction that writes: opens one, names the organisation to row level security in the same message, runs
 * the work, commits. Anything thrown rolls everything back. The setting ends with the transaction, so no pool can leak it.
 */
export async function withTenant<T>(
  database: Database,
  organisationId: string,
  work: (db: TenantDb) => Promise<T>,
): Promise<T> {
  assertOrganisationId(organisationId);
  const client = await database.pool.connect();
  const transaction = new OpenTransaction(client);
  try {
    await client.query(opening(organisationId, "begin"));
    const result = await work(transaction.dressed(organisationId));
    transaction.close();
    await client.query("commit");
    client.release();
    return result;
  } catch (error) {
    transaction.close();
    await giveBack(client, error);
    throw error;
  }
}

/**
 * The same for work that only reads, which the database enforces: the transaction opens with the first query, in one message, and
 * nobody waits for a commit that has nothing to keep. Were the opening to fail, nothing after it could be seen: without an
 * organisation row level security shows no row, and the work's answer is thrown away.
 */
export async function readAsTenant<T>(
  database: Database,
  organisationId: string,
  work: (db: TenantDb) => Promise<T>,
): Promise<T> {
  assertOrganisationId(organisationId);
  const client = await database.pool.connect();
  const transaction = new OpenTransaction(client, opening(organisationId, "begin read only"));
  try {
    const result = await work(transaction.dressed(organisationId));
    await transaction.opened;
    transaction.close();
    if (!transaction.opened) client.release();
    else
      client.query("commit").then(
        () => client.release(),
        (cause: Error) => client.release(cause),
      );
    return result;
  } catch (error) {
    transaction.close();
    await giveBack(client, error);
    throw error;
  }
}

/**
 * What a transaction's queries go through, so that none is sent once it is over: what was started beside a read that failed would
 * otherwise go on, on a connection that is somebody else's by then.
 */
class OpenTransaction {
  #client: pg.PoolClient | undefined;
  #opening: string | undefined;
  /** The answer to the opening; undefined until the first query, or where somebody else opened it. */
  opened: Promise<unknown> | undefined;

  constructor(client: pg.PoolClient, openingFirst?: string) {
    this.#client = client;
    this.#opening = openingFirst;
  }

  close(): void {
    this.#client = undefined;
  }

  dressed(organisationId: string): TenantDb {
    const plain: QueryRunner = { query: (config, values) => this.#send(config, values) };
    const planning = (names: Names): QueryRunner => ({
      query: (config, values) => this.#send(named(config, names), values),
    });
    return asTenantDb(plain, organisationId, {
      planned: planning(lookUps),
      plannedShapes: planning(shapes),
      plannedFilters: planning(filters),
    });
  }

  async #send(config: string | pg.QueryConfig, values?: unknown[]): Promise<pg.QueryResult> {
    const client = this.#client;
    if (!client) throw new Error("the transaction is over");
    if (this.#opening === undefined) return client.query(config, values);
    return inOneMessage(client, () => {
      this.opened = client.query(this.#opening as string);
      this.#opening = undefined;
      // Awaited when the work is done; where that throws before, nobody else listens.
      this.opened.catch(() => {});
      return client.query(config, values);
    });
  }
}

/** Holds back what is written until all of it is there: a write to the socket costs more than most queries. */
function inOneMessage<T>(client: pg.PoolClient, send: () => T): T {
  const { stream } = (client as unknown as { connection: { stream: Writable } }).connection;
  stream.cork();
  try {
    return send();
  } finally {
    stream.uncork();
  }
}

interface Names {
  prefix: string;
  /** Each costs memory on every connection. What comes after so many different ones is planned every time. */
  max: number;
  byText: Map<string, string>;
}
const lookUps: Names = { prefix: "planned", max: 300, byText: new Map() };
const shapes: Names = { prefix: "shape", max: 100, byText: new Map() };
const filters: Names = { prefix: "filter", max: 100, byText: new Map() };

/** The same statement under a name of its own, which makes the server keep its plan. */
function named(config: string | pg.QueryConfig, { prefix, max, byText }: Names): string | pg.QueryConfig {
  if (typeof config === "string" || config.name) return config;
  let name = byText.get(config.text);
  if (!name) {
    if (byText.size >= max) return config;
    name = `${prefix}_${byText.size}`;
    byText.set(config.text, name);
  }
  return { ...config, name };
}

const opening = (organisationId: string, begin: string) => `${begin}; set local app.organisation = '${organisationId}'`;

/** Rolls back and returns the connection to the pool, or gives it up where it no longer answers. */
async function giveBack(client: pg.PoolClient, error: unknown): Promise<void> {
  const broken = unanswered(error);
  const cause =
    broken ??
    (await client.query("rollback").then(
      () => undefined,
      (failure: Error) => failure,
    ));
  client.release(cause);
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
