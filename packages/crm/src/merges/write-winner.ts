import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { refreshAddresses } from "../contacts/keep-points";
import { updateRows } from "../records/bulk-rows";
import { changeRecords } from "../records/change-records";
import type { CustomValue } from "../records/record-columns";
import { derivedColumns } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import type { Decision } from "./decide-values";
import { same } from "./journal";
import type { Moving } from "./move-pointers";

/** What changes on the winner, through the one way every change takes: checked, with history, as part of the merge. */
export async function writeValues(ctx: Ctx, tx: Tx, moving: Moving, winner: RecordRow, decisions: readonly Decision[]) {
  const before: Record<string, unknown> = {};
  const after: Record<string, unknown> = {};
  const values: Record<string, unknown> = {};
  const custom: Record<string, CustomValue> = {};
  for (const { field, result } of decisions) {
    const own = field.startsWith("custom.") ? field.slice(7) : null;
    const now = own === null ? winner[field] : winner.custom[own];
    if (same(now, result)) continue;
    before[field] = now ?? null;
    after[field] = result;
    if (own === null) values[field] = result;
    else custom[own] = result as CustomValue;
  }
  await changeRecords(ctx, tx, moving.type, [{ id: moving.winnerId, values, custom }], {
    source: "merge",
    runId: moving.mergeId,
  });
  return { before, after };
}

/** What no form shows: the latest touch of all of them, other details, and the number elsewhere where the winner has none. */
export async function writeColumns(ctx: Ctx, tx: Tx, { type, winnerId }: Moving, losers: readonly RecordRow[]) {
  const table = tableOf[type];
  const [row] = (await tx
    .select()
    .from(table)
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, winnerId)))) as [RecordRow];
  const touches = [row, ...losers].map((each) => each.lastActivityAt?.getTime() ?? 0);
  const last = Math.max(...touches);
  const fresh: Record<string, unknown> = { lastActivityAt: last > 0 ? new Date(last) : null };
  const details = Object.assign({}, ...losers.map((each) => each.details).reverse(), row.details) as object;
  if (!same(details, row.details)) fresh.details = details;
  if (row.externalId === null) fresh.externalId = losers.find((each) => each.externalId !== null)?.externalId ?? null;
  const changed = Object.keys(fresh).filter((key) => !same(fresh[key], row[key]));
  const pick = (from: Record<string, unknown>) =>
    Object.fromEntries(changed.map((key) => [key, from[key] instanceof Date ? from[key].toISOString() : from[key]]));
  const columns = { before: pick(row), after: pick(fresh) };
  const derived = derivedColumns(type, { ...row, ...fresh });
  const updatedAt = ctx.clock.now();
  await updateRows(tx, table, [{ ...columns.after, ...derived, updatedAt, id: winnerId } as { id: string }]);
  // Search finds every address the winner has now.
  if (type !== "account") await refreshAddresses(ctx, tx, type, [winnerId]);
  return columns;
}
