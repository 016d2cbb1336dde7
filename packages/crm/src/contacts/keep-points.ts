import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, ne, or, sql } from "drizzle-orm";
import type { PointKind, ReachableType } from "../contacts-contract";
import { leads } from "../leads/tables";
import { updateRows } from "../records/bulk-rows";
import { accountIdOf, derivedColumns } from "../records/record-keys";
import type { RecordRow } from "../records/record-table";
import { uuids } from "../records/scope";
import { type EventKind, recordHistory } from "../timeline/record-event";
import type { FieldChange } from "../timeline/tables";
import { ownerColumn, type PointRow, pointKey, pointSearchText } from "./point";
import { contactPoints } from "./point-tables";
import { contacts } from "./tables";

/** The stored row of an address; made where the record alone knew of it. */
export async function keptPoint(
  ctx: Ctx,
  tx: Tx,
  type: ReachableType,
  record: RecordRow,
  rows: readonly PointRow[],
  kind: PointKind,
  value: string,
): Promise<PointRow | undefined> {
  const key = pointKey(kind, value);
  const held = rows.find((row) => row.kind === kind && row.key === key);
  if (held) return held;
  const first = record[kind];
  if (typeof first !== "string" || pointKey(kind, first) !== key) return undefined;
  return insertPoint(ctx, tx, type, record.id, { kind, value: first, label: null, position: 0 });
}

export async function insertPoint(
  ctx: Ctx,
  tx: Tx,
  type: ReachableType,
  recordId: string,
  point: { kind: PointKind; value: string; label: string | null; position: number },
): Promise<PointRow | undefined> {
  const now = ctx.clock.now();
  const [made] = await tx
    .insert(contactPoints)
    .values({
      ...point,
      id: newId(now.getTime()),
      organisationId: ctx.organisationId,
      [ownerColumn[type]]: recordId,
      key: pointKey(point.kind, point.value),
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning();
  return made;
}

export async function writePoint(ctx: Ctx, tx: Tx, id: string, values: Partial<PointRow>): Promise<void> {
  await tx
    .update(contactPoints)
    .set(values)
    .where(and(ofTenant(contactPoints.organisationId, ctx.organisationId), eq(contactPoints.id, id)));
}

/**
 * Makes search find every address of these records, not the first one alone. To be called by whatever writes addresses: people,
 * imports and merges. One read and one write, however many records.
 */
export async function refreshAddresses(ctx: Ctx, tx: Tx, type: ReachableType, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  const column = contactPoints[ownerColumn[type]];
  const points = await tx
    .select({ recordId: column, kind: contactPoints.kind, value: contactPoints.value, key: contactPoints.key })
    .from(contactPoints)
    .where(and(ofTenant(contactPoints.organisationId, ctx.organisationId), sql`${column} = any(${uuids(ids)})`));
  const having = [...new Set(points.flatMap((point) => point.recordId ?? []))];
  const table = type === "contact" ? contacts : leads;
  const rows = await tx
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        sql`${table.id} = any(${uuids(ids)})`,
        // Most records have one address and no rows here: nothing is read or written for them.
        or(sql`${table.id} = any(${uuids(having)})`, ne(table.otherAddresses, "")),
      ),
    );
  await updateRows(
    tx,
    table,
    rows.map((row) => {
      const others = points.filter(
        (point) =>
          point.recordId === row.id &&
          pointKey(point.kind as PointKind, row[point.kind as PointKind] ?? "") !== point.key,
      );
      const otherAddresses = others
        .map((point) => pointSearchText(point.kind as PointKind, point.value))
        .sort()
        .join(" ");
      const { searchText } = derivedColumns(type, { ...row, otherAddresses });
      return { id: row.id, otherAddresses, searchText, updatedAt: ctx.clock.now() };
    }),
  );
}

export async function recordPointHistory(
  ctx: Ctx,
  tx: Tx,
  type: ReachableType,
  record: RecordRow,
  kind: EventKind,
  changes: FieldChange[],
): Promise<void> {
  await recordHistory(ctx, tx, [
    { subjectType: type, subjectId: record.id, accountId: accountIdOf(type, record), kind, changes },
  ]);
}
