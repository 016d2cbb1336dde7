import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, inArray, isNotNull } from "drizzle-orm";
import type { ReplayRejected } from "../contract";
import { storeTogether } from "../ingest/store-deliveries";
import { ofTheLeaving } from "./of-the-leaving";
import { readAgain } from "./read-again";
import { rejectedEvents } from "./tables";

/**
 * Takes refused events after all, as they were sent or mended: through the same reading and the same gate as everything that
 * arrives, so that an event its sender mended too counts once. What is taken leaves the list; what is refused again stays, with its
 * reason of now, and so does, as it was, what somebody did who is being erased.
 */
export async function replayRejected(
  ctx: Ctx,
  { ids, mending }: ReplayRejected,
): Promise<{ taken: number; refused: number }> {
  return inTransaction(ctx, async (tx) => {
    const asked = await tx
      .select()
      .from(rejectedEvents)
      .where(
        and(
          ofTenant(rejectedEvents.organisationId, ctx.organisationId),
          inArray(rejectedEvents.id, ids),
          isNotNull(rejectedEvents.sample),
        ),
      )
      .orderBy(rejectedEvents.id)
      .for("update");
    const read = await readAgain(ctx, tx, asked, mending);
    const leaving = await ofTheLeaving(tx, read);
    const deliveries = read.filter((delivery) => !leaving.has(delivery));
    const rows = asked.filter((_row, index) => deliveries.includes(read[index] as (typeof read)[number]));
    // Refused again, they are listed anew.
    await tx.delete(rejectedEvents).where(
      and(
        ofTenant(rejectedEvents.organisationId, ctx.organisationId),
        inArray(
          rejectedEvents.id,
          rows.map((row) => row.id),
        ),
      ),
    );
    const stored = rows.length > 0 ? await storeTogether(tx, deliveries, ctx.clock.now()) : [];
    const taken = rows.filter((_row, index) => stored[index]?.rejected.length === 0).map((row) => row.id);
    await recordAudit(ctx, tx, {
      action: "telemetry.rejected_replayed",
      subjectType: "rejected_event",
      subjectId: ids[0] ?? "",
      facts: { taken: taken.length, refused: asked.length - taken.length },
    });
    return { taken: taken.length, refused: asked.length - taken.length };
  });
}
