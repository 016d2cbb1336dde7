import { newId } from "@arraigo/db/columns";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, type Tx } from "@arraigo/platform";
import type { StagedType } from "../record-types";
import { insertRows } from "../records/bulk-rows";
import { type Doing, history } from "../records/doing";
import { accountIdOf } from "../records/record-keys";
import type { RecordRow } from "../records/record-table";
import { type RecordEvent, recordHistory } from "../timeline/record-event";
import { missingWords } from "./assert-gate";
import { type Missing, missingNames } from "./gate";
import type { Stage } from "./list-stages";
import { assertMayOverride } from "./overrider";
import { gateOverrides } from "./tables";

export interface Overridden {
  row: RecordRow;
  stage: Stage;
  missing: Missing;
}

export interface OverrideDoing extends Doing {
  override?: { reason: string } | undefined;
  byProcess?: true;
}

/**
 * Writes down that records passed an unmet gate: in a list everybody reads, in their history, and as an event, one for all where the process or a file took them there. It takes
 * the right to override each record, which nobody has for their own, and a reason; what an import makes lands as it is, and says so.
 */
export async function overrideGate(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  passed: readonly Overridden[],
  doing: OverrideDoing,
): Promise<void> {
  const landed = !doing.override;
  if (!landed && !doing.byProcess)
    await assertMayOverride(
      ctx,
      tx,
      passed.map(({ row }) => row),
    );
  const now = doing.at ?? ctx.clock.now();
  const rows = passed.map(({ row, stage, missing }) => ({
    id: newId(now.getTime()),
    organisationId: ctx.organisationId,
    recordType: type,
    recordId: row.id,
    stageId: stage.id,
    missing: missingNames(missing),
    reason: doing.override?.reason ?? "",
    // What a file moves with a reason is somebody's move like one by hand, and counts like it.
    source: landed ? "import" : doing.source === "import" ? "screen" : (doing.source ?? "screen"),
    overriddenBy: ctx.actor.personId,
    overriddenAt: now,
  }));
  await insertRows(tx, gateOverrides, rows);
  if (landed) return;
  await recordHistory(ctx, tx, await overrides(ctx, tx, type, passed, { ...doing, at: now }));
  if (doing.byProcess || doing.source === "import") {
    await emit(tx, crmEvents.gatesOverridden, {
      recordType: type,
      records: rows.length,
      stageIds: [...new Set(rows.map((row) => row.stageId))],
      runId: doing.runId ?? null,
      overriddenBy: ctx.actor.personId,
      occurredAt: now.toISOString(),
    });
    return;
  }
  for (const row of rows)
    await emit(tx, crmEvents.gateOverridden, {
      overrideId: row.id,
      recordType: type,
      recordId: row.recordId,
      stageId: row.stageId,
      missing: row.missing,
      overriddenBy: row.overriddenBy,
      occurredAt: now.toISOString(),
    });
}

/** What the records' histories say of it. Many lack the same, so what is missing is put into words once. */
async function overrides(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  passed: readonly Overridden[],
  doing: OverrideDoing,
): Promise<RecordEvent[]> {
  const words = new Map<string, string>();
  const happened: RecordEvent[] = [];
  for (const { row, missing } of passed) {
    const key = JSON.stringify([missing.fields, missing.activities, missing.approval]);
    const said = words.get(key) ?? (await missingWords(ctx, tx, type, missing));
    words.set(key, said);
    happened.push({
      ...history(doing),
      subjectType: type,
      subjectId: row.id,
      accountId: accountIdOf(type, row),
      kind: "gate_overridden",
      changes: [
        { field: "missing", from: null, to: said },
        { field: "reason", from: null, to: doing.override?.reason ?? null },
      ],
      ...(doing.at ? { occurredAt: doing.at } : {}),
    });
  }
  return happened;
}

/** For imports: records that landed in a stage whose gate they do not meet. Listed with the overrides, never silently passed. */
export function landNonConforming(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  landed: readonly Overridden[],
  doing: Doing = {},
): Promise<void> {
  return overrideGate(ctx, tx, type, landed, { ...doing, source: "import" });
}
