import { type Ctx, inTransaction } from "@arraigo/platform";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { protectionOf, protectMembers } from "../analytics/cut";
import { loadMembers } from "../analytics/load-members";
import type { PreviewBehaviour } from "../contract";

const weeks = 12;

/*
 * People first, each with an index look-up over their own weeks: what it costs follows the people asked for and never the other events.
 */
const peopleSql = `
with asked as materialized (
  select p.id from directory.people p where p.organisation_id = $1::uuid and ($2::uuid is null or p.job_role_id = $2::uuid)
    and p.starts_on <= $4::date and (p.ends_on is null or p.ends_on >= $4::date)
)`;
const plainSql = `${peopleSql}, uses as (
  select a.id, u.day, u.count from asked a join telemetry.usage_by_person_day u
    on u.organisation_id = $1::uuid and u.person_id = a.id and u.event = $5 and u.day >= $3::date and u.day <= $4::date
)`;
const filteredSql = `${peopleSql}, uses as (
  select a.id, (e.occurred_at at time zone $9)::date as day, 1 as count from asked a join telemetry.events e
    on e.organisation_id = $1::uuid and e.person_id = a.id and e.name = $5 and e.properties @> $8::jsonb
    and e.occurred_at >= $3::date::timestamp at time zone $9 and e.occurred_at < ($4::date + 1)::timestamp at time zone $9
)`;
const figuresSql = `, periods as (
  select date_trunc($6, u.day::timestamp)::date as period, u.id, sum(u.count) as count from uses u group by 1, 2
)
select s.period::date::text as period, count(p.id)::int as people, coalesce(sum(p.count), 0)::float as events,
  count(p.id) filter (where p.count >= $7::int)::int as met, (select count(*)::int from asked) as asked,
  (select count(distinct u.id)::int from uses u) as ever
from generate_series(date_trunc($6, $3::date::timestamp), date_trunc($6, $4::date::timestamp), ('1 ' || $6)::interval) s(period)
left join periods p on p.period = s.period::date group by s.period order by s.period`;

interface Row {
  [column: string]: unknown;
  period: string;
  people: number;
  events: number;
  met: number;
  asked: number;
  ever: number;
}

/**
 * What a behaviour would have counted over the last twelve full weeks, among those who work here now (in one job role, where given):
 * per period how many people did it, how often, and the share that met the target. Numbers of fewer people than may be shown are null,
 * and so is a share whose rest would be, and a job role from which, beside all the others, a hidden one could be worked out.
 */
export async function previewBehaviour(ctx: Ctx, input: PreviewBehaviour) {
  const { event, filter, targetCount, cadence, jobRoleId } = input;
  const min = groupMinimum(ctx.privacyMode);
  return inTransaction(ctx, async (tx) => {
    const { rows: window } = await tx.runSql(
      `select (w.monday - ${weeks * 7})::text as since, (w.monday - 1)::text as until, w.time_zone as zone from (
         select date_trunc('week', $2::timestamptz at time zone o.time_zone)::date as monday, o.time_zone from directory.organisations o where o.id = $1::uuid) w`,
      [tx.organisationId, ctx.clock.now().toISOString()],
    );
    const { since, until, zone } = window[0] as { since: string; until: string; zone: string };
    const values: unknown[] = [tx.organisationId, jobRoleId, since, until, event, cadence, targetCount];
    const filtered = filter !== null && Object.keys(filter).length > 0;
    if (filtered) values.push(JSON.stringify(filter), zone);
    const { rows } = await tx.runSql((filtered ? filteredSql : plainSql) + figuresSql, values);
    const periods = rows as Row[];
    const asked = periods[0]?.asked ?? 0;
    const protection = protectMembers(await loadMembers(tx), until, min);
    const open = protectionOf(protection, jobRoleId === null ? undefined : { by: "role", key: jobRoleId }) === "shown";
    /** A part is shown where it, and what is left of the whole, are nobody or enough people. */
    const showable = (part: number) =>
      open && asked >= min && (part === 0 || part >= min) && (asked === part || asked - part >= min);
    const ever = periods[0]?.ever ?? 0;
    return {
      since,
      until,
      /** Null: fewer than may be shown. */
      asked: open && asked >= min ? asked : null,
      ever: showable(ever) ? ever : null,
      minimum: min,
      periods: periods.map(({ period, people, events, met }) => ({
        period,
        people: showable(people) ? people : null,
        events: showable(people) ? events : null,
        met: showable(people) && showable(met) && (people === met || people - met >= min) ? met : null,
      })),
      asOf: ctx.clock.now().toISOString(),
    };
  });
}
