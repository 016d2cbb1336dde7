import { ofTenant } from "@arraigo/db";
import { authorized } from "@arraigo/directory";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import { takeTurnsInGroups } from "../accounts/assert-no-circle";
import { refreshAddresses } from "../contacts/keep-points";
import { duplicatePairs } from "../duplicates/tables";
import { type MatchableType, matchableTypes, type UnmergeRecords } from "../duplicates-contract";
import { MergeBuried, MergeNotNewest, MergeTooOld, MergeUndone } from "../errors";
import { updateRows } from "../records/bulk-rows";
import { hasValues } from "../records/plan-restoring";
import type { CustomValue } from "../records/record-columns";
import { accountIdOf, derivedColumns, recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { retractUse } from "../records/record-use";
import { restoreValues } from "../records/restore-values";
import { sayStayed } from "../records/say-stayed";
import { uuids } from "../records/scope";
import type { Stayed } from "../records/stayed";
import { touchedSince } from "../records/touched-since";
import { leftOpen } from "../runs/left-open";
import { recordHistory } from "../timeline/record-event";
import { runUse } from "../timeline/use-ids";
import { breakCircles } from "./break-circles";
import { type After, type Before, restoreRows, same } from "./journal";
import { mergePermission } from "./load-merging";
import { movePointersBack } from "./move-pointers";
import { merges } from "./tables";

/** So long a merge can be taken apart. */
export const unmergeDaysMax = 90;
const dayMs = 86_400_000;

type Merge = typeof merges.$inferSelect;

export interface Unmerged {
  winnerId: string;
  loserIds: string[];
  /** How much stayed. */
  kept: number;
  /** What stayed and why, in the reader's language. */
  stayed: string[];
  /** Changes of many that were taken back while these were one record, and can be gone on with (`runs.undo`). */
  leftOpen: string[];
}

/**
 * Takes a merge apart, in one transaction: the losers live again, what had moved points at them again, and the winner's values are
 * what they were. What somebody changed since, or cannot be as it was any more, stays with the winner and is said. Throws after
 * ninety days, when it has been done, while the winner is merged into another record or gone, and while another record is merged
 * into it since.
 */
export async function unmergeRecords(ctx: Ctx, input: UnmergeRecords): Promise<Unmerged> {
  return inTransaction(ctx, async (tx) => {
    const merge = await separableMerge(ctx, tx, input.mergeId);
    const type = typeOf(merge);
    if (type === "account") await takeTurnsInGroups(ctx, tx);
    const { winner, losers } = await lockedParties(ctx, tx, type, merge);
    const before = merge.before as unknown as Before;
    const after = merge.after as unknown as After;

    const moved = await movePointersBack(tx, merge.id, winner.id);
    const rowsKept = await restoreRows(ctx, tx, before, after);
    await revive(ctx, tx, type, losers);
    const circling = type === "account" ? await breakCircles(ctx, tx, merge.id, winner.id) : [];
    const stayed = [...circling, ...(await restoreWinner(ctx, tx, type, merge, winner, before, after))];
    await restoreColumns(ctx, tx, type, winner.id, before, after);
    if (type !== "account") await refreshAddresses(ctx, tx, type, [merge.winnerId, ...merge.loserIds]);
    await reopenPairs(ctx, tx, before.pairs);
    await finish(ctx, tx, type, merge, winner, losers);
    const say = (key: string, count: number) =>
      count === 0 ? [] : [ctx.translate(ctx.actor.language, `crm.importProblems.${key}`, { count })];
    return {
      winnerId: winner.id,
      loserIds: losers.map((row) => row.id),
      kept: moved.kept + rowsKept + stayed.length,
      stayed: [
        ...(await sayStayed(ctx, tx, stayed)),
        ...say("keptElsewhere", moved.kept),
        ...say("keptBeside", rowsKept),
      ],
      leftOpen: await leftOpen(ctx, tx, merge),
    };
  });
}

export function typeOf(merge: Merge): MatchableType {
  const type = matchableTypes.find((each) => each === merge.recordType);
  if (!type) throw new NotFound();
  return type;
}

async function separableMerge(ctx: Ctx, tx: Tx, id: string): Promise<Merge> {
  const [merge] = await tx
    .select()
    .from(merges)
    .where(and(ofTenant(merges.organisationId, ctx.organisationId), eq(merges.id, id)))
    .for("update");
  if (!merge) throw new NotFound();
  return merge;
}

/** All records of the merge, locked in one order. Each must be within reach of changing and of merging, and still where the merge left it. */
async function lockedParties(ctx: Ctx, tx: Tx, type: MatchableType, merge: Merge) {
  const table = tableOf[type];
  const ids = [merge.winnerId, ...merge.loserIds];
  const rows = (await tx
    .select()
    .from(table)
    .where(and(ofTenant(table.organisationId, ctx.organisationId), sql`${table.id} = any(${uuids(ids)})`))
    .orderBy(asc(table.id))
    .for("update")) as RecordRow[];
  const held = new Map(rows.map((row) => [row.id, row]));
  for (const permission of [`crm.${type}.write`, mergePermission])
    for (const id of ids) await authorized(ctx, tx, permission, held.get(id), (row) => row.ownerId);
  if (merge.unmergedAt) throw new MergeUndone();
  if (ctx.clock.now().getTime() - merge.mergedAt.getTime() > unmergeDaysMax * dayMs)
    throw new MergeTooOld({ daysMax: unmergeDaysMax });
  const winner = held.get(merge.winnerId);
  const losers = merge.loserIds.flatMap((id) => held.get(id) ?? []);
  const apart = losers.filter((row) => row.mergedInto !== merge.winnerId);
  if (!winner || winner.goneAt || apart.length > 0) throw new MergeBuried();
  await assertNewest(ctx, tx, type, merge);
  return { winner, losers };
}

/** What a later merge into the same record wrote stands upon what this one wrote: taken apart first, both go back wholly. */
async function assertNewest(ctx: Ctx, tx: Tx, type: MatchableType, merge: Merge): Promise<void> {
  const [later] = await tx
    .select({ id: merges.id })
    .from(merges)
    .where(
      and(
        ofTenant(merges.organisationId, ctx.organisationId),
        eq(merges.recordType, type),
        eq(merges.winnerId, merge.winnerId),
        isNull(merges.unmergedAt),
        // Ids grow with time; of two merges of one moment the later one has the greater.
        gt(merges.id, merge.id),
      ),
    )
    .limit(1);
  if (later) throw new MergeNotNewest();
}

async function revive(ctx: Ctx, tx: Tx, type: MatchableType, losers: readonly RecordRow[]): Promise<void> {
  await updateRows(
    tx,
    tableOf[type],
    losers.map(({ id }) => ({ id, mergedInto: null, goneAt: null, updatedAt: ctx.clock.now() })),
  );
}

/** The winner's values of before, where they still are what the merge made them and can be so again. Returns what stays. */
async function restoreWinner(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  merge: Merge,
  winner: RecordRow,
  before: Before,
  after: After,
): Promise<Stayed[]> {
  const touched = await touchedSince(ctx, tx, merge.id, [{ id: merge.id, subjectId: winner.id }]);
  const ownKey = (field: string) => (field.startsWith("custom.") ? field.slice(7) : null);
  const stayed: Stayed[] = [];
  const values: Record<string, unknown> = {};
  const custom: Record<string, CustomValue> = {};
  for (const [field, was] of Object.entries(before.values)) {
    const key = ownKey(field);
    const now = key === null ? winner[field] : winner.custom[key];
    if (touched(winner.id, field) || !same(now, after.values[field]))
      stayed.push({ type, id: winner.id, field, reason: "changedSince" });
    else if (key === null) values[field] = was;
    else custom[key] = was as CustomValue;
  }
  const doing = { source: "merge", runId: merge.id } as const;
  const asked = hasValues({ values, custom }) ? [{ id: winner.id, values, custom }] : [];
  const restored = await restoreValues(ctx, tx, type, asked, doing);
  return [...stayed, ...restored.stayed];
}

async function restoreColumns(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  winnerId: string,
  before: Before,
  after: After,
): Promise<void> {
  const table = tableOf[type];
  const [row] = (await tx
    .select()
    .from(table)
    .where(and(ofTenant(table.organisationId, ctx.organisationId), eq(table.id, winnerId)))) as RecordRow[];
  if (!row) return;
  const back = Object.fromEntries(
    Object.entries(before.columns).filter(([column]) => same(row[column], after.columns[column])),
  );
  const derived = derivedColumns(type, { ...row, ...back });
  const updatedAt = ctx.clock.now();
  await updateRows(tx, table, [{ ...back, ...derived, updatedAt, id: winnerId } as { id: string }]);
}

async function reopenPairs(ctx: Ctx, tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .update(duplicatePairs)
    .set({ state: "open", decidedBy: null, decidedAt: null })
    .where(
      and(
        ofTenant(duplicatePairs.organisationId, ctx.organisationId),
        sql`${duplicatePairs.id} = any(${uuids(ids)})`,
        eq(duplicatePairs.state, "merged"),
      ),
    );
}

async function finish(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  merge: Merge,
  winner: RecordRow,
  losers: readonly RecordRow[],
): Promise<void> {
  const now = ctx.clock.now();
  await tx
    .update(merges)
    .set({ unmergedAt: now, unmergedBy: ctx.actor.personId })
    .where(and(ofTenant(merges.organisationId, ctx.organisationId), eq(merges.id, merge.id)));
  const names = losers.map((row) => ({ from: null, to: recordName(type, row), fromValue: null, toValue: row.id }));
  const told = (row: RecordRow, changes: typeof names) => ({
    subjectType: type,
    subjectId: row.id,
    accountId: accountIdOf(type, row),
    kind: "unmerged" as const,
    source: "merge" as const,
    runId: merge.id,
    changes: changes.map((change) => ({ field: "merged", ...change })),
    occurredAt: now,
  });
  const ofWinner = [{ from: null, to: recordName(type, winner), fromValue: null, toValue: winner.id }];
  await retractUse(ctx, tx, runUse(merge.id), { personId: merge.mergedBy, since: merge.mergedAt });
  await recordHistory(ctx, tx, [told(winner, names), ...losers.map((row) => told(row, ofWinner))]);
  await emit(tx, crmEvents.recordsUnmerged, {
    mergeId: merge.id,
    recordType: type,
    winnerId: winner.id,
    loserIds: losers.map((row) => row.id),
    unmergedBy: ctx.actor.personId,
    occurredAt: now.toISOString(),
  });
}
