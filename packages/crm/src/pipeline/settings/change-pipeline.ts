import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { PipelineChangedSince } from "../../errors";
import { ownerName } from "../../records/owner-name";
import { pipelines, stages } from "../tables";

export type PipelineRow = typeof pipelines.$inferSelect;
export type StageRow = typeof stages.$inferSelect;

/**
 * A pipeline, held until the transaction ends. Where `version` is given and somebody changed it since, nothing is written: their
 * order of stages is not thrown away by whoever saves last.
 */
export async function lockPipeline(
  ctx: Ctx,
  tx: Tx,
  id: string,
  version: string | null | undefined,
): Promise<PipelineRow> {
  const [pipeline] = await tx
    .select()
    .from(pipelines)
    .where(and(ofTenant(pipelines.organisationId, ctx.organisationId), eq(pipelines.id, id)))
    .for("update");
  if (!pipeline) throw new NotFound();
  if (version === undefined || (pipeline.changedAt?.toISOString() ?? null) === version) return pipeline;
  const [by] = pipeline.changedBy
    ? await tx
        .select({ name: ownerName })
        .from(people)
        .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, pipeline.changedBy)))
    : [];
  throw new PipelineChangedSince({ person: by?.name ?? "" });
}

/** A stage with its pipeline, held like it. */
export async function lockStage(ctx: Ctx, tx: Tx, id: string, version: string | null | undefined) {
  const [stage] = await tx
    .select()
    .from(stages)
    .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.id, id)));
  if (!stage) throw new NotFound();
  return { stage, pipeline: await lockPipeline(ctx, tx, stage.pipelineId, version) };
}

/** The stages of a pipeline, archived ones too. */
export async function allStages(ctx: Ctx, tx: Tx, pipelineId: string): Promise<StageRow[]> {
  return tx
    .select()
    .from(stages)
    .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.pipelineId, pipelineId)))
    .orderBy(stages.position, stages.id);
}

/** Marks the pipeline as changed, for whoever has it open, and for the audit. Two changes in one millisecond are two versions. */
export async function touchPipeline(
  ctx: Ctx,
  tx: Tx,
  pipeline: PipelineRow,
  what: string,
  facts: Record<string, unknown> = {},
  values: Partial<PipelineRow> = {},
): Promise<{ id: string; version: string }> {
  const last = pipeline.changedAt?.getTime() ?? 0;
  const changedAt = new Date(Math.max(ctx.clock.now().getTime(), last + 1));
  await tx
    .update(pipelines)
    .set({ ...values, changedAt, changedBy: ctx.actor.personId })
    .where(and(ofTenant(pipelines.organisationId, ctx.organisationId), eq(pipelines.id, pipeline.id)));
  await recordAudit(ctx, tx, {
    action: "crm.process_changed",
    subjectType: "pipeline",
    subjectId: pipeline.id,
    facts: { what, pipeline: values.name ?? pipeline.name, ...facts },
  });
  return { id: pipeline.id, version: changedAt.toISOString() };
}
