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
 * those that are gone.
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
      ofPerson.set(row.behaviour_id, ofBehaviour.set(row.period_start, row.count));
    }
  };
  if (plain.length > 0) take(await countDays(ctx, tx, plain, personIds));
  if (filtered.length > 0) take(await countEvents(ctx, tx, filtered, personIds, zone));
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
