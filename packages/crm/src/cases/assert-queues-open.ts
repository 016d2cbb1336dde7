import { ofTenant } from "@arraigo/db";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, sql } from "drizzle-orm";
import type { Doing } from "../records/doing";
import { uuids } from "../records/scope";
import { queues } from "./tables";

/** Doors that bring back what was, or what another system says: there a queue that was given up since still stands. */
const heedless: ReadonlySet<string | undefined> = new Set(["import", "undo", "merge"]);

/**
 * Whether cases may be put into these queues. One that was given up answers like none, as a stage does: nobody looks into it any more.
 * What stands in it stays. They are held until the transaction ends: whoever gives one up waits, and finds the case in it.
 */
export async function assertQueuesOpen(ctx: Ctx, tx: Tx, given: readonly unknown[], { source }: Doing): Promise<void> {
  const ids = [...new Set(given.filter((id): id is string => typeof id === "string"))];
  if (ids.length === 0 || heedless.has(source)) return;
  const held = await tx
    .select({ archivedAt: queues.archivedAt })
    .from(queues)
    .where(and(ofTenant(queues.organisationId, ctx.organisationId), sql`${queues.id} = any(${uuids(ids)})`))
    .orderBy(queues.id)
    .for("key share");
  if (held.some(({ archivedAt }) => archivedAt !== null)) throw new NotFound();
}
