import { readAsTenant, type TenantDb, withTenant } from "@arraigo/db";
import type { EventDefinition } from "@arraigo/events";
import type { Ctx, Outbox, Tx } from "./context";

/** Gives a tenant transaction its outbox. */
export function asTx(db: TenantDb, outbox: Outbox): Tx {
  return Object.assign(db, {
    publish: <P>(event: EventDefinition<P>, payload: P) => outbox.publish(db, event.name, event.payload.parse(payload)),
    enqueue: (job: string, data: Record<string, unknown>, options?: { onceKey?: string; startAfter?: Date }) =>
      outbox.enqueue(db, job, data, options),
  });
}

/** Runs the work in one transaction: the one already open on this context, or a new one. A query gets one that only reads, and is quicker. */
export function inTransaction<T>(
  ctx: Pick<Ctx, "database" | "organisationId" | "outbox" | "tx" | "reads">,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  const dressed = (db: TenantDb) => work(asTx(db, ctx.outbox));
  if (!ctx.reads) return withTenant(ctx.database, ctx.organisationId, dressed);
  return readAsTenant(ctx.database, ctx.organisationId, dressed).catch((error: unknown) => {
    // The rare query that must write first, such as an organisation's first pipelines, begins again in one that may.
    if (!triedToWrite(error)) throw error;
    return withTenant(ctx.database, ctx.organisationId, dressed);
  });
}

/** SQLSTATE 25006, read_only_sql_transaction; drizzle wraps what the database said. */
function triedToWrite(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return ("code" in error && error.code === "25006") || triedToWrite(error.cause);
}

/** Publishes a fact inside the caller's transaction. The payload is checked against the published schema first. */
export function emit<P>(tx: Tx, event: EventDefinition<P>, payload: P): Promise<void> {
  return tx.publish(event, payload);
}
