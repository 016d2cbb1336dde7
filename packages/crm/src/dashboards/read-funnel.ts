import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { ListEntered } from "../dashboards-contract";
import { dayFrom } from "../lists/day-conditions";
import { opportunities } from "../opportunities/tables";
import { stageEntries, stages } from "../pipeline/tables";
import { decodePosition, pageOf } from "../records/keyset";
import { readableWhere } from "../records/readable-names";
import { organisationTime } from "../settings/organisation-time";
import { type DealScope, dealsInReach } from "./deals";
import type { Days, Figure } from "./figure";

export interface FunnelStep {
  stageId: string;
  name: string;
  kind: "open" | "won" | "lost";
  /** Deals that entered the stage in these days, each once. */
  entered: Figure;
  /** Those of them that later entered a later stage which is not lost. */
  wentOn: Figure;
  /** Median days in the stage, of the entries of these days that have ended. */
  medianDays: number | null;
}

/** Days are the organisation's, so that two who look at one funnel see one. */
const beginning = (timeZone: string, day: string) => sql`(${day}::timestamp at time zone ${timeZone})`;
const within = (timeZone: string, { from, to }: Days) =>
  sql`e.entered_at >= ${beginning(timeZone, from)} and e.entered_at < ${beginning(timeZone, dayFrom(to, 1))}`;

/** Whether whatever entered by `e` went on: entered a later stage of the pipeline that is not lost, at the same time or after. */
const wentOn = (ctx: Ctx) => sql`exists (
  select from ${stageEntries} n join ${stages} ns on ns.organisation_id = n.organisation_id and ns.id = n.stage_id
  join ${stages} es on es.organisation_id = ns.organisation_id and es.id = e.stage_id
  where n.organisation_id = ${ctx.organisationId}::uuid and n.record_id = e.record_id and n.undone_at is null and n.entered_at >= e.entered_at
    and ns.pipeline_id = es.pipeline_id and ns.position > es.position and ns.kind <> 'lost')`;

/** How many deals came into each stage, how many went on, and how long they stayed. */
export async function readFunnel(ctx: Ctx, tx: Tx, scope: DealScope, days: Days): Promise<FunnelStep[]> {
  const reach = await dealsInReach(ctx, tx, scope);
  const { timeZone } = await organisationTime(ctx, tx);
  const { rows } = await tx.execute<{
    stageId: string;
    entered: number;
    wentOn: number;
    medianDays: number | null;
  }>(sql`
    select e.stage_id as "stageId", count(distinct e.record_id)::int as entered,
      count(distinct e.record_id) filter (where e.furthest > e.position)::int as "wentOn",
      (percentile_cont(0.5) within group (order by extract(epoch from e.left_at - e.entered_at)) / 86400)::float8 as "medianDays"
    from (
      select n.stage_id, n.record_id, n.entered_at, n.left_at, s.position,
        -- The furthest stage that is not lost, entered at the same time or after: as \`wentOn\` says it, in one reading.
        max(s.position) filter (where s.kind <> 'lost') over (partition by n.record_id order by n.entered_at desc) as furthest
      from ${stageEntries} n join ${stages} s on s.organisation_id = n.organisation_id and s.id = n.stage_id and s.pipeline_id = ${scope.pipeline.id}::uuid
      where n.organisation_id = ${ctx.organisationId}::uuid and n.record_type = 'opportunity' and n.undone_at is null and n.entered_at >= ${beginning(timeZone, days.from)}
        and n.record_id in (select ${opportunities.id} from ${opportunities} where ${reach})
    ) e
    where e.entered_at < ${beginning(timeZone, dayFrom(days.to, 1))}
    group by e.stage_id`);
  const filter = (stageId: string, on: boolean) => ({
    list: "entered" as const,
    filter: { owner: scope.owner, currency: scope.currency, ...days, stageId, wentOn: on },
  });
  return scope.pipeline.stages.map(({ id, name, kind }) => {
    const row = rows.find((each) => each.stageId === id);
    return {
      stageId: id,
      name,
      kind,
      entered: { count: row?.entered ?? 0, rows: filter(id, false) },
      wentOn: { count: row?.wentOn ?? 0, rows: filter(id, true) },
      medianDays: row?.medianDays ?? null,
    };
  });
}

/** The opportunities behind a number of the funnel, by name of nothing but their own id: pages without gaps. */
export async function listEntered(ctx: Ctx, input: ListEntered) {
  return inTransaction(ctx, async (tx) => {
    const reach = await dealsInReach(ctx, tx, input);
    const { timeZone } = await organisationTime(ctx, tx);
    const after = decodePosition(input.cursor);
    const went = input.wentOn ? sql`and ${wentOn(ctx)}` : sql``;
    const rows = await tx
      .select({
        id: opportunities.id,
        name: opportunities.name,
        nameKey: opportunities.nameKey,
        accountName: accounts.name,
        amountMinor: opportunities.amountMinor,
        currency: opportunities.currency,
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
          sql`exists (select from ${stageEntries} e where e.organisation_id = ${ctx.organisationId}::uuid and e.record_id = ${opportunities.id}
            and e.undone_at is null and e.stage_id = ${input.stageId}::uuid and ${within(timeZone, input)} ${went})`,
          after ? sql`(${opportunities.nameKey}, ${opportunities.id}) > (${after.key}, ${after.id}::uuid)` : undefined,
        ),
      )
      .orderBy(opportunities.nameKey, opportunities.id)
      .limit(input.limit + 1);
    const page = pageOf(rows, input.limit, (row) => ({ key: row.nameKey, id: row.id }));
    return { next: page.next, rows: page.rows.map(({ nameKey, ...row }) => row) };
  });
}
