import { type TenantDb, withTenant } from "@arraigo/db";
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

/** Runs the work in one transaction: the one already open on this context, or a new one. */
export function inTransaction<T>(
  ctx: Pick<Ctx, "database" | "organisationId" | "outbox" | "tx">,
  work: (tx: Tx) => Promise<T>,
): Promise<T> {
  if (ctx.tx) return work(ctx.tx);
  return withTenant(ctx.database, ctx.organisationId, (db) => work(asTx(db, ctx.outbox)));
}

/** Publishes a fact inside the caller's transaction. The payload is checked against the published schema first. */
export function emit<P>(tx: Tx, event: EventDefinition<P>, payload: P): Promise<void> {
  return tx.publish(event, payload);
}
