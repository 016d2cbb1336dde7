import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { and, asc, count, eq, isNull } from "drizzle-orm";
import type { ListStages } from "../../contract";
import { customFieldsOf, formerFieldsOf } from "../../fields/check-custom-values";
import { writableFields } from "../../fields/record-fields";
import { stagedTableOf } from "../../records/record-table";
import { pipelineInWords, stageInWords } from "../given-names";
import { pipelinesOf } from "../list-stages";
import { medianDays } from "../stage-limits";
import { pipelines, stages } from "../tables";

/**
 * A type's pipelines as whoever changes them needs them: archived ones too, how many records stand in each stage, how long won
 * ones usually stayed, and which fields a gate can ask for.
 */
export async function readProcess(ctx: Ctx, input: ListStages) {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    await pipelinesOf(ctx, tx, type);
    const rows = await tx
      .select({ pipeline: pipelines, stage: stages })
      .from(pipelines)
      .leftJoin(stages, and(eq(stages.organisationId, pipelines.organisationId), eq(stages.pipelineId, pipelines.id)))
      .where(and(ofTenant(pipelines.organisationId, ctx.organisationId), eq(pipelines.recordType, type)))
      .orderBy(asc(pipelines.position), asc(pipelines.id), asc(stages.position), asc(stages.id));
    const table = stagedTableOf[type];
    const counts = await tx
      .select({ stageId: table.stageId, records: count() })
      .from(table)
      .where(and(ofTenant(table.organisationId, ctx.organisationId), isNull(table.goneAt)))
      .groupBy(table.stageId);
    const standing = new Map(counts.map((each) => [each.stageId, each.records]));
    const stageIds = rows.flatMap((row) => (row.stage && row.stage.kind === "open" ? [row.stage.id] : []));
    const medians = await medianDays(ctx, tx, type, stageIds);
    const own = await customFieldsOf(ctx, tx, type);
    const named = rows.flatMap(({ stage }) => stage?.requires ?? []);
    const former = (await formerFieldsOf(ctx, tx, type)).filter((each) => named.includes(`custom.${each.key}`));
    const ids = [...new Set(rows.map((row) => row.pipeline.id))];
    const { language } = ctx.actor;
    return {
      pipelines: ids.map((id) => {
        const mine = rows.filter((row) => row.pipeline.id === id);
        const { name, idleDays, archivedAt, changedAt } = (mine[0] as (typeof rows)[number]).pipeline;
        return {
          id,
          name: pipelineInWords(name, language),
          idleDays,
          archivedAt: archivedAt?.toISOString() ?? null,
          version: changedAt?.toISOString() ?? null,
          stages: mine.flatMap(({ stage }) =>
            stage
              ? [
                  {
                    id: stage.id,
                    name: stageInWords(type, stage.name, language),
                    kind: stage.kind as "open" | "won" | "lost",
                    requires: stage.requires,
                    requiresActivities: stage.requiresActivities,
                    approval: stage.approval as "manager" | null,
                    probability: stage.probability,
                    staysDaysMax: stage.staysDaysMax,
                    archivedAt: stage.archivedAt?.toISOString() ?? null,
                    records: standing.get(stage.id) ?? 0,
                    medianDays: medians.get(stage.id) ?? null,
                  },
                ]
              : [],
          ),
        };
      }),
      /** Own fields that were given up and a gate names all the same: it asks for them no more. */
      formerFields: former.map((each) => ({ key: `custom.${each.key}`, label: inLanguage(each.label, language) })),
      fields: [
        ...writableFields(type).map(([key]) => ({ key, label: null })),
        ...own.map((each) => ({ key: `custom.${each.key}`, label: inLanguage(each.label, ctx.actor.language) })),
      ],
    };
  });
}
