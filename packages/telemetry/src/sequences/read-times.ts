import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import type { FunnelInput } from "../sequences-contract";
import type { RawHorizon } from "./raw-horizon";

type Step = FunnelInput["steps"][number];

/** One event as a funnel asks for it, narrowed or not, and the steps it stands for. */
export interface Thing {
  event: string;
  filter: Record<string, unknown> | null;
  /** Its steps as bits, the first step being 1. */
  steps: number;
  /** The first step of any thing of the same event: what happens at one instant is taken in this order. */
  rank: number;
}

/** Milliseconds since the first day began at which one person did one thing, in no order. */
export interface TimesOfPerson {
  personId: string;
  thing: Thing;
  times: number[];
}

/** At most so many events are held at once; more are read in shares of the people. */
const eventsAtOnce = 3_000_000;

/** The different things of a funnel; the same event with the same filter is one, whatever its steps. */
export function thingsOf(steps: readonly Step[]): Thing[] {
  const things = new Map<string, Thing>();
  steps.forEach(({ event, filter }, at) => {
    const narrow = filter && Object.keys(filter).length > 0 ? filter : null;
    const key = JSON.stringify([
      event,
      narrow && Object.entries(narrow).toSorted(([one], [other]) => (one < other ? -1 : 1)),
    ]);
    const rank = steps.findIndex((step) => step.event === event);
    const thing = things.get(key) ?? { event, filter: narrow, steps: 0, rank };
    things.set(key, { ...thing, steps: thing.steps | (1 << at) });
  });
  return [...things.values()];
}

/** When each day of a stretch begins, and the day after it, in milliseconds since the first began. */
export async function dayStarts(ctx: Ctx, from: LocalDate, until: LocalDate, zone: string): Promise<Date[]> {
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({
      name: "telemetry_day_starts",
      text: `select json_agg(d.day at time zone $3 order by d.day) as starts
        from generate_series($1::date::timestamp, $2::date::timestamp + interval '1 day', interval '1 day') d(day)`,
      values: [from, until, zone],
    }),
  );
  return (rows[0] as { starts: string[] }).starts.map((start) => new Date(start));
}

/*
 * One scan of the index events_name a thing, which alone has all that is needed unless properties are asked for: a line of times for
 * each person instead of a row an event.
 */
const timesSql = ({ filter }: Thing, at: number) => `
select ${at} as thing, e.person_id as person, array_agg((date_part('epoch', e.occurred_at - $2::timestamptz) * 1000)::int8)::text as times
from telemetry.events e
where e.organisation_id = $1::uuid and e.person_id is not null and e.name = $${6 + at * 2} and e.occurred_at >= $2::timestamptz
  and e.occurred_at < $3::timestamptz and ($4::int = 1 or (uuid_hash(e.person_id) & 2147483647) % $4::int = $5::int)
  ${filter ? `and e.properties @> $${7 + at * 2}::jsonb` : `and $${7 + at * 2}::jsonb is null`}
group by e.person_id`;

const volumeSql = `
select coalesce(sum(count), 0)::float as events from telemetry.event_days
where organisation_id = $1::uuid and name = any($2::text[]) and day between $3::date and $4::date + 1`;

/**
 * Whatever people did of these things between two instants, share by share of the people so that no question needs more memory than
 * another: every person is whole in one share. Whoever reads it waits between shares, and other requests get their turn.
 */
export async function* timesOf(
  ctx: Ctx,
  things: readonly Thing[],
  { first, end, horizon }: { first: Date; end: Date; horizon: RawHorizon },
): AsyncGenerator<TimesOfPerson[]> {
  const shares = await sharesOf(ctx, things, { first, end, horizon });
  const text = things.map(timesSql).join("\nunion all");
  const asked = things.flatMap(({ event, filter }) => [event, filter && JSON.stringify(filter)]);
  for (let share = 0; share < shares; share += 1) {
    const { rows } = await inTransaction(ctx, async (tx) => {
      await tx.runSql("set local work_mem = '64MB'");
      return tx.runSql(text, [tx.organisationId, first.toISOString(), end.toISOString(), shares, share, ...asked]);
    });
    yield (rows as { thing: number; person: string; times: string }[]).flatMap(({ thing: at, person, times }) => {
      const thing = things[at];
      return thing ? [{ personId: person, thing, times: JSON.parse(`[${times.slice(1, -1)}]`) as number[] }] : [];
    });
  }
}

async function sharesOf(
  ctx: Ctx,
  things: readonly Thing[],
  { first, end }: { first: Date; end: Date; horizon: RawHorizon },
): Promise<number> {
  const day = (at: Date) => at.toISOString().slice(0, 10);
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({
      name: "telemetry_volume",
      text: volumeSql,
      values: [tx.organisationId, [...new Set(things.map(({ event }) => event))], day(first), day(end)],
    }),
  );
  return Math.max(1, Math.ceil((rows[0] as { events: number }).events / eventsAtOnce));
}
