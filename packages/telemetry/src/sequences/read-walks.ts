import { type Ctx, inTransaction } from "@arraigo/platform";
import type { PathsInput } from "../sequences-contract";

export interface Walk {
  personId: string;
  /** What they did next, or before, nearest first. */
  events: string[];
}

/** A walk is followed for a day, and over so many things, at most. */
const thingsMax = 1_000;

/*
 * The beginnings come from the index events_name alone. Then everybody walks a thing at a time, each by one look into the index
 * events_person: what it costs follows the people and never the other events. The same thing several times in a row is one step; at one
 * instant things are in the order of their names.
 */
const walksSql = ({ direction, which }: PathsInput) => {
  const after = direction === "after";
  const order = after ? "" : "desc";
  const inTime = after
    ? "e.occurred_at between w.at and least(w.at + w.gap, w.began + interval '1 day')"
    : "e.occurred_at between greatest(w.at - w.gap, w.began - interval '1 day') and w.at";
  return `
with recursive zone as materialized (
  select o.time_zone as name from directory.organisations o where o.id = $1::uuid
), walk as (
  select s.person, s.at, s.at as began, $2::text collate "C" as name, 0 as place, 0 as seen, make_interval(mins => $5::int) as gap
  from (
    select e.person_id as person, ${which === "first" ? "min" : "max"}(e.occurred_at) as at from telemetry.events e
    where e.organisation_id = $1::uuid and e.name = $2 and e.person_id is not null
      and e.occurred_at >= $3::date::timestamp at time zone (select name from zone)
      and e.occurred_at < ($4::date + 1)::timestamp at time zone (select name from zone)
    group by e.person_id
  ) s
  union all
  select w.person, n.at, w.began, n.name, w.place + (n.name <> w.name)::int, w.seen + 1, w.gap
  from walk w cross join lateral (
    select e.occurred_at as at, e.name collate "C" as name from telemetry.events e
    where e.organisation_id = $1::uuid and e.person_id = w.person and ${inTime}
      and e.occurred_at >= $3::date - interval '2 days' and e.occurred_at < $4::date + interval '3 days'
      and (e.occurred_at, e.name collate "C") ${after ? ">" : "<"} (w.at, w.name)
    order by e.occurred_at ${order}, e.name collate "C" ${order} limit 1
  ) n
  where w.place < $6::int and w.seen < ${thingsMax}
)
select person, coalesce(json_agg(name order by place) filter (where place > 0), '[]')::text as events
from (select distinct person, place, name from walk) w group by person order by person`;
};

/** For everybody who did the event in the days asked for, the things they did after (or before) that one time. */
export async function readWalks(ctx: Ctx, input: PathsInput): Promise<Walk[]> {
  const { event, from, until, gapMinutes, steps } = input;
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql(walksSql(input), [tx.organisationId, event, from, until, gapMinutes, steps]),
  );
  return (rows as { person: string; events: string }[]).map(({ person, events }) => ({
    personId: person,
    events: JSON.parse(events) as string[],
  }));
}
