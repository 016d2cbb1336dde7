import { ofTenant } from "@arraigo/db";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, isNotNull, sql } from "drizzle-orm";
import type { Doing } from "../records/doing";
import { uuids } from "../records/scope";
import { queues } from "./tables";

/** Doors that bring back what was, or what another system says: there a queue that was given up since still stands. */
const heedless: ReadonlySet<string | undefined> = new Set(["import", "undo", "merge"]);

/**
 * Whether cases may be put into these queues. One that was given up answers like none, as a stage does: nobody looks into it any more.
 * What stands in it stays.
 */
export async function assertQueuesOpen(ctx: Ctx, tx: Tx, given: readonly unknown[], { source }: Doing): Promise<void> {
  const ids = [...new Set(given.filter((id): id is string => typeof id === "string"))];
  if (ids.length === 0 || heedless.has(source)) return;
  const closed = await tx
    .select({ id: queues.id })
    .from(queues)
    .where(
      and(
        ofTenant(queues.organisationId, ctx.organisationId),
        sql`${queues.id} = any(${uuids(ids)})`,
        isNotNull(queues.archivedAt),
      ),
    )
    .orderBy(queues.id)
    .limit(1);
  if (closed.length > 0) throw new NotFound();
}
