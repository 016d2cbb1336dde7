import type { Ctx, Tx } from "@arraigo/platform";
import { takeBackMoves } from "../../pipeline/take-back-moves";
import { isStaged, type RecordType } from "../../record-types";
import { updateRows } from "../../records/bulk-rows";
import { changeRecords, type RecordChange } from "../../records/change-records";
import { handRecords } from "../../records/hand-records";
import { lockWritable } from "../../records/lock-records";
import type { CustomValue } from "../../records/record-columns";
import { accountIdOf } from "../../records/record-keys";
import { type RecordRow, type StagedRow, tableOf } from "../../records/record-table";
import { recordHistory } from "../../timeline/record-event";
import type { FieldChange, recordEvents } from "../../timeline/tables";
import { removePoints } from "./remove-points";

type Event = typeof recordEvents.$inferSelect;
type Detail = { name: string; value: string | number | null };

const before = (change: FieldChange) => ("fromValue" in change ? change.fromValue : change.from);
const after = (change: FieldChange) => ("toValue" in change ? change.toValue : change.to);
const plain = (value: unknown) => JSON.stringify(value instanceof Date ? value.toISOString() : (value ?? null));
const same = (a: unknown, b: unknown) => plain(a) === plain(b);
const isCustom = (field: string) => field.startsWith("custom.");
const ownKey = (field: string) => field.slice("custom.".length);

interface Restoring {
  change: RecordChange & { values: Record<string, unknown>; custom: Record<string, CustomValue> };
  details: Record<string, string | number>;
  detailChanges: FieldChange[];
  /** Whether somebody changed since what the import had written. */
  kept: boolean;
}

/** What of an event's changes still stands as the import wrote it, and so goes back. */
function restoring(row: RecordRow, event: Event): Restoring {
  const found: Restoring = {
    change: { id: row.id, values: {}, custom: {} },
    details: { ...row.details },
    detailChanges: [],
    kept: false,
  };
  for (const change of event.changes) {
    const { field } = change;
    if (field === "details") {
      const was = before(change) as Detail;
      const is = after(change) as Detail;
      if (!same(row.details[is.name], is.value)) found.kept = true;
      else {
        if (was.value === null) delete found.details[is.name];
        else found.details[is.name] = was.value;
        found.detailChanges.push({ ...change, from: change.to, to: change.from, fromValue: is, toValue: was });
      }
      continue;
    }
    const now = isCustom(field) ? row.custom[ownKey(field)] : row[field];
    if (!same(now, after(change))) found.kept = true;
    else if (isCustom(field)) found.change.custom[ownKey(field)] = before(change) as CustomValue;
    else found.change.values[field] = field === "tags" ? (before(change) ?? []) : before(change);
  }
  return found;
}

/**
 * Puts back what an import changed, field by field: only what still stands as the import wrote it. What somebody changed since
 * stays. Returns the ids of records with something put back, and of those with something kept.
 */
export async function restoreChanged(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  importId: string,
  events: readonly Event[],
): Promise<{ restored: Set<string>; kept: Set<string> }> {
  const restored = new Set<string>();
  const kept = new Set<string>();
  if (events.length === 0) return { restored, kept };
  const doing = { source: "undo", runId: importId } as const;
  const ids = [...new Set(events.map((event) => event.subjectId))];
  const rows = new Map((await lockWritable(ctx, tx, type, ids)).map((row) => [row.id, row]));
  const changes: Restoring[] = [];
  for (const event of events) {
    const row = rows.get(event.subjectId);
    if (!row) kept.add(event.subjectId);
    else if (event.kind === "changed") {
      const found = restoring(row, event);
      changes.push(found);
      if (found.kept) kept.add(row.id);
    }
  }
  const done = await changeRecords(
    ctx,
    tx,
    type,
    changes
      .map(({ change }) => change)
      .filter(({ values, custom }) => Object.keys({ ...values, ...custom }).length > 0),
    doing,
  );
  for (const { id } of done) restored.add(id);
  const detailed = changes.filter(({ detailChanges }) => detailChanges.length > 0);
  await updateRows(
    tx,
    tableOf[type],
    detailed.map(({ change, details }) => ({ id: change.id, details })),
  );
  await recordHistory(
    ctx,
    tx,
    detailed.map(({ change, detailChanges }) => ({
      ...doing,
      subjectType: type,
      subjectId: change.id,
      accountId: accountIdOf(type, rows.get(change.id) as RecordRow),
      kind: "changed" as const,
      changes: detailChanges,
    })),
  );
  for (const { change } of detailed) restored.add(change.id);
  const points = await removePoints(ctx, tx, type, events, rows, doing);
  for (const id of points.restored) restored.add(id);
  for (const id of points.kept) kept.add(id);
  for (const id of await unmove(ctx, tx, type, events, rows, doing)) restored.add(id);
  for (const id of await handBack(ctx, tx, type, events, rows, doing)) restored.add(id);
  return { restored, kept };
}

type Doing = { source: "undo"; runId: string };

async function unmove(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  events: readonly Event[],
  rows: ReadonlyMap<string, RecordRow>,
  doing: Doing,
) {
  if (!isStaged(type)) return [];
  const moves = events.flatMap((event) => {
    const row = rows.get(event.subjectId);
    return event.kind === "moved" && row ? [{ row: row as unknown as StagedRow, event }] : [];
  });
  if (moves.length === 0) return [];
  return (await takeBackMoves(ctx, tx, type, moves, doing)).map(({ row }) => row.id);
}

async function handBack(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  events: readonly Event[],
  rows: ReadonlyMap<string, RecordRow>,
  doing: Doing,
) {
  const owners = new Map<string | null, RecordRow[]>();
  for (const event of events) {
    const row = rows.get(event.subjectId);
    const change = event.kind === "reassigned" ? event.changes.find(({ field }) => field === "ownerId") : undefined;
    if (!row || !change || !same(row.ownerId, after(change))) continue;
    const owner = before(change) as string | null;
    owners.set(owner, [...(owners.get(owner) ?? []), row]);
  }
  const handed: string[] = [];
  for (const [owner, some] of owners) handed.push(...(await handRecords(ctx, tx, type, some, owner, doing)));
  return handed;
}
