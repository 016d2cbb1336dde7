import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { sql } from "drizzle-orm";
import type { BehaviourFacts } from "./facts";
import { jsonRows, uuidArray } from "./raw-sql";

type Row = { person_id: string; behaviour_id: string; period_start: string; count: number };

/**
 * Matching events by person, behaviour and period, all that ever were. Behaviours without a filter are counted from telemetry's
 * daily sums, so the cost follows days and not events; those with one have to look at the events themselves, and at what was kept of
 * those that are gone. Periods of days that are no longer kept by person count what they counted while they were.
 */
export async function loadCounts(
  ctx: Ctx,
  tx: Tx,
  behaviours: readonly BehaviourFacts[],
  personIds: readonly string[],
  zone: string,
) {
  const plain = behaviours.filter(({ filter }) => filter === null);
  const filtered = behaviours.filter(({ filter }) => filter !== null);
  const counts = new Map<string, Map<string, Map<LocalDate, number>>>();
  const take = (rows: readonly Row[]) => {
    for (const row of rows) {
      const ofPerson = counts.get(row.person_id) ?? new Map<string, Map<LocalDate, number>>();
      counts.set(row.person_id, ofPerson);
      const ofBehaviour = ofPerson.get(row.behaviour_id) ?? new Map<LocalDate, number>();
      ofPerson.set(row.behaviour_id, ofBehaviour);
      // Of a period that is partly gone the days that are left say less than it counted.
      ofBehaviour.set(row.period_start, Math.max(row.count, ofBehaviour.get(row.period_start) ?? 0));
    }
  };
  if (plain.length > 0) take(await countDays(ctx, tx, plain, personIds));
  if (filtered.length > 0) take(await countEvents(ctx, tx, filtered, personIds, zone));
  if (behaviours.length > 0) take(await countGone(ctx, tx, behaviours, personIds));
  return counts;
}

async function countDays(ctx: Ctx, tx: Tx, behaviours: readonly BehaviourFacts[], personIds: readonly string[]) {
  const { rows } = await tx.execute<Row>(sql`
    select u.person_id, b."behaviourId" as behaviour_id, date_trunc(b.cadence, u.day::timestamp)::date as period_start,
      least(sum(u.count), 2000000000)::int as count
    from telemetry.usage_by_person_day_v1 u
    join jsonb_to_recordset(${jsonRows(behaviours)}) as b("behaviourId" uuid, event text, cadence text) on b.event = u.event
    where ${ofTenant(sql`u.organisation_id`, ctx.organisationId)} and u.person_id = any(${uuidArray(personIds)})
    group by 1, 2, 3`);
  return rows;
}

async function countEvents(
  ctx: Ctx,
  tx: Tx,
  behaviours: readonly BehaviourFacts[],
  personIds: readonly string[],
  zone: string,
) {
  // What raw events counted when they went is kept by filter; a day is in the log or there, event by event, never in both.
  const { rows } = await tx.execute<Row>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${jsonRows(behaviours)}) as b("behaviourId" uuid, event text, cadence text, filter jsonb)
    )
    select person_id, behaviour_id, period_start, least(sum(count), 2000000000)::int as count from (
      select e.person_id, b."behaviourId" as behaviour_id, date_trunc(b.cadence, e.occurred_at at time zone ${zone})::date as period_start, 1 as count
      from telemetry.events_v1 e join asked b on b.event = e.event and e.properties @> b.filter
      where ${ofTenant(sql`e.organisation_id`, ctx.organisationId)} and e.person_id = any(${uuidArray(personIds)})
      union all
      select f.person_id, b."behaviourId", date_trunc(b.cadence, f.day::timestamp)::date, f.count
      from telemetry.usage_by_filter_day_v1 f join asked b on b.event = f.event and b.filter = f.filter
      where ${ofTenant(sql`f.organisation_id`, ctx.organisationId)} and f.person_id = any(${uuidArray(personIds)})
    ) counted
    group by 1, 2, 3`);
  return rows;
}

/** What periods counted whose days became sums of groups, and, with no number, that a thing was done before them at all. */
async function countGone(ctx: Ctx, tx: Tx, behaviours: readonly BehaviourFacts[], personIds: readonly string[]) {
  const { rows } = await tx.execute<Row>(sql`
    with asked as materialized (
      select * from jsonb_to_recordset(${jsonRows(behaviours)}) as b("behaviourId" uuid, event text, cadence text, filter jsonb)
    )
    select p.person_id, p.behaviour_id, p.period_start, p.count
    from adoption.person_periods p join asked b on b."behaviourId" = p.behaviour_id
      and p.period_end = (p.period_start + ('1 ' || b.cadence)::interval)::date - 1
    where ${ofTenant(sql`p.organisation_id`, ctx.organisationId)} and p.person_id = any(${uuidArray(personIds)}) and p.count > 0
      and p.period_start < (select k.first_day from telemetry.kept_by_person_v1 k where ${ofTenant(sql`k.organisation_id`, ctx.organisationId)})
    union all
    select f.person_id, b."behaviourId", date_trunc(b.cadence, f.first_day::timestamp)::date, 0
    from telemetry.first_uses_v1 f join asked b on b.event = f.event and b.filter is null
    where ${ofTenant(sql`f.organisation_id`, ctx.organisationId)} and f.person_id = any(${uuidArray(personIds)})`);
  return rows;
}
