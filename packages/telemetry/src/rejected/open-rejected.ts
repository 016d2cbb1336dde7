import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { OpenRejected } from "../contract";
import { RejectedNotFound } from "../errors";
import { rejectedEvents } from "./tables";

/** A refused event as it was sent. It may say who did what, so that it was looked at is in the audit log. */
export async function openRejected(ctx: Ctx, { id }: OpenRejected): Promise<{ sample: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const [row] = await tx
      .select({ sample: rejectedEvents.sample, name: rejectedEvents.excerpt })
      .from(rejectedEvents)
      .where(and(ofTenant(rejectedEvents.organisationId, ctx.organisationId), eq(rejectedEvents.id, id)));
    if (!row) throw new RejectedNotFound();
    await recordAudit(ctx, tx, {
      action: "telemetry.rejected_opened",
      subjectType: "rejected_event",
      subjectId: id,
      facts: {},
    });
    return { sample: row.sample };
  });
}
