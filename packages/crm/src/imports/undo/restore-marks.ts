import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, inArray, sql } from "drizzle-orm";
import { markColumns } from "../../contacts/mark-point";
import { ownerColumn, type PointRow } from "../../contacts/point";
import { contactPoints } from "../../contacts/point-tables";
import type { PointMark } from "../../contacts-contract";
import type { RecordType } from "../../record-types";
import { updateRows } from "../../records/bulk-rows";
import { accountIdOf } from "../../records/record-keys";
import type { RecordRow } from "../../records/record-table";
import { uuids } from "../../records/scope";
import { recordHistory } from "../../timeline/record-event";
import type { recordEvents } from "../../timeline/tables";

type Event = typeof recordEvents.$inferSelect;
type Said = { id: string; at: string; by?: string | null; from?: string | null };

/**
 * Takes back what an import wrote down about addresses, where it stands as it wrote it: what somebody said since stays. Returns the
 * records that have something back, and those that keep something.
 */
export async function restoreMarks(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  events: readonly Event[],
  rows: ReadonlyMap<string, RecordRow>,
  doing: { source: "undo"; runId: string },
): Promise<{ restored: Set<string>; kept: Set<string> }> {
  const restored = new Set<string>();
  const kept = new Set<string>();
  const said = events.flatMap((event) => {
    const record = rows.get(event.subjectId);
    if (event.kind !== "point_changed" || !record) return [];
    return event.changes.map((change) => ({ change, record, said: (change.toValue ?? change.fromValue) as Said }));
  });
  if ((type !== "contact" && type !== "lead") || said.length === 0) return { restored, kept };
  const points = await tx
    .select()
    .from(contactPoints)
    .where(
      and(
        ofTenant(contactPoints.organisationId, ctx.organisationId),
        sql`${contactPoints.id} = any(${uuids(said.map((each) => each.said.id))})`,
        inArray(contactPoints[ownerColumn[type]], [...new Set(said.map(({ record }) => record.id))]),
      ),
    )
    .orderBy(asc(contactPoints.id))
    .for("update");
  const standing = new Map<string, PointRow>(points.map((point) => [point.id, point]));
  const back = said.filter(({ change, record, said: { id, at: when, by = null, from = null } }) => {
    const point = standing.get(id);
    const columns = markColumns[change.field as PointMark];
    const on = change.to !== null;
    const same =
      point && (on ? (point[columns.at] as Date | null)?.toISOString() === when : point[columns.at] === null);
    (same ? restored : kept).add(record.id);
    if (same)
      standing.set(id, {
        ...point,
        [columns.at]: on ? null : new Date(when),
        [columns.by]: by,
        [columns.from]: from,
      });
    return same;
  });
  const touched = new Set(back.map((each) => each.said.id));
  await updateRows(
    tx,
    contactPoints,
    [...standing.values()]
      .filter(({ id }) => touched.has(id))
      .map((point) => ({
        id: point.id,
        ...Object.fromEntries(
          Object.values(markColumns).flatMap(({ at, by, from }) => [at, by, from].map((key) => [key, point[key]])),
        ),
      })),
  );
  await recordHistory(
    ctx,
    tx,
    back.map(({ record, change: { field, from, to } }) => ({
      ...doing,
      subjectType: type,
      subjectId: record.id,
      accountId: accountIdOf(type, record),
      kind: "point_changed" as const,
      changes: [{ field, from: to, to: from }],
    })),
  );
  return { restored, kept };
}
