import { ofTenant } from "@arraigo/db";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, asc, eq } from "drizzle-orm";
import { nextStatuses, type PostId, type Status } from "../contract";
import { readCards } from "./board-page";
import { answers, board, moves } from "./tables";

/** One post with everything that was decided and said about it. */
export async function getPost(ctx: Ctx, { postId }: PostId) {
  return inTransaction(ctx, async (tx) => {
    const [card] = await readCards(ctx, tx, { where: eq(board.id, postId), orderBy: [asc(board.id)], limit: 1 });
    if (!card) throw new NotFound();
    return { ...card, nextStatuses: nextStatuses[card.status], ...(await readResponses(ctx, tx, postId)) };
  });
}

/** The public record of a post, oldest first. Whoever decides for the organisation does so by name. */
export async function readResponses(ctx: Ctx, tx: Tx, postId: string) {
  const moved = await tx
    .select({
      id: moves.id,
      from: moves.fromStatus,
      to: moves.toStatus,
      reason: moves.reason,
      at: moves.movedAt,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(moves)
    .leftJoin(people, and(eq(people.organisationId, moves.organisationId), eq(people.id, moves.movedBy)))
    .where(and(ofTenant(moves.organisationId, ctx.organisationId), eq(moves.postId, postId)))
    .orderBy(asc(moves.movedAt), asc(moves.id));
  const answered = await tx
    .select({
      id: answers.id,
      text: answers.text,
      at: answers.answeredAt,
      givenName: people.givenName,
      familyName: people.familyName,
    })
    .from(answers)
    .leftJoin(people, and(eq(people.organisationId, answers.organisationId), eq(people.id, answers.answeredBy)))
    .where(and(ofTenant(answers.organisationId, ctx.organisationId), eq(answers.postId, postId)))
    .orderBy(asc(answers.answeredAt), asc(answers.id));
  return {
    moves: moved.map(({ from, to, at, ...move }) => ({
      id: move.id,
      reason: move.reason,
      ...asMove(from, to),
      at: at.toISOString(),
      by: nameOf(move),
    })),
    replies: answered.map(({ at, ...answer }) => ({
      id: answer.id,
      text: answer.text,
      at: at.toISOString(),
      by: nameOf(answer),
    })),
  };
}

function nameOf({ givenName, familyName }: { givenName: string | null; familyName: string | null }): string | null {
  return givenName === null ? null : `${givenName} ${familyName}`;
}

/** Moves are written by `movePost` alone, which takes the contract's statuses. */
const asMove = (from: string, to: string) => ({ from: from as Status, to: to as Status });
