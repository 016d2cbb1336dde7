import { ofTenant } from "@arraigo/db";
import { inTransaction, type JobHandler } from "@arraigo/platform";
import { and, isNotNull, lt } from "drizzle-orm";
import { rejectedEvents } from "../rejected/tables";
import { deliveries } from "../store/tables";
import { arrivals } from "./tables";

const dayMs = 86_400_000;
const keptMs = 8 * dayMs;
const samplesKeptMs = 7 * dayMs;
const arrivalsKeptMs = 3_600_000;

/** Deletes the minute counts that the health page no longer shows, refused events' samples after a week, and what arrived long ago. */
export const forgetDeliveries: JobHandler = async (ctx) => {
  const before = (ms: number) => new Date(ctx.clock.now().getTime() - ms);
  await inTransaction(ctx, async (tx) => {
    await tx
      .delete(deliveries)
      .where(and(ofTenant(deliveries.organisationId, ctx.organisationId), lt(deliveries.minute, before(keptMs))));
    await tx
      .delete(arrivals)
      .where(
        and(ofTenant(arrivals.organisationId, ctx.organisationId), lt(arrivals.receivedAt, before(arrivalsKeptMs))),
      );
    await tx
      .update(rejectedEvents)
      .set({ sample: null })
      .where(
        and(
          ofTenant(rejectedEvents.organisationId, ctx.organisationId),
          lt(rejectedEvents.receivedAt, before(samplesKeptMs)),
          isNotNull(rejectedEvents.sample),
        ),
      );
  });
};
