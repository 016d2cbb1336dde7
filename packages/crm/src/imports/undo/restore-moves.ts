import type { Ctx, Tx } from "@arraigo/platform";
import { holdProcess } from "../../pipeline/hold-process";
import { takeBackMoves } from "../../pipeline/take-back-moves";
import { isStaged, type RecordType } from "../../record-types";
import type { Doing } from "../../records/doing";
import { lockWritable } from "../../records/lock-records";
import type { StagedRow } from "../../records/record-table";
import type { Stayed } from "../../records/stayed";
import type { recordEvents } from "../../timeline/tables";

type Event = typeof recordEvents.$inferSelect;

/**
 * Takes an import's moves back, newest first, so that a record it moved twice goes all the way. What was moved on since stays where
 * it is. Returns the ids that went back, and those that did not.
 */
export async function restoreMoves(
  ctx: Ctx,
  tx: Tx,
  type: RecordType,
  events: readonly Event[],
  doing: Doing,
): Promise<{ done: Set<string>; stayed: Stayed[] }> {
  const done = new Set<string>();
  const stayed: Stayed[] = [];
  if (!isStaged(type)) return { done, stayed };
  await holdProcess(ctx, tx, type);
  let waiting = events.filter(({ kind }) => kind === "moved");
  while (waiting.length > 0) {
    const seen = new Set<string>();
    const now = waiting.filter(({ subjectId }) => !seen.has(subjectId) && seen.add(subjectId));
    const first = new Set(now);
    const later = waiting.filter((event) => !first.has(event));
    const rows = new Map((await lockWritable(ctx, tx, type, [...seen])).map((row) => [row.id, row as StagedRow]));
    const moves = now.flatMap((event) => {
      const row = rows.get(event.subjectId);
      return row ? [{ row, event }] : [];
    });
    const taken = new Set((await takeBackMoves(ctx, tx, type, moves, doing)).map(({ row }) => row.id));
    for (const id of taken) done.add(id);
    for (const { subjectId: id } of now)
      if (!taken.has(id)) stayed.push({ type, id, field: null, reason: rows.has(id) ? "keptMoved" : "keptNotYours" });
    // What stayed at one move stays at those before it.
    waiting = later.filter(({ subjectId }) => taken.has(subjectId));
  }
  return { done, stayed };
}
