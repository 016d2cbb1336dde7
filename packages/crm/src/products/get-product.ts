import { type Ctx, inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { relatedCases } from "../cases/related-cases";
import type { RecordById } from "../contract";
import { opportunities } from "../opportunities/tables";
import { stageInWords } from "../pipeline/given-names";
import { stages } from "../pipeline/tables";
import { getRecord } from "../records/get-record";
import { readableWhere } from "../records/readable-names";
import { lineItems } from "./tables";

const dealsMax = 20;

/** A product with the deals it is part of, newest first, what it brought in a year, and the cases about it. */
export async function getProduct(ctx: Ctx, input: RecordById) {
  return inTransaction(ctx, async (tx) => {
    const record = await getRecord({ ...ctx, tx }, "product", input);
    const since = new Date(ctx.clock.now().getTime() - 365 * 86_400_000).toISOString();
    const within = readableWhere(ctx, "opportunity", sql`o.owner_id`) ?? sql`true`;
    // Lines are rounded and sums are not, as on the deal itself.
    const total = sql`sum(round(l.quantity * l.unit_price_minor * (1 - l.discount_percent / 100)))::float8`;
    const { rows: deals } = await tx.execute<{
      id: string;
      name: string;
      accountName: string | null;
      stageName: string;
      stageKind: string;
      currency: string;
      quantity: number;
      totalMinor: number;
    }>(sql`
      select o.id, o.name, a.name as "accountName", s.name as "stageName", s.kind as "stageKind", o.currency,
        sum(l.quantity)::float8 as quantity, ${total} as "totalMinor"
      from ${lineItems} l
      join ${opportunities} o on o.organisation_id = l.organisation_id and o.id = l.opportunity_id
      join ${stages} s on s.organisation_id = o.organisation_id and s.id = o.stage_id
      left join ${accounts} a on a.organisation_id = o.organisation_id and a.id = o.account_id and ${readableWhere(ctx, "account", sql`a.owner_id`) ?? sql`true`}
      where l.organisation_id = ${ctx.organisationId}::uuid and l.product_id = ${record.id}::uuid and o.gone_at is null and ${within}
      group by o.organisation_id, o.id, o.name, o.currency, o.created_at, a.name, s.name, s.kind
      order by o.created_at desc, o.id desc limit ${dealsMax}`);
    const { rows: sold } = await tx.execute<{
      currency: string;
      quantity: number;
      totalMinor: number;
      deals: number;
    }>(sql`
      select o.currency, sum(l.quantity)::float8 as quantity, ${total} as "totalMinor", count(distinct o.id)::int as deals
      from ${lineItems} l
      join ${opportunities} o on o.organisation_id = l.organisation_id and o.id = l.opportunity_id
      join ${stages} s on s.organisation_id = o.organisation_id and s.id = o.stage_id
      where l.organisation_id = ${ctx.organisationId}::uuid and l.product_id = ${record.id}::uuid and o.gone_at is null
        and s.kind = 'won' and o.closed_at >= ${since}::timestamptz and ${within}
      group by o.currency order by o.currency`);
    const shown = deals.map((deal) => ({
      ...deal,
      stageName: stageInWords("opportunity", deal.stageName, ctx.actor.language),
    }));
    return { ...record, deals: shown, sold, cases: await relatedCases(ctx, tx, { productId: record.id }) };
  });
}
