import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { opportunities } from "../opportunities/tables";
import { enterRows } from "../pipeline/enter-stages";
import { criteriaFor } from "../pipeline/gate";
import { pipelinesOf, type Stage } from "../pipeline/list-stages";
import type { StagedRow } from "../records/record-table";

/**
 * Where a lead's deal is made: in the stage asked for, or at the beginning of its process where the way there takes activities. What
 * was done with the lead counts, but only once there is a deal to carry it to.
 */
export async function startOf(ctx: Ctx, tx: Tx, asked: Stage): Promise<Stage> {
  const { stages } = (await pipelinesOf(ctx, tx, "opportunity")).find(({ id }) => id === asked.pipelineId) ?? {
    stages: [asked],
  };
  return criteriaFor(stages, null, asked).activities.length > 0 ? (stages[0] ?? asked) : asked;
}

/** Lets a deal into the stage it was asked for, its lead's activities being its own by now; the gate stands before it as always. */
export async function enterCarried(ctx: Ctx, tx: Tx, id: string, stageId: string, runId: string): Promise<void> {
  const row = await tx
    .select()
    .from(opportunities)
    .where(and(ofTenant(opportunities.organisationId, ctx.organisationId), eq(opportunities.id, id)));
  const pipelines = await pipelinesOf(ctx, tx, "opportunity");
  await enterRows(ctx, tx, "opportunity", pipelines, row as unknown as StagedRow[], [{ id, stageId }], { runId });
}
