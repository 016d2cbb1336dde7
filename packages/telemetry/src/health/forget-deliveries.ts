import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import { and, lt } from "drizzle-orm";
import { deliveries } from "../store/tables";

const keptMs = 8 * 86_400_000;

/** Deletes the minute counts that the health page no longer shows. */
export const forgetDeliveries: JobHandler = async (ctx) => {
  const before = new Date(ctx.clock.now().getTime() - keptMs);
  await inTransaction(ctx, async (tx) => {
    await tx
      .delete(deliveries)
      .where(and(ofTenant(deliveries.organisationId, ctx.organisationId), lt(deliveries.minute, before)));
  });
};
