import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { organisations } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq, isNull, max, ne, sql } from "drizzle-orm";
import type { ArchivePipeline, CreatePipeline, OrderPipelines, PipelineById, UpdatePipeline } from "../../contract";
import { LastPipeline, PipelineNameTaken, StageOrderInvalid, TooManyStages } from "../../errors";
import type { StagedType } from "../../record-types";
import { defaultPipelines } from "../default-stages";
import { pipelineInWords } from "../given-names";
import { pipelinesOf } from "../list-stages";
import { pipelines, stages } from "../tables";
import { allStages, lockPipeline, type PipelineRow, touchPipeline } from "./change-pipeline";
import { evacuate } from "./evacuate";

const pipelinesMax = 20;

/** Adds a way of working: a copy of another one with its gates, or the usual stages. */
export async function createPipeline(ctx: Ctx, input: CreatePipeline) {
  return inTransaction(ctx, async (tx) => {
    // The default one is made on first use; it comes first.
    const there = await pipelinesOf(ctx, tx, input.type);
    if (there.length >= pipelinesMax) throw new TooManyStages({ max: pipelinesMax });
    await assertNameFree(ctx, tx, input.type, input.name);
    const model = input.copyOf ? await copied(ctx, tx, input.type, input.copyOf) : await usual(ctx, tx, input.type);
    const [{ last } = { last: 0 }] = await tx
      .select({ last: max(pipelines.position) })
      .from(pipelines)
      .where(and(ofTenant(pipelines.organisationId, ctx.organisationId), eq(pipelines.recordType, input.type)));
    const [made] = await tx
      .insert(pipelines)
      .values({
        id: newId(),
        organisationId: ctx.organisationId,
        recordType: input.type,
        name: input.name,
        position: (last ?? 0) + 1,
        idleDays: model.idleDays,
      })
      .returning();
    if (!made) throw new NotFound();
    await tx.insert(stages).values(
      model.stages.map((stage, position) => ({
        ...stage,
        id: newId(),
        organisationId: ctx.organisationId,
        pipelineId: made.id,
        position,
      })),
    );
    return touchPipeline(ctx, tx, made, "created");
  });
}

/** Renames a pipeline, or says after how many days without a touch its records count as idle. */
export async function updatePipeline(ctx: Ctx, input: UpdatePipeline) {
  return inTransaction(ctx, async (tx) => {
    const pipeline = await lockPipeline(ctx, tx, input.id, input.version);
    const { idleDays = pipeline.idleDays } = input;
    const kept = input.name === undefined || input.name === pipelineInWords(pipeline.name, ctx.actor.language);
    const name = kept ? pipeline.name : (input.name ?? pipeline.name);
    if (name !== pipeline.name) await assertNameFree(ctx, tx, pipeline.recordType as StagedType, name, pipeline.id);
    return touchPipeline(ctx, tx, pipeline, "changed", { from: pipeline.name, idleDays }, { name, idleDays });
  });
}

/** Puts the pipelines of a type into an order; the first is where records start when nobody says otherwise. */
export async function orderPipelines(ctx: Ctx, input: OrderPipelines): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const there = (await pipelinesOf(ctx, tx, input.type)).map((each) => each.id);
    if (there.length !== input.ids.length || there.some((id) => !input.ids.includes(id))) throw new StageOrderInvalid();
    for (const [position, id] of input.ids.entries())
      await tx
        .update(pipelines)
        .set({ position })
        .where(and(ofTenant(pipelines.organisationId, ctx.organisationId), eq(pipelines.id, id)));
    const first = await lockPipeline(ctx, tx, input.ids[0] ?? "", undefined);
    await touchPipeline(ctx, tx, first, "ordered");
  });
}

/** Gives a pipeline up. Its records, if any, go to the stage that is named; the last one of a type stays. */
export async function archivePipeline(ctx: Ctx, input: ArchivePipeline) {
  return inTransaction(ctx, async (tx) => {
    const pipeline = await lockPipeline(ctx, tx, input.id, input.version);
    if (pipeline.archivedAt) throw new NotFound();
    const others = await tx
      .select({ id: pipelines.id })
      .from(pipelines)
      .where(and(usedBy(ctx, pipeline), ne(pipelines.id, pipeline.id)))
      .limit(1);
    if (others.length === 0) throw new LastPipeline();
    const mine = (await allStages(ctx, tx, pipeline.id)).filter((stage) => !stage.archivedAt);
    const moved = await evacuate(ctx, tx, pipeline, mine, input.moveTo);
    const done = await touchPipeline(ctx, tx, pipeline, "archived", { moved }, { archivedAt: ctx.clock.now() });
    return { ...done, moved };
  });
}

/** Takes a pipeline into use again, with the stages it had. */
export async function restorePipeline(ctx: Ctx, input: PipelineById) {
  return inTransaction(ctx, async (tx) => {
    const pipeline = await lockPipeline(ctx, tx, input.id, undefined);
    if (!pipeline.archivedAt) throw new NotFound();
    return touchPipeline(ctx, tx, pipeline, "restored", {}, { archivedAt: null });
  });
}

const usedBy = (ctx: Ctx, pipeline: PipelineRow) =>
  and(
    ofTenant(pipelines.organisationId, ctx.organisationId),
    eq(pipelines.recordType, pipeline.recordType),
    isNull(pipelines.archivedAt),
  );

async function assertNameFree(ctx: Ctx, tx: Tx, type: StagedType, name: string, self?: string): Promise<void> {
  const [taken] = await tx
    .select({ id: pipelines.id })
    .from(pipelines)
    .where(
      and(
        ofTenant(pipelines.organisationId, ctx.organisationId),
        eq(pipelines.recordType, type),
        sql`lower(${pipelines.name}) = lower(${name})`,
        self ? ne(pipelines.id, self) : undefined,
      ),
    );
  if (taken) throw new PipelineNameTaken({ name }, "name");
}

type Model = {
  idleDays: number;
  stages: Pick<
    typeof stages.$inferInsert,
    "name" | "kind" | "requires" | "requiresActivities" | "approval" | "probability" | "staysDaysMax"
  >[];
};

async function copied(ctx: Ctx, tx: Tx, type: StagedType, id: string): Promise<Model> {
  const found = (await pipelinesOf(ctx, tx, type)).find((each) => each.id === id);
  if (!found) throw new NotFound();
  return {
    idleDays: found.idleDays,
    stages: found.stages.map(({ name, kind, requires, requiresActivities, approval, probability, staysDaysMax }) => ({
      name,
      kind,
      requires,
      requiresActivities,
      approval,
      probability,
      staysDaysMax,
    })),
  };
}

async function usual(ctx: Ctx, tx: Tx, type: StagedType): Promise<Model> {
  const [organisation] = await tx
    .select({ language: organisations.language })
    .from(organisations)
    .where(eq(organisations.id, ctx.organisationId));
  const language = organisation?.language === "es" ? "es" : "en";
  const { idleDays, stages: steps } = defaultPipelines[type];
  return {
    idleDays,
    stages: steps.map((stage) => ({
      name: stage.name[language],
      kind: stage.kind,
      requires: [...stage.requires],
      probability: stage.probability ?? 0,
      staysDaysMax: stage.staysDaysMax ?? null,
    })),
  };
}
