import type { Ctx, Tx } from "@arraigo/platform";
import { and, count, type SQL, sql } from "drizzle-orm";
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

const weighted = ({ pipeline }: DealScope): SQL<number> => {
  const chances = pipeline.stages.map(({ id, probability }) => sql`when ${id}::uuid then ${String(probability)}::int`);
  return sql<number>`coalesce(sum(${opportunities.amountMinor} * (case ${opportunities.stageId} ${sql.join(chances, sql` `)} else 0 end) / 100.0), 0)::float8`;
};

type Sums = Omit<MoneyFigure, "rows">;

/** Sums of some of the deals that were read: of a key, or of those for which the asked condition at this place holds. */
export type DealSums = (which: (key: string | null, holds: readonly boolean[]) => boolean) => Sums;

/**
 * Deals as the list with these conditions finds them, in one reading: counted and added up by a key and by which of the further
 * conditions hold, each as the list says it.
 */
export async function sumDeals(
  ctx: Ctx,
  tx: Tx,
  scope: DealScope,
  conditions: readonly ListCondition[],
  key: SQL<string | null>,
  asked: readonly ListCondition[] = [],
): Promise<DealSums> {
  const filter = dealFilter(scope, conditions);
  const listing = await openListing(ctx, tx, "opportunity", { conditions: [...filter.conditions, ...asked] });
  const among = await amongOf(ctx, tx, listing, permission, filter);
  const holding = asked.map((each) => sql`coalesce(${conditionSql(listing, each)}, false)::int`);
  const holds = asked.length === 0 ? sql<string>`''` : sql<string>`concat(${sql.join(holding, sql`, `)})`;
  const rows = await tx
    .select({ key, holds, count: count(), amountMinor: amount, weightedMinor: weighted(scope) })
    .from(opportunities)
    .where(amongSql(among))
    .groupBy(sql`1, 2`);
  return (which) => {
    const sums = { count: 0, amountMinor: 0, weightedMinor: 0 };
    for (const row of rows) {
      if (
        !which(
          row.key,
          [...row.holds].map((each) => each === "1"),
        )
      )
        continue;
      sums.count += row.count;
      sums.amountMinor += row.amountMinor;
      sums.weightedMinor += row.weightedMinor;
    }
    return sums;
  };
}

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
