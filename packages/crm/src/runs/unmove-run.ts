import type { Ctx, Tx } from "@arraigo/platform";
import { lockMovable } from "../pipeline/assert-movable";
import { isMet, type Missing } from "../pipeline/gate";
import { lostSince } from "../pipeline/lost-since";
import { takeBackMoves } from "../pipeline/take-back-moves";
import { stagedTypes } from "../record-types";
import type { Doing } from "../records/doing";
import type { StagedRow } from "../records/record-table";
import type { Stayed } from "../records/stayed";
import type { recordEvents } from "../timeline/tables";

/** Moves go back as moves: with their stage log, and what came along. None goes back to what it no longer meets. */
export async function unmoveRun(
  ctx: Ctx,
  tx: Tx,
  events: readonly (typeof recordEvents.$inferSelect)[],
  doing: Doing,
): Promise<{ done: string[]; stayed: Stayed[] }> {
  const done: string[] = [];
  const stayed: Stayed[] = [];
  for (const type of stagedTypes) {
    const mine = events.filter((event) => event.subjectType === type && event.kind === "moved");
    if (mine.length === 0) continue;
    const ids = mine.map((event) => event.subjectId);
    const rows = new Map((await lockMovable(ctx, tx, type, ids)).map((row) => [row.id, row as StagedRow]));
    const moves = mine.flatMap((event) => {
      const row = rows.get(event.subjectId);
      return row ? [{ row, event }] : [];
    });
    const lost = await lostSince(ctx, tx, type, moves);
    const free = moves.filter((_, index) => isMet(lost[index] as Missing));
    const taken = new Set((await takeBackMoves(ctx, tx, type, free, doing)).map(({ row }) => row.id));
    const lacking = new Set(moves.filter((_, index) => !isMet(lost[index] as Missing)).map(({ row }) => row.id));
    done.push(...taken);
    for (const id of ids)
      if (!taken.has(id)) {
        const reason = !rows.has(id) ? "keptNotYours" : lacking.has(id) ? "keptLost" : "keptMoved";
        stayed.push({ type, id, field: null, reason });
      }
  }
  return { done, stayed };
}
