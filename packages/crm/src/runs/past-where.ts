import { withinReach } from "@arraigo/directory";
import type { Ctx } from "@arraigo/platform";
import { and, type Column, eq, type SQL, sql } from "drizzle-orm";
import type { PastAsked } from "./past-run";

/** Whose, and behind which place of the list: the same for runs, imports and merges, each along its own index. */
export function pastWhere(
  ctx: Ctx,
  { mine, after }: PastAsked,
  columns: { by: Column; at: Column; id: Column },
): SQL | undefined {
  const { by, at, id } = columns;
  return and(
    withinReach(ctx, "crm.run.undo", by),
    mine ? (ctx.actor.personId ? eq(by, ctx.actor.personId) : sql`false`) : undefined,
    after ? sql`(${at}, ${id}) < (${after.at}::timestamptz, ${after.id}::uuid)` : undefined,
  );
}
