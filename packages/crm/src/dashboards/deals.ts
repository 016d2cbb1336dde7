import type { Ctx, Tx } from "@arraigo/platform";
import { and, count, type SQL, sql } from "drizzle-orm";
import type { ReadDealBoard } from "../dashboards-contract";
import { conditionsSql } from "../lists/conditions";
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

/** Deals as the list with these conditions finds them, counted and added up by one expression. */
export async function sumDeals(
  ctx: Ctx,
  tx: Tx,
  scope: DealScope,
  conditions: readonly ListCondition[],
  key: SQL<string | null>,
): Promise<Map<string | null, Omit<MoneyFigure, "rows">>> {
  const filter = dealFilter(scope, conditions);
  const listing = await openListing(ctx, tx, "opportunity", { conditions: filter.conditions });
  const among = await amongOf(ctx, tx, listing, permission, filter);
  const rows = await tx
    .select({ key, count: count(), amountMinor: amount, weightedMinor: weighted(scope) })
    .from(opportunities)
    .where(amongSql(among))
    .groupBy(sql`1`);
  return new Map(rows.map(({ key: held, ...figure }) => [held, figure]));
}

/** One figure with the list behind it. */
export async function dealFigure(
  ctx: Ctx,
  tx: Tx,
  scope: DealScope,
  conditions: readonly ListCondition[],
): Promise<MoneyFigure> {
  const sums = await sumDeals(ctx, tx, scope, conditions, sql<string>`'all'`);
  return moneyFigure(scope, sums.get("all"), conditions);
}

export function moneyFigure(
  scope: DealScope,
  sums: Omit<MoneyFigure, "rows"> | undefined,
  conditions: readonly ListCondition[],
): MoneyFigure {
  const { count: found = 0, amountMinor = 0, weightedMinor = 0 } = sums ?? {};
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
