import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { AddPoint, ChangePoint, PointAt, PointKind, ReachableType } from "../contacts-contract";
import { PointAlreadyThere } from "../errors";
import { changeRecords } from "../records/change-records";
import { recordFor } from "../records/find-record";
import type { RecordRow } from "../records/record-table";
import { insertPoint, keptPoint, recordPointHistory, refreshAddresses, writePoint } from "./keep-points";
import { nothingKnown, type PointRow, pointKey } from "./point";
import { contactPoints } from "./point-tables";
import { pointRows, readPoints, type ShownPoint } from "./read-points";
import { suppressPoints } from "./suppress-points";

/** Every address and number of a contact or a lead, with what is known about each. */
export async function listPoints(ctx: Ctx, type: ReachableType, input: { id: string }): Promise<ShownPoint[]> {
  return inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "read", type, input.id);
    return readPoints(ctx, tx, type, record);
  });
}

/** Adds an address; the first of its kind also becomes the record's own. */
export async function addPoint(ctx: Ctx, type: ReachableType, input: AddPoint): Promise<void> {
  await changing(ctx, type, input.id, async (tx, record, rows) => {
    if (isThere(record, rows, input.kind, input.value)) throw new PointAlreadyThere({}, "value");
    await insertPoint(ctx, tx, type, record.id, {
      kind: input.kind,
      value: input.value,
      label: input.label ?? null,
      position: rows.length + 1,
    });
    if (record[input.kind] === null) await setFirst(ctx, tx, type, record, input.kind, input.value);
    else
      await recordPointHistory(ctx, tx, type, record, "point_added", [
        { field: input.kind, from: null, to: input.value },
      ]);
  });
}

/**
 * Corrects an address or what it is called. Another spelling of it keeps what is known; another address starts unknown, and a no
 * that was said at the old one stays with that.
 */
export async function changePoint(ctx: Ctx, type: ReachableType, input: ChangePoint): Promise<void> {
  await changing(ctx, type, input.id, async (tx, record, rows) => {
    const to = input.to ?? input.value;
    const renamed = pointKey(input.kind, to) !== pointKey(input.kind, input.value);
    if (renamed && isThere(record, rows, input.kind, to)) throw new PointAlreadyThere({}, "to");
    const point = await keptPoint(ctx, tx, type, record, rows, input.kind, input.value);
    if (!point) throw new NotFound();
    const label = input.label === undefined ? point.label : input.label;
    if (renamed) await suppressPoints(ctx, tx, { ids: [point.id] });
    const known = renamed ? nothingKnown : {};
    await writePoint(ctx, tx, point.id, { value: to, key: pointKey(input.kind, to), label, ...known });
    if (isFirst(record, point)) await setFirst(ctx, tx, type, record, input.kind, to);
    const changes = [
      ...(isFirst(record, point) || to === point.value ? [] : [{ field: input.kind, from: point.value, to }]),
      ...(label === point.label ? [] : [{ field: "label", from: point.label, to: label }]),
    ];
    if (changes.length > 0) await recordPointHistory(ctx, tx, type, record, "point_changed", changes);
  });
}

/** Takes an address off a record; a no that was said at it counts wherever it comes back. Where it was the first, the next one of its kind takes its place. */
export async function removePoint(ctx: Ctx, type: ReachableType, input: PointAt): Promise<void> {
  await changing(ctx, type, input.id, async (tx, record, rows) => {
    const key = pointKey(input.kind, input.value);
    const row = rows.find((each) => each.kind === input.kind && each.key === key);
    const first = isFirst(record, { kind: input.kind, key });
    if (!row && !first) throw new NotFound();
    if (row) {
      await suppressPoints(ctx, tx, { ids: [row.id] });
      await tx
        .delete(contactPoints)
        .where(and(ofTenant(contactPoints.organisationId, ctx.organisationId), eq(contactPoints.id, row.id)));
    }
    await recordPointHistory(ctx, tx, type, record, "point_removed", [
      { field: input.kind, from: input.value, to: null },
    ]);
    const next = rows.find((each) => each.kind === input.kind && each.key !== key);
    if (first) await setFirst(ctx, tx, type, record, input.kind, next?.value ?? null);
  });
}

/** Chooses which address is the record's own; the one before stays beside it. */
export async function makePrimary(ctx: Ctx, type: ReachableType, input: PointAt): Promise<void> {
  await changing(ctx, type, input.id, async (tx, record, rows) => {
    const point = await keptPoint(ctx, tx, type, record, rows, input.kind, input.value);
    if (!point) throw new NotFound();
    if (isFirst(record, point)) return;
    const before = record[input.kind];
    if (typeof before === "string" && before) await keptPoint(ctx, tx, type, record, rows, input.kind, before);
    await setFirst(ctx, tx, type, record, input.kind, point.value);
  });
}

type Work = (tx: Tx, record: RecordRow, rows: PointRow[]) => Promise<void>;

/** Loads a record to be changed with its addresses; afterwards search finds what it then has. */
async function changing(ctx: Ctx, type: ReachableType, id: string, work: Work): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "write", type, id);
    await work(tx, record, await pointRows(ctx, tx, type, record.id));
    await refreshAddresses(ctx, tx, type, [record.id]);
  });
}

/** The record's own address is a field like any other: with its history, its gate and its place in search. */
async function setFirst(
  ctx: Ctx,
  tx: Tx,
  type: ReachableType,
  record: RecordRow,
  kind: PointKind,
  value: string | null,
): Promise<void> {
  await changeRecords(ctx, tx, type, [{ id: record.id, values: { [kind]: value } }]);
}

const isFirst = (record: RecordRow, point: { kind: string; key: string }) => {
  const first = record[point.kind];
  return typeof first === "string" && first !== "" && pointKey(point.kind as PointKind, first) === point.key;
};

function isThere(record: RecordRow, rows: readonly PointRow[], kind: PointKind, value: string): boolean {
  const key = pointKey(kind, value);
  return rows.some((row) => row.kind === kind && row.key === key) || isFirst(record, { kind, key });
}
