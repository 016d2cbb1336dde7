import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import type { AddStage, ArchiveStage, OrderStages, RestoreStage, UpdateStage } from "../../contract";
import { CriterionUnknown, LastStageOfKind, StageNameTaken, StageOrderInvalid, TooManyStages } from "../../errors";
import { customFieldsOf } from "../../fields/check-custom-values";
import { writableFields } from "../../fields/record-fields";
import type { StagedType } from "../../record-types";
import { uuids } from "../../records/scope";
import { stageInWords } from "../given-names";
import { stages } from "../tables";
import { allStages, lockPipeline, lockStage, type StageRow, touchPipeline } from "./change-pipeline";
import { evacuate } from "./evacuate";

const stagesMax = 30;

/** Adds a stage: an open one after the other open ones, an end after everything. */
export async function addStage(ctx: Ctx, input: AddStage) {
  return inTransaction(ctx, async (tx) => {
    const pipeline = await lockPipeline(ctx, tx, input.pipelineId, input.version);
    const used = await inUse(ctx, tx, pipeline.id);
    if (used.length >= stagesMax) throw new TooManyStages({ max: stagesMax });
    assertNameFree(used, input.name);
    const id = newId();
    const lastOpen = used.findLastIndex((stage) => stage.kind === "open");
    const at = input.kind === "open" ? lastOpen + 1 : used.length;
    // Beyond every position until it is put in its place.
    await tx.insert(stages).values({
      id,
      organisationId: ctx.organisationId,
      pipelineId: pipeline.id,
      name: input.name,
      kind: input.kind,
      position: 100_000,
    });
    await writeOrder(ctx, tx, used.map((stage) => stage.id).toSpliced(at, 0, id));
    return { ...(await touchPipeline(ctx, tx, pipeline, "stageAdded", { stage: input.name })), stageId: id };
  });
}

/** Renames a stage, or changes what it asks for, how likely it is won, and how long a record should stay. */
export async function updateStage(ctx: Ctx, input: UpdateStage) {
  return inTransaction(ctx, async (tx) => {
    const { id, version, ...rest } = input;
    const { stage, pipeline } = await lockStage(ctx, tx, id, version);
    if (stage.archivedAt) throw new NotFound();
    const shown = stageInWords(pipeline.recordType as StagedType, stage.name, ctx.actor.language);
    // Saved as it was shown, in a language of ours, is not renamed.
    const values = rest.name === shown ? { ...rest, name: stage.name } : rest;
    if (values.name && values.name !== stage.name)
      assertNameFree(await inUse(ctx, tx, pipeline.id), values.name, stage.id);
    if (values.requires) await assertFields(ctx, tx, pipeline.recordType as StagedType, values.requires);
    const activities = values.requiresActivities;
    if (activities && new Set(activities.map((each) => each.kind)).size < activities.length)
      throw new CriterionUnknown({ field: "" }, "requiresActivities");
    await tx
      .update(stages)
      .set({ ...values, ...(values.requires ? { requires: [...new Set(values.requires)] } : {}) })
      .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.id, stage.id)));
    return touchPipeline(ctx, tx, pipeline, "stageChanged", { stage: stage.name, ...values });
  });
}

/** Puts the stages of a pipeline into an order: open ones first, then the ways out. */
export async function orderStages(ctx: Ctx, input: OrderStages) {
  return inTransaction(ctx, async (tx) => {
    const pipeline = await lockPipeline(ctx, tx, input.pipelineId, input.version);
    const used = new Map((await inUse(ctx, tx, pipeline.id)).map((stage) => [stage.id, stage]));
    const ordered = input.ids.map((id) => used.get(id));
    const whole =
      new Set(input.ids).size === used.size && input.ids.length === used.size && !ordered.includes(undefined);
    const closed = ordered.findIndex((stage) => stage?.kind !== "open");
    if (!whole || ordered.slice(closed).some((stage) => stage?.kind === "open")) throw new StageOrderInvalid();
    await writeOrder(ctx, tx, input.ids);
    return touchPipeline(ctx, tx, pipeline, "stagesOrdered");
  });
}

/** Gives a stage up. Its records, if any, go where they are told to; one way in and both ways out stay. */
export async function archiveStage(ctx: Ctx, input: ArchiveStage) {
  return inTransaction(ctx, async (tx) => {
    const { stage, pipeline } = await lockStage(ctx, tx, input.id, input.version);
    if (stage.archivedAt) throw new NotFound();
    const used = await inUse(ctx, tx, pipeline.id);
    if (used.filter((each) => each.kind === stage.kind).length < 2) throw new LastStageOfKind({ stage: stage.name });
    const moved = await evacuate(ctx, tx, pipeline, [stage], input.moveTo);
    const [{ lowest } = { lowest: 0 }] = await tx
      .select({ lowest: sql<number>`least(min(${stages.position}), 0)::int` })
      .from(stages)
      .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.pipelineId, pipeline.id)));
    await tx
      .update(stages)
      .set({ archivedAt: ctx.clock.now(), position: lowest - 1 })
      .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.id, stage.id)));
    await writeOrder(
      ctx,
      tx,
      used.filter((each) => each.id !== stage.id).map((each) => each.id),
    );
    return { ...(await touchPipeline(ctx, tx, pipeline, "stageArchived", { stage: stage.name, moved })), moved };
  });
}

/** Takes a stage into use again, as the last of its kind. */
export async function restoreStage(ctx: Ctx, input: RestoreStage) {
  return inTransaction(ctx, async (tx) => {
    const { stage, pipeline } = await lockStage(ctx, tx, input.id, input.version);
    if (!stage.archivedAt) throw new NotFound();
    const used = await inUse(ctx, tx, pipeline.id);
    if (used.length >= stagesMax) throw new TooManyStages({ max: stagesMax });
    assertNameFree(used, stage.name);
    await tx
      .update(stages)
      .set({ archivedAt: null })
      .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.id, stage.id)));
    const at = stage.kind === "open" ? used.findLastIndex((each) => each.kind === "open") + 1 : used.length;
    await writeOrder(ctx, tx, used.map((each) => each.id).toSpliced(at, 0, stage.id));
    return touchPipeline(ctx, tx, pipeline, "stageRestored", { stage: stage.name });
  });
}

async function inUse(ctx: Ctx, tx: Tx, pipelineId: string): Promise<StageRow[]> {
  return (await allStages(ctx, tx, pipelineId)).filter((stage) => !stage.archivedAt);
}

function assertNameFree(used: readonly StageRow[], name: string, self?: string): void {
  if (used.some((stage) => stage.id !== self && stage.name.toLowerCase() === name.toLowerCase()))
    throw new StageNameTaken({ name }, "name");
}

/** Positions are unique: all step aside first, then each takes its own. */
async function writeOrder(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<void> {
  const mine = and(ofTenant(stages.organisationId, ctx.organisationId), sql`${stages.id} = any(${uuids(ids)})`);
  await tx
    .update(stages)
    .set({ position: sql`${stages.position} + 200000` })
    .where(mine);
  await tx
    .update(stages)
    .set({ position: sql`array_position(${uuids(ids)}, ${stages.id}) - 1` })
    .where(mine);
}

/** A gate asks only for what somebody can fill in: fields of the type, and own fields in use. */
async function assertFields(ctx: Ctx, tx: Tx, type: StagedType, asked: readonly string[]): Promise<void> {
  const own = asked.some((field) => field.startsWith("custom.")) ? await customFieldsOf(ctx, tx, type) : [];
  const known = new Set([...writableFields(type).map(([key]) => key), ...own.map((each) => `custom.${each.key}`)]);
  for (const field of asked) if (!known.has(field)) throw new CriterionUnknown({ field }, "requires");
}
