import { ofTenant } from "@arraigo/db";
import { authorized } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, eq } from "drizzle-orm";
import { RunAlreadyUndone } from "../errors";
import { giveBackHanded } from "../handover/handed";
import { returnRecords } from "../lists/remove-records";
import { lockMovable } from "../pipeline/assert-movable";
import { isMet, type Missing } from "../pipeline/gate";
import { lostSince } from "../pipeline/lost-since";
import { takeBackMoves } from "../pipeline/take-back-moves";
import { type RecordType, stagedTypes } from "../record-types";
import { changeRecords, type RecordChange } from "../records/change-records";
import { handRecords } from "../records/hand-records";
import { lockRecords, lockWritable } from "../records/lock-records";
import type { RecordRow, StagedRow } from "../records/record-table";
import { retractUse } from "../records/record-use";
import { type FieldChange, recordEvents } from "../timeline/tables";
import { runUse } from "../timeline/use-ids";
import { runs } from "./tables";

type Before = { id: string; change: FieldChange };

const valueBefore = (change: FieldChange) => ("fromValue" in change ? change.fromValue : change.from);
const valueAfter = (change: FieldChange) => ("toValue" in change ? change.toValue : change.to);
/** What taking a run back is, in the history and as use. */
const taking = { source: "undo", as: "run_undone" } as const;
const same = (a: unknown, b: unknown) => JSON.stringify(a ?? null) === JSON.stringify(b ?? null);

/**
 * Takes back a bulk change of one's own, record by record and field by field, in one transaction: what somebody changed since
 * stays as they left it and is counted as kept.
 */
export async function undoRun(ctx: Ctx, input: { runId: string }): Promise<{ restored: number; kept: number }> {
  return inTransaction(ctx, async (tx) => {
    const [found] = await tx
      .select()
      .from(runs)
      .where(and(ofTenant(runs.organisationId, ctx.organisationId), eq(runs.id, input.runId)))
      .for("update");
    const run = await authorized(ctx, tx, "crm.run.undo", found, (each) => each.startedBy);
    if (run.undoneAt) throw new RunAlreadyUndone();
    const events = await tx
      .select()
      .from(recordEvents)
      .where(and(ofTenant(recordEvents.organisationId, ctx.organisationId), eq(recordEvents.runId, input.runId)))
      .orderBy(asc(recordEvents.id));
    const moved = await unmoveRun(
      ctx,
      tx,
      events.filter((event) => event.kind === "moved"),
    );
    const byType = new Map<RecordType, Before[]>();
    for (const event of events.filter((each) => each.kind !== "moved"))
      for (const change of event.changes) {
        const type = event.subjectType as RecordType;
        const held = byType.get(type) ?? [];
        held.push({ id: event.subjectId, change });
        byType.set(type, held);
      }
    const given = await giveBackHanded(ctx, tx, run.id, taking);
    let restored = moved.restored + given.restored;
    let kept = moved.kept + given.kept;
    for (const [type, before] of byType) {
      const counts = await restore(ctx, tx, type, before);
      restored += counts.restored;
      kept += counts.kept;
    }
    await tx
      .update(runs)
      .set({ undoneAt: ctx.clock.now(), undoneBy: ctx.actor.personId })
      .where(and(ofTenant(runs.organisationId, ctx.organisationId), eq(runs.id, input.runId)));
    await retractUse(ctx, tx, runUse(run.id), { personId: run.startedBy, since: run.createdAt });
    return { restored, kept };
  });
}

/** Moves go back as moves: with their stage log, and what came along. None goes back to what it no longer meets. */
async function unmoveRun(ctx: Ctx, tx: Tx, events: readonly (typeof recordEvents.$inferSelect)[]) {
  const counts = { restored: 0, kept: 0 };
  for (const type of stagedTypes) {
    const mine = events.filter((event) => event.subjectType === type);
    if (mine.length === 0) continue;
    const ids = mine.map((event) => event.subjectId);
    const rows = new Map((await lockMovable(ctx, tx, type, ids)).map((row) => [row.id, row as StagedRow]));
    const moves = mine.flatMap((event) => {
      const row = rows.get(event.subjectId);
      return row ? [{ row, event }] : [];
    });
    const lost = await lostSince(ctx, tx, type, moves);
    const free = moves.filter((_, index) => isMet(lost[index] as Missing));
    const taken = await takeBackMoves(ctx, tx, type, free, taking);
    counts.restored += taken.length;
    counts.kept += mine.length - taken.length;
  }
  return counts;
}

async function restore(ctx: Ctx, tx: Tx, type: RecordType, asked: readonly Before[]) {
  const removed = asked.filter(({ change }) => change.field === "goneAt");
  const before = asked.filter(({ change }) => change.field !== "goneAt");
  const ids = removed.map((each) => each.id);
  const back = await returnRecords(ctx, tx, type, ids, taking);
  const rows = new Map(
    (await lockWritable(ctx, tx, type, [...new Set(before.map((each) => each.id))])).map((row) => [row.id, row]),
  );
  const changes = new Map<string, RecordChange & { values: Record<string, unknown>; custom: Record<string, never> }>();
  const owners = new Map<string | null, RecordRow[]>();
  let kept = removed.length - back.length;
  const handed = before.filter(({ change }) => change.field === "ownerId").map((each) => each.id);
  // Whoever handed records on may take them back, though they are no longer theirs: as long as they are whose the run made them.
  const away = new Map((await lockRecords(ctx, tx, type, [...new Set(handed)])).map((row) => [row.id, row]));
  for (const { id, change } of before) {
    const row = change.field === "ownerId" ? away.get(id) : rows.get(id);
    const now = row && (change.field.startsWith("custom.") ? row.custom[change.field.slice(7)] : row[change.field]);
    if (!row || !same(now, valueAfter(change))) {
      kept++;
      continue;
    }
    if (change.field === "ownerId") {
      const owner = valueBefore(change) as string | null;
      owners.set(owner, [...(owners.get(owner) ?? []), row]);
      continue;
    }
    const held = changes.get(id) ?? { id, values: {}, custom: {} };
    if (change.field.startsWith("custom."))
      (held.custom as Record<string, unknown>)[change.field.slice(7)] = valueBefore(change);
    else held.values[change.field] = valueBefore(change);
    changes.set(id, held);
  }
  const done = await changeRecords(ctx, tx, type, [...changes.values()], taking);
  let returned = 0;
  for (const [owner, held] of owners) returned += (await handRecords(ctx, tx, type, held, owner, taking)).length;
  return { restored: done.length + returned + back.length, kept };
}
