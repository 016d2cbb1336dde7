import type { Ctx, Tx } from "@arraigo/platform";
import { and, type Column, type SQL, sql } from "drizzle-orm";
import type { ReadDealBoard } from "../dashboards-contract";
import { conditionSql, conditionsSql } from "../lists/conditions";
import { amongOf } from "../lists/list-records";
import { openListing } from "../lists/listing";
import { amongSql } from "../lists/read-page";
import type { ListCondition, ListFilter } from "../lists-contract";
import { opportunities } from "../opportunities/tables";
import type { Pipeline } from "../pipeline/list-stages";
import type { MoneyFigure } from "./figure";

/** Whose deals, of which pipeline, in which money. */
export interface DealScope {
  owner: ReadDealBoard["owner"];
  pipeline: Pipeline;
  currency: string;
}

const permission = "crm.opportunity.read";

/** The filter of the list that shows exactly these deals. */
export const dealFilter = (
  { owner, pipeline, currency }: DealScope,
  conditions: readonly ListCondition[],
): ListFilter => ({
  owner,
  conditions: [
    { field: "pipelineId", op: "is", value: pipeline.id },
    { field: "currency", op: "is", value: currency },
    ...conditions,
  ],
});

const amount = sql<number>`coalesce(sum(${opportunities.amountMinor}), 0)::float8`;

/** In hundredths, so that sums of sums are exact. */
const weighted = ({ pipeline }: DealScope): SQL<number> => {
  const chances = pipeline.stages.map(({ id, probability }) => sql`when ${id}::uuid then ${String(probability)}::int`);
  return sql<number>`coalesce(sum(${opportunities.amountMinor} * (case ${opportunities.stageId} ${sql.join(chances, sql` `)} else 0 end)::bigint), 0)::float8`;
};

type Sums = Omit<MoneyFigure, "rows">;

/** Sums of some of the deals that were read: of a key, or of those for which the asked condition at this place holds. */
export type DealSums = (which: (key: string | null, holds: readonly boolean[]) => boolean) => Sums;

/**
 * Deals as the list with these conditions finds them, in one reading: counted and added up by the parts of a key, joined by blanks
 * in the answer, and by which of the further conditions hold, each as the list says it. Grouped by what stands in the columns: to
 * put every deal into words first takes longer than all the rest.
 */
export async function sumDeals(
  ctx: Ctx,
  tx: Tx,
  scope: DealScope,
  conditions: readonly ListCondition[],
  key: readonly (SQL | Column)[],
  asked: readonly ListCondition[] = [],
): Promise<DealSums> {
  const filter = dealFilter(scope, conditions);
  const listing = await openListing(ctx, tx, "opportunity", { conditions: [...filter.conditions, ...asked] });
  const among = await amongOf(ctx, tx, listing, permission, filter);
  const holding = asked.map((each) => sql`coalesce(${conditionSql(listing, each)}, false)`);
  const parts = [...key.map((part) => sql`${part}`), ...holding];
  const { rows } = await tx.execute<{
    parts: (string | null)[];
    holds: boolean[];
    count: number;
    amountMinor: number;
    hundredths: number;
  }>(sql`
    select array[${names(key.length, 0, "::text")}]::text[] as parts, array[${names(asked.length, key.length, "")}]::boolean[] as holds,
      count, "amountMinor", hundredths
    from (
      select ${sql.join(
        parts.map((part, index) => sql`${part} as ${sql.raw(`p${index}`)}`),
        sql`, `,
      )}, count(*)::int as count, ${amount} as "amountMinor", ${weighted(scope)} as hundredths
      from ${opportunities} where ${amongSql(among)}
      group by ${sql.raw(parts.map((_, index) => index + 1).join(", "))}
    ) as summed`);
  return (which) => {
    const sums = { count: 0, amountMinor: 0, weightedMinor: 0 };
    let hundredths = 0;
    for (const row of rows) {
      if (!which(row.parts[0] === null ? null : row.parts.join(" "), row.holds)) continue;
      sums.count += row.count;
      sums.amountMinor += row.amountMinor;
      hundredths += row.hundredths;
    }
    return { ...sums, weightedMinor: hundredths / 100 };
  };
}

/** The grouped columns from one place on, by the names they were given. */
const names = (count: number, from: number, cast: string) =>
  sql.raw(Array.from({ length: count }, (_, index) => `p${from + index}${cast}`).join(", "));

export function moneyFigure(
  scope: DealScope,
  { count: found, amountMinor, weightedMinor }: Sums,
  conditions: readonly ListCondition[],
): MoneyFigure {
  return {
    count: found,
    amountMinor,
    weightedMinor: Math.round(weightedMinor),
    rows: { list: "opportunity", filter: dealFilter(scope, conditions) },
  };
}

/** The owner's reach as one condition on opportunities, for what no list filters by. */
export async function dealsInReach(
  ctx: Ctx,
  tx: Tx,
  scope: Pick<DealScope, "owner"> & { currency?: string | undefined },
) {
  const conditions: ListCondition[] = scope.currency ? [{ field: "currency", op: "is", value: scope.currency }] : [];
  const listing = await openListing(ctx, tx, "opportunity", { conditions });
  const among = await amongOf(ctx, tx, listing, permission, { owner: scope.owner, conditions });
  return and(amongSql(among), conditionsSql(listing, []));
}
