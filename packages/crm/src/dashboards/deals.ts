import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, type Column, eq, type SQL, sql } from "drizzle-orm";
import type { ReadDealBoard } from "../dashboards-contract";
import { conditionSql, conditionsSql } from "../lists/conditions";
import { amongOf } from "../lists/list-records";
import { openListing } from "../lists/listing";
import { amongSql } from "../lists/read-page";
import type { ListCondition, ListFilter } from "../lists-contract";
import { opportunities } from "../opportunities/tables";
import type { Pipeline } from "../pipeline/list-stages";
import { stages } from "../pipeline/tables";
import type { MoneyFigure } from "./figure";

/** Whose deals, of which pipeline, in which money. */
export interface DealScope {
  owner: ReadDealBoard["owner"];
  pipeline: Pipeline;
  currency: string;
}

const permission = "crm.opportunity.read";
const currenciesMax = 20;

/** A stage of a pipeline, in use or given up. */
export interface Place {
  id: string;
  position: number;
  kind: string;
}

/** Every stage of a pipeline, also those that were given up: deals went through them. */
export async function placesOf(ctx: Ctx, tx: Tx, pipelineId: string): Promise<Place[]> {
  return tx.planned
    .select({ id: stages.id, position: stages.position, kind: stages.kind })
    .from(stages)
    .where(and(ofTenant(stages.organisationId, ctx.organisationId), eq(stages.pipelineId, pipelineId)))
    .orderBy(stages.position, stages.id);
}

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

type Sums = Omit<MoneyFigure, "rows">;

interface Summed extends Record<string, unknown> {
  stageId: string;
  currency: string;
  /** What they were grouped by besides, as text: a day. */
  key: string | null;
  holds: boolean[];
  count: number;
  amountMinor: number;
}

/** Sums of some of the deals that were read: of a stage, of a key, or of those for which the asked condition at this place holds. */
export type DealSums = (which: (group: Pick<Summed, "stageId" | "key" | "holds">) => boolean) => Sums;

/**
 * Deals as a list with this filter finds them, in one reading: counted and added up by stage, currency, a key, and by which of the
 * further conditions hold, each as the list says it. Grouped by what stands in the columns: to put every deal into words first
 * takes longer than all the rest.
 */
async function groupDeals(
  ctx: Ctx,
  tx: Tx,
  filter: ListFilter,
  key: SQL | Column | undefined,
  asked: readonly ListCondition[] = [],
): Promise<Summed[]> {
  const listing = await openListing(ctx, tx, "opportunity", { conditions: [...filter.conditions, ...asked] });
  const among = await amongOf(ctx, tx, listing, permission, filter);
  const holding = asked.map((each, at) => sql`coalesce(${conditionSql(listing, each)}, false) as ${held(at)}`);
  const grouped = [
    sql`${opportunities.stageId} as stage_id`,
    sql`${opportunities.currency} as currency`,
    sql`${key ?? sql`null::date`} as key`,
    ...holding,
  ];
  const { rows } = await tx.execute<Summed>(sql`
    select stage_id as "stageId", currency, key::text as key, array[${sql.join(
      asked.map((_, at) => held(at)),
      sql`, `,
    )}]::boolean[] as holds, count, "amountMinor"
    from (
      select ${sql.join(grouped, sql`, `)}, count(*)::int as count, ${amount} as "amountMinor"
      from ${opportunities} where ${amongSql(among)}
      group by ${sql.raw(grouped.map((_, index) => index + 1).join(", "))}
    ) as summed`);
  return rows;
}

/** Whether the asked condition at this place holds, by the name it was given. */
const held = (at: number) => sql.raw(`holds_${at}`);

/** Amounts are weighed in hundredths, so that sums of sums are exact. */
function summing({ pipeline }: DealScope, rows: readonly Summed[]): DealSums {
  const chances = new Map(pipeline.stages.map(({ id, probability }) => [id, probability]));
  return (which) => {
    const sums = { count: 0, amountMinor: 0, weightedMinor: 0 };
    let hundredths = 0;
    for (const row of rows) {
      if (!which(row)) continue;
      sums.count += row.count;
      sums.amountMinor += row.amountMinor;
      hundredths += row.amountMinor * (chances.get(row.stageId) ?? 0);
    }
    return { ...sums, weightedMinor: hundredths / 100 };
  };
}

/** Deals of a pipeline and currency as the list with these conditions finds them, to be added up by stage and a key. */
export async function sumDeals(
  ctx: Ctx,
  tx: Tx,
  scope: DealScope,
  conditions: readonly ListCondition[],
  key?: SQL | Column,
): Promise<DealSums> {
  return summing(scope, await groupDeals(ctx, tx, dealFilter(scope, conditions), key));
}

/**
 * Open deals the same way, by stage and the day they are to close, and in which other currencies there are any, whatever the
 * pipeline: both in one reading, because to look for the others alone takes as long.
 */
export async function sumOpenDeals(
  ctx: Ctx,
  tx: Tx,
  scope: DealScope,
  open: ListCondition,
  asked: readonly ListCondition[],
): Promise<{ opened: DealSums; otherCurrencies: string[] }> {
  const filter = { owner: scope.owner, conditions: [open] };
  const rows = await groupDeals(ctx, tx, filter, opportunities.closesOn, asked);
  const places = new Set((await placesOf(ctx, tx, scope.pipeline.id)).map(({ id }) => id));
  const others = new Set(rows.map(({ currency }) => currency));
  others.delete(scope.currency);
  const own = rows.filter(({ stageId, currency }) => currency === scope.currency && places.has(stageId));
  return { opened: summing(scope, own), otherCurrencies: [...others].sort().slice(0, currenciesMax) };
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
