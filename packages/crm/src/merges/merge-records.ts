import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { crmEvents } from "@arraigo/events";
import { type Ctx, emit, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { takeTurnsInGroups } from "../accounts/assert-no-circle";
import { duplicatePairs } from "../duplicates/tables";
import type { MatchableType, MergeRecords } from "../duplicates-contract";
import { MergeWithItself } from "../errors";
import { fieldsOf } from "../fields/record-fields";
import { updateRows } from "../records/bulk-rows";
import { accountIdOf, recordName } from "../records/record-keys";
import { type RecordRow, tableOf } from "../records/record-table";
import { holdReferences } from "../records/references";
import { uuids } from "../records/scope";
import { recordHistory } from "../timeline/record-event";
import { decidePoints } from "./decide-points";
import { type Decision, decideValues } from "./decide-values";
import type { After, Before } from "./journal";
import { addressedRows, assertMergeable, decidingRows, lockMerging, mergedFields, readMerging } from "./load-merging";
import { accountsAbove, type Moving } from "./move-pointers";
import { merges } from "./tables";
import { writeMoves } from "./write-moves";
import { writeColumns, writeValues } from "./write-winner";

/**
 * Makes two to five records one, in one transaction: everything that pointed at the losers points at the winner, each address keeps
 * the stricter of what was known about it, and the losers lead to the winner from then on. Needs write reach on every one of
 * them. What it did is written down, so that for ninety days it can be taken apart (`unmerge-records.ts`).
 */
export async function mergeRecords(ctx: Ctx, input: MergeRecords): Promise<{ mergeId: string; winnerId: string }> {
  return inTransaction(ctx, async (tx) => {
    const { type, winnerId } = input;
    const loserIds = [...new Set(input.loserIds)];
    if (loserIds.includes(winnerId)) throw new MergeWithItself({}, "loserIds");
    if (type === "account") await takeTurnsInGroups(ctx, tx);
    // What the merged record will point at comes before it (`lock-order.ts`).
    await holdReferences(ctx, tx, fieldsOf(type), await readMerging(ctx, tx, type, [winnerId, ...loserIds]));
    const [winner, ...losers] = await lockMerging(ctx, tx, type, [winnerId, ...loserIds]);
    if (!winner) throw new NotFound();
    assertMergeable(type, losers);
    const moving: Moving = { mergeId: newId(ctx.clock.now().getTime()), type, winnerId, loserIds };
    const decisions = await decided(ctx, tx, type, [winner, ...losers], input.choices);
    const addressed = await addressedRows(ctx, tx, type, [winner, ...losers], true);
    const first = firstAddresses(decisions);
    const points = type === "account" ? null : decidePoints(addressed, first);

    await startMerge(ctx, tx, moving);
    const pairs = await closePairs(ctx, tx, moving);
    const moved = await writeMoves(ctx, tx, moving, [winner, ...losers], decisions, points);
    await writeTombstones(ctx, tx, moving);
    const values = await writeValues(ctx, tx, moving, winner, decisions);
    const columns = await writeColumns(ctx, tx, moving, losers);

    const before: Before = { values: values.before, columns: columns.before, rows: moved.before, pairs };
    const loserNames = losers.map((row) => recordName(type, row));
    const after: After = {
      values: values.after,
      columns: columns.after,
      rows: moved.after,
      made: moved.made,
      moved: moved.counts,
      loserNames,
    };
    await finishMerge(ctx, tx, moving, winner, before, after);
    return { mergeId: moving.mergeId, winnerId };
  });
}

/** The values the merged record holds, field by field; a company never comes to stand below itself. */
export async function decided(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
  rows: readonly RecordRow[],
  choices: Readonly<Record<string, string>> | undefined,
): Promise<Decision[]> {
  const fields = await mergedFields(ctx, tx, type);
  const decisions = decideValues(fields, await decidingRows(ctx, tx, fields, rows), choices);
  if (type !== "account") return decisions;
  const merged = new Set(rows.map((row) => row.id));
  const parent = decisions.find((each) => each.field === "parentId");
  if (!parent || typeof parent.result !== "string") return decisions;
  const above = [parent.result, ...(await accountsAbove(tx, parent.result))];
  if (!above.some((id) => merged.has(id))) return decisions;
  return decisions.map((each) => (each === parent ? { ...parent, chosen: null, result: null } : each));
}

export function firstAddresses(decisions: readonly Decision[]): { email: string | null; phone: string | null } {
  const text = (field: string) => {
    const result = decisions.find((each) => each.field === field)?.result;
    return typeof result === "string" && result !== "" ? result : null;
  };
  return { email: text("email"), phone: text("phone") };
}

/** The pairs these records form are settled by the merge. Which ones were open is written down. */
async function closePairs(ctx: Ctx, tx: Tx, { type, winnerId, loserIds }: Moving): Promise<string[]> {
  const among = sql`any(${uuids([winnerId, ...loserIds])})`;
  const rows = await tx
    .update(duplicatePairs)
    .set({ state: "merged", decidedBy: ctx.actor.personId, decidedAt: ctx.clock.now() })
    .where(
      and(
        ofTenant(duplicatePairs.organisationId, ctx.organisationId),
        eq(duplicatePairs.recordType, type),
        eq(duplicatePairs.state, "open"),
        sql`${duplicatePairs.firstId} = ${among} and ${duplicatePairs.secondId} = ${among}`,
      ),
    )
    .returning({ id: duplicatePairs.id });
  return rows.map((row) => row.id);
}

async function writeTombstones(ctx: Ctx, tx: Tx, { type, winnerId, loserIds }: Moving): Promise<void> {
  const now = ctx.clock.now();
  await updateRows(
    tx,
    tableOf[type],
    loserIds.map((id) => ({ id, mergedInto: winnerId, goneAt: now, updatedAt: now })),
  );
}

/** First, because what moves is written down below it. */
async function startMerge(ctx: Ctx, tx: Tx, { mergeId, type, winnerId, loserIds }: Moving): Promise<void> {
  await tx.insert(merges).values({
    organisationId: ctx.organisationId,
    id: mergeId,
    recordType: type,
    winnerId,
    loserIds: [...loserIds],
    before: {},
    after: {},
    mergedBy: ctx.actor.personId,
    mergedAt: ctx.clock.now(),
  });
}

async function finishMerge(ctx: Ctx, tx: Tx, moving: Moving, winner: RecordRow, before: Before, after: After) {
  const { mergeId, type, winnerId, loserIds } = moving;
  const now = ctx.clock.now();
  await tx
    .update(merges)
    .set({ before: { ...before }, after: { ...after } })
    .where(and(ofTenant(merges.organisationId, ctx.organisationId), eq(merges.id, mergeId)));
  await recordHistory(ctx, tx, [
    {
      subjectType: type,
      subjectId: winnerId,
      accountId: accountIdOf(type, winner),
      kind: "merged",
      source: "merge",
      runId: mergeId,
      changes: after.loserNames.map((name, place) => ({
        field: "merged",
        from: name,
        to: null,
        fromValue: loserIds[place],
        toValue: null,
      })),
      occurredAt: now,
    },
  ]);
  await emit(tx, crmEvents.recordsMerged, {
    mergeId,
    recordType: type,
    winnerId,
    loserIds: [...loserIds],
    mergedBy: ctx.actor.personId,
    occurredAt: now.toISOString(),
  });
}
