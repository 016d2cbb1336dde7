import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, isNull, sql } from "drizzle-orm";
import { merges } from "../merges/tables";
import { uuids } from "../records/scope";

/** Merges of merges are rare; circles are impossible. */
const stepsMax = 10;

/** A record and everything that was merged into it, and into that: history is never moved, only found. */
export async function withMerged(ctx: Ctx, tx: Tx, id: string): Promise<string[]> {
  const all = new Set([id]);
  let latest = [id];
  for (let step = 0; step < stepsMax && latest.length > 0; step++) {
    const rows = await tx.planned
      .select({ loserIds: merges.loserIds })
      .from(merges)
      .where(
        and(
          ofTenant(merges.organisationId, ctx.organisationId),
          sql`${merges.winnerId} = any(${uuids(latest)})`,
          isNull(merges.unmergedAt),
        ),
      );
    latest = rows.flatMap((row) => row.loserIds).filter((each) => !all.has(each));
    for (const each of latest) all.add(each);
  }
  return [...all];
}
