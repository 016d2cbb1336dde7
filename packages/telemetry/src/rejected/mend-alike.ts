import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, inArray } from "drizzle-orm";
import { namesBeyond } from "../catalogue/names-beyond";
import type { DiscardAlike, MendAlike } from "../contract";
import { storeTogether } from "../ingest/store-deliveries";
import { alike, nextAlike, nextOf } from "./alike";
import { ofTheLeaving } from "./of-the-leaving";
import { readAgain } from "./read-again";
import { rejectedEvents } from "./tables";
import { namesIn, refusalOf } from "./try-alike";

/**
 * Takes the next two hundred of a group after all, mended in one way, through the same gate as everything that arrives. What would be
 * refused again stays as it was, and so does what somebody did who is being erased. Asked for twice at the same time, the second waits and finds what the first left; `next` says behind
 * which to go on, null after the last.
 */
export function mendAlike(
  ctx: Ctx,
  { mending, after, ...group }: MendAlike,
): Promise<{ taken: number; refused: number; next: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const rows = await nextAlike(ctx, tx, group, after).for("update");
    const deliveries = await readAgain(ctx, tx, rows, mending);
    const beyond = await namesBeyond(tx, namesIn(deliveries));
    const leaving = await ofTheLeaving(tx, deliveries);
    const taken = rows.flatMap((row, index) => {
      const delivery = deliveries[index];
      const stored = delivery && !leaving.has(delivery) && refusalOf(delivery, beyond) === undefined;
      return stored ? [{ row, delivery }] : [];
    });
    if (taken.length > 0) {
      await tx.delete(rejectedEvents).where(
        and(
          ofTenant(rejectedEvents.organisationId, ctx.organisationId),
          inArray(
            rejectedEvents.id,
            taken.map(({ row }) => row.id),
          ),
        ),
      );
      await storeTogether(
        tx,
        taken.map(({ delivery }) => delivery),
        ctx.clock.now(),
      );
      await recordAudit(ctx, tx, {
        action: "telemetry.rejected_replayed",
        subjectType: "write_key",
        subjectId: group.sourceId,
        facts: { reason: group.reason, taken: taken.length, refused: rows.length - taken.length },
      });
    }
    return { taken: taken.length, refused: rows.length - taken.length, next: nextOf(rows) };
  });
}

/** Takes a whole group off the list, for good. That they were refused stays counted where the source sent them, and here who decided it. */
export function discardAlike(ctx: Ctx, group: DiscardAlike): Promise<{ discarded: number }> {
  return inTransaction(ctx, async (tx) => {
    const held = await tx
      .select({ id: rejectedEvents.id })
      .from(rejectedEvents)
      .where(alike(ctx, group))
      .orderBy(rejectedEvents.id)
      .for("update");
    if (held.length === 0) return { discarded: 0 };
    await tx.delete(rejectedEvents).where(
      and(
        ofTenant(rejectedEvents.organisationId, ctx.organisationId),
        inArray(
          rejectedEvents.id,
          held.map(({ id }) => id),
        ),
      ),
    );
    await recordAudit(ctx, tx, {
      action: "telemetry.rejected_discarded",
      subjectType: "write_key",
      subjectId: group.sourceId,
      facts: { reason: group.reason, discarded: held.length },
    });
    return { discarded: held.length };
  });
}
