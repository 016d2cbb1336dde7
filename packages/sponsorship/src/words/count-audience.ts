import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { CountAudience } from "../contract";
import { peopleOf } from "./people-of";

/**
 * How many people a message would reach, asked before it is sent: what cannot be recalled is named with its size. The
 * sender is not counted, as they receive nothing.
 */
export async function countAudience(ctx: Ctx, { audience }: CountAudience): Promise<{ people: number }> {
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.execute<{ people: number }>(
      sql`select count(*)::int as people from (${peopleOf(ctx, audience)}) as reached where reached.id is distinct from ${ctx.actor.personId}::uuid`,
    );
    return { people: rows[0]?.people ?? 0 };
  });
}
