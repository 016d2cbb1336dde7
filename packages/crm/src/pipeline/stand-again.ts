import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import type { StagedType } from "../record-types";
import type { Doing } from "../records/doing";
import type { StagedRow } from "../records/record-table";
import { uuids } from "../records/scope";
import { type Entering, enterRows } from "./enter-stages";
import { pipelineInWords, stageInWords } from "./given-names";
import type { Pipeline, Stage } from "./list-stages";
import { pipelines as pipelineTable, stages } from "./tables";

/**
 * Records that come back to a stage that was given up meanwhile would stand on no board: each goes to the first stage of the same kind
 * in its pipeline, or in the first one where that is gone too, and its history says so. The rows are locked, `pipelines` held
 * (`holdProcess`).
 */
export async function standAgain(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  pipelines: readonly Pipeline[],
  rows: readonly StagedRow[],
  doing: Doing,
): Promise<void> {
  const inUse = new Set(pipelines.flatMap((pipeline) => pipeline.stages).map((stage) => stage.id));
  const stranded = rows.filter((row) => !inUse.has(row.stageId));
  if (stranded.length === 0) return;
  const givenUp = await stagesGivenUp(ctx, tx, type, stranded);
  for (const [id, gone] of givenUp) {
    const home = pipelines.find((pipeline) => pipeline.id === gone.stage.pipelineId) ?? pipelines[0];
    const target = home?.stages.find((stage) => stage.kind === gone.stage.kind) ?? home?.stages[0];
    if (!target) continue;
    const mine = stranded.filter((row) => row.stageId === id);
    const reason = ctx.translate(ctx.actor.language, "crm.gate.stageArchived", { stage: gone.stage.name });
    const asked = mine.map((row): Entering => ({ id: row.id, stageId: target.id }));
    // The name of where they stood is told; that it is there no more, `find` says by finding the pipeline in use first.
    const known = [...pipelines, { ...gone.pipeline, stages: [gone.stage] }];
    await enterRows(ctx, tx, type, known, mine, asked, { ...doing, override: { reason }, byProcess: true });
  }
}

async function stagesGivenUp(ctx: Ctx, tx: Tx, type: StagedType, rows: readonly StagedRow[]) {
  const found = await tx
    .select({ stage: stages, pipeline: pipelineTable })
    .from(stages)
    .innerJoin(
      pipelineTable,
      and(eq(pipelineTable.organisationId, stages.organisationId), eq(pipelineTable.id, stages.pipelineId)),
    )
    .where(
      and(
        ofTenant(stages.organisationId, ctx.organisationId),
        sql`${stages.id} = any(${uuids([...new Set(rows.map((row) => row.stageId))])})`,
      ),
    )
    .orderBy(stages.id);
  const { language } = ctx.actor;
  return new Map(
    found.map(
      ({ stage: { organisationId: _o, archivedAt: _a, ...stage }, pipeline: { id, name, position, idleDays } }) => [
        stage.id,
        {
          stage: { ...(stage as Stage), name: stageInWords(type, stage.name, language) },
          pipeline: { id, recordType: type, name: pipelineInWords(name, language), position, idleDays },
        },
      ],
    ),
  );
}
