import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { ListEntered } from "../dashboards-contract";
import { dayFrom } from "../lists/day-conditions";
import { opportunities } from "../opportunities/tables";
import { stageEntries, stages } from "../pipeline/tables";
import { decodePosition, pageOf } from "../records/keyset";
import { readableWhere } from "../records/readable-names";
import { organisationTime } from "../settings/organisation-time";
import { dealsInReach } from "./deals";
import { beginning } from "./read-funnel";

/** Whether whatever entered by `e` went on: entered a later stage of the pipeline that is not lost, at the same time or after. */
const wentOn = (ctx: Ctx) => sql`exists (
  select from ${stageEntries} n join ${stages} ns on ns.organisation_id = n.organisation_id and ns.id = n.stage_id
  join ${stages} es on es.organisation_id = ns.organisation_id and es.id = e.stage_id
  where n.organisation_id = ${ctx.organisationId}::uuid and n.record_id = e.record_id and n.undone_at is null and n.entered_at >= e.entered_at
    and ns.pipeline_id = es.pipeline_id and ns.position > es.position and ns.kind <> 'lost')`;

export interface EnteredRow {
  id: string;
  name: string;
  accountName: string | null;
  amountMinor: number | null;
  currency: string;
  /** When it first entered the stage in these days, ISO. */
  enteredAt: string;
}

/**
 * The opportunities behind a number of the funnel, by name of nothing but their own id: pages without gaps. `further` is a condition
 * beyond what the list itself asks.
 */
export async function listEntered(
  ctx: Ctx,
  input: ListEntered,
  further?: SQL,
): Promise<{ rows: EnteredRow[]; next: string | null }> {
  return inTransaction(ctx, async (tx) => {
    const reach = await dealsInReach(ctx, tx, input);
    const { timeZone } = await organisationTime(ctx, tx);
    const after = decodePosition(input.cursor);
    const entries = sql`from ${stageEntries} e where e.organisation_id = ${ctx.organisationId}::uuid and e.record_id = ${opportunities.id}
      and e.undone_at is null and e.stage_id = ${input.stageId}::uuid and e.entered_at >= ${beginning(timeZone, input.from)}
      and e.entered_at < ${beginning(timeZone, dayFrom(input.to, 1))} ${input.wentOn ? sql`and ${wentOn(ctx)}` : sql``}`;
    const rows = await tx
      .select({
        id: opportunities.id,
        name: opportunities.name,
        nameKey: opportunities.nameKey,
        accountName: accounts.name,
        amountMinor: opportunities.amountMinor,
        currency: opportunities.currency,
        enteredAt: sql<Date | string>`(select min(e.entered_at) ${entries})`,
      })
      .from(opportunities)
      .leftJoin(
        accounts,
        and(
          eq(accounts.organisationId, opportunities.organisationId),
          eq(accounts.id, opportunities.accountId),
          readableWhere(ctx, "account", accounts.ownerId),
        ),
      )
      .where(
        and(
          reach,
          further,
          sql`exists (select ${entries})`,
          after ? sql`(${opportunities.nameKey}, ${opportunities.id}) > (${after.key}, ${after.id}::uuid)` : undefined,
        ),
      )
      .orderBy(opportunities.nameKey, opportunities.id)
      .limit(input.limit + 1);
    const page = pageOf(rows, input.limit, (row) => ({ key: row.nameKey, id: row.id }));
    return {
      next: page.next,
      rows: page.rows.map(({ nameKey, ...row }) => ({ ...row, enteredAt: new Date(row.enteredAt).toISOString() })),
    };
  });
}
