import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, isNull, sql } from "drizzle-orm";
import { tableOf } from "../records/record-table";
import { loadFacts } from "./load-facts";
import { type MatchableType, matchingOf } from "./matchable";
import { ValueCounts } from "./value-shares";

/** A share of one in ten thousand cannot be told from a smaller one; more records would only cost time. */
const sampleMax = 20_000;

/** How common each value is among the newest records of a type, and how many records there are. */
export async function countValues(
  ctx: Ctx,
  tx: Tx,
  type: MatchableType,
): Promise<{ population: number; shares: Record<string, number> }> {
  const table = tableOf[type];
  const live = and(ofTenant(table.organisationId, ctx.organisationId), isNull(table.goneAt));
  const [counted] = await tx.select({ population: sql<number>`count(*)::int` }).from(table).where(live);
  const newest = await tx
    .select({ id: table.id })
    .from(table)
    .where(live)
    .orderBy(desc(table.createdAt), desc(table.id))
    .limit(sampleMax);
  const population = counted?.population ?? 0;
  const counts = new ValueCounts(population);
  const how = matchingOf(type);
  for (const facts of await loadFacts(
    ctx,
    tx,
    type,
    newest.map((row) => row.id),
  ))
    counts.add(how.values(how.profile(facts)));
  return { population, shares: counts.kept() };
}
