import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, arrayContains, desc, eq, type SQL, sql } from "drizzle-orm";
import { ListPosts } from "../contract";
import { readCards, voteCount } from "./board-page";
import { type Place, placeFromCursor, placeToCursor } from "./place";
import { wordStems } from "./post";
import { board } from "./tables";

/** The board, a page at a time: what everybody said, newest or most supported first. */
export async function listPosts(ctx: Ctx, input: ListPosts) {
  const { cursor, limit, sort, ...filters } = ListPosts.parse(input);
  return inTransaction(ctx, async (tx) => {
    const cards = await readCards(ctx, tx, {
      where: and(...conditions(ctx, filters), cursor ? after(sort, placeFromCursor(cursor)) : undefined),
      orderBy: [...(sort === "votes" ? [desc(voteCount)] : []), desc(board.postedOn), desc(board.id)],
      limit: limit + 1,
    });
    const page = cards.slice(0, limit);
    const last = page.at(-1);
    return { posts: page, nextCursor: cards.length > limit && last ? placeToCursor(placeOf(last)) : null };
  });
}

type Filters = Omit<ReturnType<typeof ListPosts.parse>, "cursor" | "limit" | "sort">;

function conditions(ctx: Ctx, { status, kind, area, words, mine }: Filters): (SQL | undefined)[] {
  const stems = words === undefined ? [] : wordStems(words);
  return [
    status && eq(board.status, status),
    kind && eq(board.kind, kind),
    area && eq(board.area, area),
    stems.length > 0 ? arrayContains(board.stems, stems) : undefined,
    mine ? eq(board.authorId, ctx.actor.personId ?? "") : undefined,
  ];
}

function after(sort: "newest" | "votes", { votes, postedOn, id }: Place): SQL {
  if (sort === "newest") return sql`(${board.postedOn}, ${board.id}) < (${postedOn}::date, ${id}::uuid)`;
  return sql`(${voteCount}, ${board.postedOn}, ${board.id}) < (${votes}::int, ${postedOn}::date, ${id}::uuid)`;
}

function placeOf(card: Place): Place {
  return { votes: card.votes, postedOn: card.postedOn, id: card.id };
}
