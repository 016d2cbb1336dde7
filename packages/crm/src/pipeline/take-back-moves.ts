import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import type { StagedType } from "../record-types";
import { updateRows } from "../records/bulk-rows";
import { moneyFields, withCurrencySaid } from "../records/currency-said";
import { type Doing, history } from "../records/doing";
import { accountIdOf, derivedColumns } from "../records/record-keys";
import { type RecordRow, type StagedRow, stagedTableOf } from "../records/record-table";
import { uuids } from "../records/scope";
import { recordHistory } from "../timeline/record-event";
import type { FieldChange, recordEvents } from "../timeline/tables";
import { type Stage, stagesOf } from "./list-stages";
import { gateOverrides, stageEntries } from "./tables";

export interface TakenBack {
  row: StagedRow;
  event: typeof recordEvents.$inferSelect;
  back: Stage;
}

/** What a move says of itself; everything else in it is a field that it filled. */
const ofTheMove = new Set(["stage", "pipeline", "stageId", "stageEnteredAt", "closedAt", "note"]);

export const changeIn = (event: TakenBack["event"], field: string) =>
  event.changes.find((each) => each.field === field);

/**
 * Takes moves back: stage, the times it was entered and closed, and the fields that came along unless somebody changed them
 * since. The log of stages goes on as if nothing had been, and overrides count no more. Records that were moved again since, or
 * came from a stage that was given up, are left out of the answer. The rows are locked. What a stage asks for is not looked at
 * here: whoever lets people take moves back by hand asks `lostSince` first.
 */
export async function takeBackMoves(
  ctx: Ctx,
  tx: Tx,
  type: StagedType,
  moves: readonly { row: StagedRow; event: TakenBack["event"] }[],
  doing: Doing = {},
): Promise<TakenBack[]> {
  const stages = new Map((await stagesOf(ctx, tx, type)).map((stage) => [stage.id, stage]));
  const taken = moves.flatMap(({ row, event }) => {
    const back = stages.get(String(changeIn(event, "stageId")?.from));
    return back && standsWhereItLed(row, event) ? [{ row, event, back }] : [];
  });
  if (taken.length === 0) return [];
  const now = ctx.clock.now();
  const keys = new Set(["id", "updatedAt", "stageId", "stageEnteredAt", "closedAt"]);
  const values = await valuesReturning(ctx, tx, type, taken);
  const after = taken.map(({ row, event, back }) => {
    const restored = values.get(row.id) ?? {};
    const next: RecordRow = { ...row, ...restored };
    const columns = Object.keys(restored).length > 0 ? { ...restored, ...derivedColumns(type, next) } : {};
    for (const key of Object.keys(columns)) keys.add(key);
    const stageEnteredAt = instantBefore(event, "stageEnteredAt") ?? row.stageEnteredAt;
    return {
      ...next,
      ...columns,
      stageId: back.id,
      stageEnteredAt,
      // A reopening says when it had been closed; one from before that was written down was closed as it entered its end.
      closedAt: back.kind === "open" ? null : (instantBefore(event, "closedAt") ?? row.closedAt ?? stageEnteredAt),
      updatedAt: now,
    };
  });
  const chosen = (row: Record<string, unknown>) =>
    Object.fromEntries([...keys].map((key) => [key, row[key]])) as { id: string };
  await updateRows(tx, stagedTableOf[type], after.map(chosen));
  await reopenEntries(ctx, tx, taken, now);
  await uncountOverrides(ctx, tx, taken, now);
  await recordHistory(
    ctx,
    tx,
    taken.map(({ row, event }) => ({
      ...history(doing),
      subjectType: type,
      subjectId: row.id,
      accountId: accountIdOf(type, row),
      kind: "move_undone" as const,
      changes: [
        { field: "stage", from: changeIn(event, "stage")?.to ?? null, to: changeIn(event, "stage")?.from ?? null },
      ],
    })),
  );
  return taken;
}

/** Whether the move is the last one: the record stands where it led, and has stood there since. */
export function standsWhereItLed(row: StagedRow, event: TakenBack["event"]): boolean {
  const entered = changeIn(event, "stageEnteredAt")?.to;
  return changeIn(event, "stageId")?.to === row.stageId && entered === row.stageEnteredAt.toISOString();
}

/** The values before, by record; money only together with its currency, so that no amount comes to mean other money. */
async function valuesReturning(ctx: Ctx, tx: Tx, type: StagedType, taken: readonly TakenBack[]) {
  const rows = new Map(taken.map(({ row }) => [row.id, row as RecordRow]));
  const asked = taken.map(({ row, event }) => ({
    id: row.id,
    values: moneyAsWritten(type, event.changes, valuesBefore(row, event.changes)),
  }));
  const said = await withCurrencySaid(ctx, tx, type, asked, rows, { source: "undo" });
  return new Map(said.map(({ id, values }) => [id, values]));
}

/** Without amounts that were in another currency than the one somebody set since. */
function moneyAsWritten(
  type: StagedType,
  changes: readonly FieldChange[],
  restored: Record<string, unknown>,
): Record<string, unknown> {
  const turned = changes.some(({ field }) => field === "currency");
  if (!turned || "currency" in restored) return restored;
  const money = new Set(moneyFields(type));
  return Object.fromEntries(Object.entries(restored).filter(([key]) => !money.has(key)));
}

function instantBefore(event: TakenBack["event"], field: "stageEnteredAt" | "closedAt"): Date | undefined {
  const change = changeIn(event, field);
  const from = change && "fromValue" in change ? change.fromValue : change?.from;
  return typeof from === "string" ? new Date(from) : undefined;
}

/** The values before, of those fields that still are what the move made them. */
export function valuesBefore(record: StagedRow, changes: readonly FieldChange[]): Record<string, unknown> {
  const restored: Record<string, unknown> = {};
  const custom = { ...record.custom };
  for (const change of changes) {
    if (ofTheMove.has(change.field)) continue;
    const own = change.field.startsWith("custom.") ? change.field.slice("custom.".length) : undefined;
    const now = own === undefined ? record[change.field] : record.custom[own];
    const made = "toValue" in change ? change.toValue : change.to;
    const was = "fromValue" in change ? change.fromValue : change.from;
    if (JSON.stringify(now ?? null) !== JSON.stringify(made ?? null)) continue;
    if (own === undefined) restored[change.field] = was;
    else restored.custom = Object.assign(custom, { [own]: was });
  }
  return restored;
}

/** What was taken back counts as never entered, and the entry before goes on. The log keeps that it happened. */
async function reopenEntries(ctx: Ctx, tx: Tx, taken: readonly TakenBack[], now: Date): Promise<void> {
  const ids = uuids(taken.map((each) => each.row.id));
  await tx
    .update(stageEntries)
    .set({ leftAt: now, undoneAt: now })
    .where(
      and(
        ofTenant(stageEntries.organisationId, ctx.organisationId),
        sql`${stageEntries.recordId} = any(${ids})`,
        isNull(stageEntries.leftAt),
      ),
    );
  await tx.execute(sql`
    update ${stageEntries} set left_at = null
    where organisation_id = ${ctx.organisationId}::uuid and id in (
      select distinct on (e.record_id) e.id from ${stageEntries} e
      where e.organisation_id = ${ctx.organisationId}::uuid and e.record_id = any(${ids}) and e.undone_at is null
      order by e.record_id, e.entered_at desc, e.left_at desc, e.id desc)`);
}

async function uncountOverrides(ctx: Ctx, tx: Tx, taken: readonly TakenBack[], now: Date): Promise<void> {
  const made = taken.map(({ row, event }) => ({ record_id: row.id, at: event.occurredAt.toISOString() }));
  await tx.execute(sql`
    update ${gateOverrides} o set undone_at = ${now.toISOString()}::timestamptz
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as moved(record_id uuid, at timestamptz)
    where o.organisation_id = ${ctx.organisationId}::uuid and o.record_id = moved.record_id and o.overridden_at = moved.at`);
}
