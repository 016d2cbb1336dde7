import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, isNotNull, isNull } from "drizzle-orm";
import type { RestoreRecords } from "../lists-contract";
import { holdProcess } from "../pipeline/hold-process";
import { standAgain } from "../pipeline/stand-again";
import { isStaged, type RecordType } from "../record-types";
import { updateRows } from "../records/bulk-rows";
import { type Doing, history } from "../records/doing";
import { accountIdOf } from "../records/record-keys";
import { type RecordRow, type StagedRow, tableOf } from "../records/record-table";
import { ownedBy, ownersInScope } from "../records/scope";
import { recordHistory } from "../timeline/record-event";
import { oneId } from "./conditions";

/** Takes locked records out of every list, with history. */
export async function goRecords(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  rows: readonly RecordRow[],
  doing: Doing,
): Promise<void> {
  const now = doing.at ?? ctx.clock.now();
  await setGone(ctx, tx, type, rows, now, doing);
}

/**
 * Brings records back that were taken out of the lists, within write reach. What was merged into another stays merged: that is
 * taken back by un-merging; what was forgotten since is not there to come back. Whose stage was given up meanwhile stands in another
 * (`standAgain`). Returns the ids that are back.
 */
export async function returnRecords(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  ids: readonly string[],
  doing: Doing = {},
): Promise<string[]> {
  if (ids.length === 0) return [];
  const pipelines = isStaged(type) ? await holdProcess(ctx, tx, type) : [];
  const owners = await ownersInScope(ctx, tx, `crm.${type}.write`);
  const table = tableOf[type];
  const rows = await tx
    .select()
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        oneId(table.id, ids),
        isNotNull(table.goneAt),
        isNull(table.mergedInto),
        isNull(table.purgedAt),
        ownedBy(table.ownerId, owners),
      ),
    )
    .orderBy(asc(table.id))
    .for("update");
  await setGone(ctx, tx, type, rows as RecordRow[], null, doing);
  if (isStaged(type)) await standAgain(ctx, tx, type, pipelines, rows as StagedRow[], doing);
  return rows.map((row) => row.id);
}

/** The same for records named by somebody who looked at what is gone. */
export async function restoreRecords(ctx: Ctx, type: RecordType, input: RestoreRecords): Promise<{ restored: number }> {
  return inTransaction(ctx, async (tx) => ({ restored: (await returnRecords(ctx, tx, type, input.ids)).length }));
}

async function setGone(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  rows: readonly RecordRow[],
  goneAt: Date | null,
  doing: Doing,
): Promise<void> {
  if (rows.length === 0) return;
  const now = doing.at ?? ctx.clock.now();
  await updateRows(
    tx,
    tableOf[type],
    rows.map(({ id }) => ({ id, goneAt, updatedAt: now })),
  );
  await recordHistory(
    ctx,
    tx,
    rows.map((row) => ({
      ...history(doing),
      subjectType: type,
      subjectId: row.id,
      accountId: accountIdOf(type, row),
      kind: goneAt ? ("removed" as const) : ("restored" as const),
      changes: [{ field: "goneAt", from: row.goneAt?.toISOString() ?? null, to: goneAt?.toISOString() ?? null }],
      occurredAt: now,
    })),
  );
}
