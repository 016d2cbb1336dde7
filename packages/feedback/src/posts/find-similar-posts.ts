import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, arrayOverlaps, desc, notInArray, sql } from "drizzle-orm";
import type { FindSimilar } from "../contract";
import { readCards } from "./board-page";
import { wordStems } from "./post";
import { board } from "./tables";

/**
 * Open posts that may already say what is being typed: at least two stems in common, and half of the shorter text's. Three
 * at most, closest first. Fewer than two stems typed say too little to compare.
 */
export async function findSimilarPosts(ctx: Ctx, { text }: FindSimilar) {
  const stems = wordStems(text);
  if (stems.length < 2) return [];
  return inTransaction(ctx, async (tx) => {
    const typed = sql`${sql.param(`{${stems.join(",")}}`)}::text[]`;
    const shared = sql<number>`(select count(*) from unnest(${board.stems}) s where s = any(${typed}))`;
    return readCards(ctx, tx, {
      where: and(
        notInArray(board.status, ["done", "declined"]),
        arrayOverlaps(board.stems, stems),
        sql`${shared} >= greatest(2, ceil(least(cardinality(${board.stems}), ${stems.length}::int) / 2.0))`,
      ),
      orderBy: [desc(shared), desc(board.postedOn), desc(board.id)],
      limit: 3,
    });
  });
}
