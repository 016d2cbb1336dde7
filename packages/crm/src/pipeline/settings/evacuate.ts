import { ofTenant } from "@arraigo/db";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, type Tx } from "@arraigo/platform";
import { and, asc, count, isNull, sql } from "drizzle-orm";
import { StageInUse, StageTargetInvalid } from "../../errors";
import type { StagedType } from "../../record-types";
import { type StagedRow, stagedTableOf } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { newRunId } from "../../runs/run";
import { enterRows } from "../enter-stages";
import { pipelinesOf } from "../list-stages";
import type { PipelineRow, StageRow } from "./change-pipeline";

const rowsAtOnce = 2_000;

/**
 * Empties stages that are given up: every record in them, whoever owns it, goes to the stage named, in one transaction. What does
 * not meet that stage's gate goes all the same and stands in the list of overrides. Without a target, only empty stages pass.
 */
export async function evacuate(
  ctx: Ctx,
  tx: Tx,
  pipeline: PipelineRow,
  from: readonly StageRow[],
  targetId: string | undefined,
): Promise<number> {
  const type = pipeline.recordType as StagedType;
  const table = stagedTableOf[type];
  const standing = and(
    ofTenant(table.organisationId, ctx.organisationId),
    sql`${table.stageId} = any(${uuids(from.map((stage) => stage.id))})`,
    isNull(table.goneAt),
  );
  const [{ records } = { records: 0 }] = await tx.select({ records: count() }).from(table).where(standing);
  if (records === 0) return 0;
  if (!targetId) throw new StageInUse({ records, stage: from.length === 1 ? (from[0]?.name ?? "") : pipeline.name });
  const pipelines = await pipelinesOf(ctx, tx, type);
  const target = pipelines.flatMap((each) => each.stages).find((stage) => stage.id === targetId);
  if (!target || from.some((stage) => stage.id === targetId)) throw new StageTargetInvalid({}, "moveTo");
  const runId = newRunId(ctx);
  const given = from.length === 1 ? (from[0]?.name ?? "") : pipeline.name;
  const reason = ctx.translate(ctx.actor.language, "crm.gate.stageArchived", { stage: given });
  let moved = 0;
  for (;;) {
    const rows = (await tx
      .select()
      .from(table)
      .where(standing)
      .orderBy(asc(table.id))
      .limit(rowsAtOnce)
      .for("update")) as StagedRow[];
    if (rows.length === 0) break;
    const entered = await enterRows(
      ctx,
      tx,
      type,
      pipelines,
      rows,
      rows.map((row) => ({ id: row.id, stageId: target.id })),
      { runId, override: { reason }, byProcess: true },
    );
    moved += entered.length;
  }
  await emit(tx, crmEvents.recordsMoved, {
    recordType: type,
    records: moved,
    movedBy: ctx.actor.personId,
    toStageId: target.id,
    toKind: target.kind,
    occurredAt: ctx.clock.now().toISOString(),
  });
  return moved;
}
