import { ofTenant } from "@arraigo/db";
import { changeEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { SavePlan } from "../contract";
import { PlanNotRising } from "../errors";
import { rolloutById } from "./rollout-by-id";
import { planPoints } from "./tables";

/** The first day whose share is below the one before it; a promise that falls is a mistake. */
export function firstFall(points: SavePlan["points"]): string | undefined {
  const ordered = points.toSorted((a, b) => a.day.localeCompare(b.day));
  return ordered.find((point, index) => point.share < (ordered[index - 1]?.share ?? 0))?.day;
}

/** Replaces what was promised: by when which share of people will have adopted. */
export async function savePlan(ctx: Ctx, input: SavePlan): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await rolloutById(ctx, tx, input.rolloutId);
    const fall = firstFall(input.points);
    if (fall) throw new PlanNotRising({ day: fall }, "points");
    await tx
      .delete(planPoints)
      .where(and(ofTenant(planPoints.organisationId, ctx.organisationId), eq(planPoints.rolloutId, input.rolloutId)));
    const byDay = new Map(input.points.map((point) => [point.day, point.share]));
    if (byDay.size > 0)
      await tx.insert(planPoints).values(
        [...byDay].map(([day, share]) => ({
          organisationId: ctx.organisationId,
          rolloutId: input.rolloutId,
          day,
          share,
        })),
      );
    await emit(tx, changeEvents.rolloutChanged, { rolloutId: input.rolloutId });
  });
}
