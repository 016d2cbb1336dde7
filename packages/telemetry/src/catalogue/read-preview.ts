import type { Tx } from "@arraigo/platform";
import type { DidAlike } from "./protect-preview";

/** The twelve weeks a preview is about, of whom, and what counts. */
export interface PreviewRead {
  since: string;
  until: string;
  zone: string;
  event: string;
  filter: Readonly<Record<string, unknown>> | null;
  cadence: "day" | "week" | "month";
  target: number;
}

/** The whole time, beside its periods. */
export const wholeTime = "all";

/*
 * People first, each with an index look-up over their own weeks: what it costs follows the people asked and never the other events.
 */
const peopleSql = `
with asked as materialized (
  select p.id, coalesce(p.job_role_id::text, 'none') as role from directory.people p where p.organisation_id = $1::uuid
    and p.starts_on <= $3::date and (p.ends_on is null or p.ends_on >= $3::date)
)`;
const plainSql = `, uses as (
  select a.id, a.role, u.day, u.count, 0 as mask from asked a join telemetry.usage_by_person_day u
    on u.organisation_id = $1::uuid and u.person_id = a.id and u.event = $4 and u.day >= $2::date and u.day <= $3::date
)`;
const eventsSql = `from asked a join telemetry.events e
    on e.organisation_id = $1::uuid and e.person_id = a.id and e.name = $4
    and e.occurred_at >= $2::date::timestamp at time zone $8 and e.occurred_at < ($3::date + 1)::timestamp at time zone $8`;
const filteredSql = `, uses as (
  select a.id, a.role, (e.occurred_at at time zone $8)::date as day, 1 as count,
    (select coalesce(sum(1 << (f.at - 1)::int), 0)::int from jsonb_array_elements($9::jsonb) with ordinality f(part, at)
      where e.properties @> f.part) as mask
  ${eventsSql}
)`;
const alikeSql = `, each as (
  select s.period, u.id, u.role, sum(u.count) as uses, coalesce(sum(u.count) filter (where u.mask = $7::int), 0) as matching,
    array_agg(distinct u.mask) as masks
  from uses u cross join lateral (values (date_trunc($5, u.day::timestamp)::date::text), ('${wholeTime}')) s(period) group by 1, 2, 3
)
select period, role, least(uses, $6::int)::int as uses, least(matching, $6::int)::int as matching, masks,
  count(*)::int as people, sum(matching)::float as events
from each group by 1, 2, 3, 4, 5`;

/** Who did it alike, period by period and over the whole time. */
export async function readDidAlike(tx: Tx, read: PreviewRead): Promise<Map<string, DidAlike[]>> {
  const parts = Object.entries(read.filter ?? {}).map(([name, value]) => ({ [name]: value }));
  const values: unknown[] = [tx.organisationId, read.since, read.until, read.event, read.cadence, read.target];
  values.push(2 ** parts.length - 1, ...(parts.length > 0 ? [read.zone, JSON.stringify(parts)] : []));
  const { rows } = await tx.runSql(peopleSql + (parts.length > 0 ? filteredSql : plainSql) + alikeSql, values);
  const periods = new Map<string, DidAlike[]>();
  for (const row of rows as (DidAlike & { period: string })[]) {
    const known = periods.get(row.period) ?? [];
    periods.set(row.period, known);
    known.push(row);
  }
  return periods;
}

/** Everybody asked, by job role. */
export async function readAsked(tx: Tx, until: string): Promise<Map<string, number>> {
  const { rows } = await tx.runSql(
    `select coalesce(p.job_role_id::text, 'none') as role, count(*)::int as people from directory.people p
     where p.organisation_id = $1::uuid and p.starts_on <= $2::date and (p.ends_on is null or p.ends_on >= $2::date) group by 1`,
    [tx.organisationId, until],
  );
  return new Map((rows as { role: string; people: number }[]).map(({ role, people }) => [role, people]));
}

const besideSql = `, hits as (
  select distinct s.period, a.id, e.properties -> $7::text as value
  ${eventsSql} and e.properties @> $6::jsonb and ($10::text is null or a.role = $10::text)
  cross join lateral (values (date_trunc($5, (e.occurred_at at time zone $8)::date::timestamp)::date::text), ('${wholeTime}')) s(period)
), sizes as (
  select period, value, count(*)::int as people from hits group by 1, 2
), few as (
  select h.period, count(distinct h.id)::int as people from hits h
    join sizes s on s.period = h.period and s.value is not distinct from h.value where s.people < $11::int group by 1
), smallest as (
  select distinct on (period) period, value from sizes where people >= $11::int order by period, people, value::text nulls first
)
select f.period from few f join smallest s on s.period = f.period where f.people < $11::int and s.value = $9::jsonb`;

/**
 * Periods in which a value's figure would be what all other values but a few people's leave: of each of the filter's properties by itself,
 * among what has the others. The smallest value that is large enough goes with the small ones, where those are few together.
 */
export async function readGivenAway(
  tx: Tx,
  read: PreviewRead,
  { role, minimum }: { role: string | null; minimum: number },
): Promise<Set<string>> {
  const given = new Set<string>();
  const parts = Object.entries(read.filter ?? {});
  for (const [name, value] of parts) {
    const others = Object.fromEntries(parts.filter(([other]) => other !== name));
    const asked = [tx.organisationId, read.since, read.until, read.event, read.cadence, JSON.stringify(others), name];
    const { rows } = await tx.runSql(peopleSql + besideSql, [
      ...asked,
      read.zone,
      JSON.stringify(value),
      role,
      minimum,
    ]);
    for (const { period } of rows as { period: string }[]) given.add(period);
  }
  return given;
}
