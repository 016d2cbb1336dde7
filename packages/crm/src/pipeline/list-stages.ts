import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { organisations } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, eq, isNull } from "drizzle-orm";
import type { StageKind } from "../contract";
import { customFieldsOf } from "../fields/check-custom-values";
import type { StagedType } from "../record-types";
import { defaultPipelines } from "./default-stages";
import { pipelineInWords, stageInWords } from "./given-names";
import { pipelines, type RequiredActivity, stages } from "./tables";

export interface Stage {
  id: string;
  pipelineId: string;
  name: string;
  position: number;
  kind: StageKind;
  requires: string[];
  requiresActivities: RequiredActivity[];
  approval: "manager" | null;
  probability: number;
  staysDaysMax: number | null;
}

export interface Pipeline {
  id: string;
  recordType: StagedType;
  name: string;
  position: number;
  idleDays: number;
  stages: Stage[];
}

/** The pipelines of a record type with their stages, in order, in the actor's words where nobody renamed them. Makes the default one, in the organisation's language, on first use. */
export async function pipelinesOf(ctx: Ctx, tx: Tx, type: StagedType): Promise<Pipeline[]> {
  const found = await readPipelines(ctx, tx, type);
  if (found.length > 0) return found;
  await makeDefault(ctx, tx, type);
  return readPipelines(ctx, tx, type);
}

/** All stages of a record type, pipeline by pipeline. */
export async function stagesOf(ctx: Ctx, tx: Tx, type: StagedType): Promise<Stage[]> {
  return (await pipelinesOf(ctx, tx, type)).flatMap((pipeline) => pipeline.stages);
}

/** A stage in use, by id; one that was given up, or belongs to another type, answers like none. */
export async function stageById(ctx: Ctx, tx: Tx, type: StagedType, id: string): Promise<Stage> {
  const found = (await stagesOf(ctx, tx, type)).find((stage) => stage.id === id);
  if (!found) throw new NotFound();
  return found;
}

/** The stages of the first sales pipeline: what commands and seeds count through. */
export async function listStages(ctx: Ctx): Promise<Stage[]> {
  return inTransaction(ctx, async (tx) => (await pipelinesOf(ctx, tx, "opportunity"))[0]?.stages ?? []);
}

async function makeDefault(ctx: Ctx, tx: Tx, type: StagedType): Promise<void> {
  const [organisation] = await tx
    .select({ language: organisations.language })
    .from(organisations)
    .where(eq(organisations.id, ctx.organisationId));
  const language = organisation?.language === "es" ? "es" : "en";
  const { name, idleDays, stages: steps } = defaultPipelines[type];
  const [made] = await tx
    .insert(pipelines)
    .values({
      id: newId(),
      organisationId: ctx.organisationId,
      recordType: type,
      name: name[language],
      position: 0,
      idleDays,
    })
    .onConflictDoNothing()
    .returning({ id: pipelines.id });
  // Somebody else was first: theirs is the same.
  if (!made) return;
  await tx.insert(stages).values(
    steps.map((stage, position) => ({
      id: newId(),
      organisationId: ctx.organisationId,
      pipelineId: made.id,
      name: stage.name[language],
      position,
      kind: stage.kind,
      requires: [...stage.requires],
      probability: stage.probability ?? 0,
      staysDaysMax: stage.staysDaysMax ?? null,
    })),
  );
}

const isOwn = (key: string) => key.startsWith("custom.");

async function readPipelines(ctx: Ctx, tx: Tx, type: StagedType): Promise<Pipeline[]> {
  const rows = await tx.planned
    .select({ pipeline: pipelines, stage: stages })
    .from(pipelines)
    .innerJoin(stages, and(eq(stages.organisationId, pipelines.organisationId), eq(stages.pipelineId, pipelines.id)))
    .where(
      and(
        ofTenant(pipelines.organisationId, ctx.organisationId),
        eq(pipelines.recordType, type),
        isNull(pipelines.archivedAt),
        isNull(stages.archivedAt),
      ),
    )
    .orderBy(asc(pipelines.position), asc(pipelines.id), asc(stages.position), asc(stages.id));
  // What an own field holds that was given up nobody can fill in: a gate asks for it no more.
  const asksForOwn = rows.some(({ stage }) => stage.requires.some(isOwn));
  const own = new Set(asksForOwn ? (await customFieldsOf(ctx, tx, type)).map(({ key }) => `custom.${key}`) : []);
  const { language } = ctx.actor;
  const found = new Map<string, Pipeline>();
  for (const { pipeline, stage } of rows) {
    const held = found.get(pipeline.id) ?? {
      id: pipeline.id,
      recordType: type,
      name: pipelineInWords(pipeline.name, language),
      position: pipeline.position,
      idleDays: pipeline.idleDays,
      stages: [],
    };
    const { organisationId, archivedAt, ...rest } = stage;
    held.stages.push({
      ...(rest as Stage),
      name: stageInWords(type, stage.name, language),
      requires: stage.requires.filter((key) => !isOwn(key) || own.has(key)),
    });
    found.set(pipeline.id, held);
  }
  return [...found.values()];
}
