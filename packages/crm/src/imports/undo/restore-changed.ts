import type { Ctx, Tx } from "@arraigo/platform";
import type { RecordType } from "../../record-types";
import { updateRows } from "../../records/bulk-rows";
import { lockWritable } from "../../records/lock-records";
import { hasValues, planRestoring, type Restoring } from "../../records/plan-restoring";
import { accountIdOf } from "../../records/record-keys";
import { tableOf } from "../../records/record-table";
import { restoreOwners } from "../../records/restore-owners";
import { restoreValues } from "../../records/restore-values";
import type { Stayed } from "../../records/stayed";
import { touchedSince } from "../../records/touched-since";
import { recordHistory } from "../../timeline/record-event";
import type { recordEvents } from "../../timeline/tables";
import { removePoints } from "./remove-points";
import { restoreMarks } from "./restore-marks";
import { restoreMoves } from "./restore-moves";

type Event = typeof recordEvents.$inferSelect;
type Doing = { source: "undo"; runId: string };

const fieldKinds = new Set(["changed", "reassigned"]);

/**
 * Puts back what an import changed: moves first, because what a stage asks for cannot be emptied in it, then field by field, only
 * what still stands as the import wrote it. What somebody changed since stays, and so does what a record cannot hold any more.
 * `events` newest first. Returns the ids of records with something put back, and what stayed.
 */
export async function restoreChanged(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  importId: string,
  events: readonly Event[],
): Promise<{ restored: Set<string>; stayed: Stayed[] }> {
  if (events.length === 0) return { restored: new Set(), stayed: [] };
  const doing: Doing = { source: "undo", runId: importId };
  const moves = await restoreMoves(ctx, tx, type, events, doing);
  const ids = [...new Set(events.map((event) => event.subjectId))];
  const rows = new Map((await lockWritable(ctx, tx, type, ids)).map((row) => [row.id, row]));
  const changing = events.filter(({ kind }) => fieldKinds.has(kind));
  const touched = await touchedSince(ctx, tx, importId, changing);
  const plan = planRestoring(type, rows, changing, touched);
  const asked = plan.restoring.map(({ change }) => change);
  const values = await restoreValues(ctx, tx, type, asked.filter(hasValues), doing);
  const detailed = await restoreDetails(ctx, tx, type, plan.restoring, doing);
  const marks = await restoreMarks(ctx, tx, type, events, rows, doing);
  const points = await removePoints(ctx, tx, type, events, rows, doing);
  const owners = await restoreOwners(
    ctx,
    tx,
    type,
    plan.restoring.flatMap(({ row, ownerId }) => (ownerId === undefined ? [] : [{ row, ownerId }])),
    doing,
  );
  return {
    restored: new Set([
      ...moves.done,
      ...values.done.map(({ id }) => id),
      ...detailed,
      // What the import made goes anyway.
      ...[...marks.restored].filter((id) => rows.get(id)?.importId !== importId),
      ...points.restored,
      ...owners.done,
    ]),
    stayed: [
      ...moves.stayed,
      ...plan.stayed,
      ...values.stayed,
      ...[...marks.kept, ...points.kept].map((id): Stayed => ({ type, id, field: null, reason: "changedSince" })),
      ...owners.stayed,
    ],
  };
}

/** Columns of the file no field stands for. Returns the ids of records that have theirs back. */
async function restoreDetails(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  restoring: readonly Restoring[],
  doing: Doing,
): Promise<string[]> {
  const detailed = restoring.filter(({ details }) => details !== undefined);
  await updateRows(
    tx,
    tableOf[type],
    detailed.map(({ change, details }) => ({ id: change.id, details })),
  );
  await recordHistory(
    ctx,
    tx,
    detailed.map(({ row, detailChanges }) => ({
      ...doing,
      subjectType: type,
      subjectId: row.id,
      accountId: accountIdOf(type, row),
      kind: "changed" as const,
      changes: detailChanges,
    })),
  );
  return detailed.map(({ row }) => row.id);
}
