import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, desc, eq, inArray, sql } from "drizzle-orm";
import { ListDone } from "../contract";
import { readCards } from "./board-page";
import { placeFromCursor, placeToCursor } from "./place";
import { board, moves } from "./tables";

/** "You said, we did": finished posts with the reason that finished them, newest finish first. */
export async function listDone(ctx: Ctx, input: ListDone) {
  const { cursor, limit } = ListDone.parse(input);
  return inTransaction(ctx, async (tx) => {
    const place = cursor ? placeFromCursor(cursor) : undefined;
    // The move that finished it: the last one, because "done" is where it is now.
    const finishing = tx
      .selectDistinctOn([moves.postId], {
        postId: moves.postId,
        reason: moves.reason,
        doneOn: sql<string>`${moves.movedAt}::date::text`.as("done_on"),
      })
      .from(moves)
      .where(and(ofTenant(moves.organisationId, ctx.organisationId), eq(moves.toStatus, "done")))
      .orderBy(moves.postId, desc(moves.movedAt))
      .as("finishing");
    const finished = await tx
      .select({ postId: finishing.postId, reason: finishing.reason, doneOn: finishing.doneOn })
      .from(finishing)
      .innerJoin(board, and(ofTenant(board.organisationId, ctx.organisationId), eq(board.id, finishing.postId)))
      .where(
        and(
          eq(board.status, "done"),
          place ? sql`(${finishing.doneOn}, ${finishing.postId}) < (${place.postedOn}, ${place.id}::uuid)` : undefined,
        ),
      )
      .orderBy(desc(finishing.doneOn), desc(finishing.postId))
      .limit(limit + 1);
    const page = finished.slice(0, limit);
    const ids = page.map(({ postId }) => postId);
    const cards =
      ids.length === 0
        ? []
        : await readCards(ctx, tx, { where: inArray(board.id, ids), orderBy: [desc(board.id)], limit });
    const last = page.at(-1);
    return {
      posts: page.flatMap(({ postId, reason, doneOn }) => {
        const card = cards.find(({ id }) => id === postId);
        return card ? [{ ...card, reason, doneOn }] : [];
      }),
      nextCursor:
        finished.length > limit && last ? placeToCursor({ votes: 0, postedOn: last.doneOn, id: last.postId }) : null,
    };
  });
}
