import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { hasBit, numbersIn } from "../presence/bits";
import { type DayUse, readPresence } from "../presence/read-presence";
import { anybodyOn } from "./active-people";
import type { Feature } from "./features";
import { loadMembers } from "./load-members";
import type { Member } from "./members";

/** Who used a feature on a day: their place in the members' list of numbers. */
export interface FeatureDay {
  day: LocalDate;
  people: Iterable<string>;
}

/*
 * Behaviours with a filter are counted from the log, and from what was kept of events that are gone; a day is in one of them, event by
 * event, never in both.
 */
const filteredSql = `
select u.day::text as day, array_agg(distinct u.person_id) as people from (
  select e.person_id, (e.occurred_at at time zone o.time_zone)::date as day from telemetry.events e
  join directory.organisations o on o.id = e.organisation_id
  where e.organisation_id = $1::uuid and e.name = $2 and e.properties @> $3::jsonb and e.person_id is not null
  and e.occurred_at >= ($4::date::timestamp at time zone o.time_zone) and e.occurred_at < (($5::date + 1)::timestamp at time zone o.time_zone)
  union all
  select f.person_id, f.day from telemetry.folded_uses f
  where f.organisation_id = $1::uuid and f.event = $2 and f.filter = $3::jsonb and f.day between $4::date and $5::date
  and f.person_id <> '00000000-0000-0000-0000-000000000000'
) u group by u.day order by u.day`;

export interface FeatureDays {
  members: Member[];
  /** For each feature by its key, the days on which somebody used it, oldest first. */
  days: ReadonlyMap<string, readonly FeatureDay[]>;
  /** Whether somebody used a feature on any of the days from this one on. */
  usedSince(key: string, from: LocalDate): (member: Member) => boolean;
}

interface Stretch {
  from: LocalDate;
  until: LocalDate;
  today: LocalDate;
}

/** A feature, and the first day it is asked about where that is another than the others'. */
type Asked = Pick<Feature, "key" | "event" | "filter"> & { from?: LocalDate };

/** Who used which features on which days. Those without a filter come from the kept sets of each day. */
export async function readFeatureDays(ctx: Ctx, features: readonly Asked[], stretch: Stretch): Promise<FeatureDays> {
  const { until } = stretch;
  const plain = features.filter(({ filter }) => filter === null);
  const presence = await presenceOf(ctx, plain, stretch);
  return inTransaction(ctx, async (tx) => {
    // After the sets: whoever was counted for the first time just now has a number only since.
    const members = await loadMembers(tx);
    const byNumber = new Map(members.flatMap(({ number, personId }) => (number === null ? [] : [[number, personId]])));
    const named = function* (bits: Uint8Array) {
      for (const number of numbersIn(bits)) {
        const personId = byNumber.get(number);
        if (personId !== undefined) yield personId;
      }
    };
    const days = new Map<string, FeatureDay[]>();
    for (const { key, event } of plain)
      days.set(
        key,
        (presence.get(event) ?? []).map(({ day, people }) => ({
          day,
          people: { [Symbol.iterator]: () => named(people) },
        })),
      );
    for (const { key, event, filter, from = stretch.from } of features.filter((feature) => feature.filter !== null)) {
      const { rows } = await tx.runSql({
        name: "telemetry_filtered_days",
        text: filteredSql,
        values: [tx.organisationId, event, JSON.stringify(filter), from, until],
      });
      days.set(key, rows as unknown as FeatureDay[]);
    }
    const eventOf = new Map(plain.map(({ key, event }) => [key, event]));
    const usedSince = (key: string, since: LocalDate) => {
      const event = eventOf.get(key);
      // Days are joined as sets, and asked by number: naming everybody on each of them would take a thousand times as long.
      if (event !== undefined) {
        const used = anybodyOn((presence.get(event) ?? []).filter(({ day }) => day >= since));
        return ({ number }: Member) => number !== null && hasBit(used, number);
      }
      const used = new Set(
        (days.get(key) ?? []).filter(({ day }) => day >= since).flatMap(({ people }) => [...people]),
      );
      return ({ personId }: Member) => used.has(personId);
    };
    return { members, days, usedSince };
  });
}

/** The kept sets of features without a filter; those asked about for longer are read apart, so that nobody else pays for it. */
async function presenceOf(ctx: Ctx, plain: readonly Asked[], stretch: Stretch): Promise<Map<string, DayUse[]>> {
  const presence = new Map<string, DayUse[]>();
  for (const from of new Set(plain.map((feature) => feature.from ?? stretch.from))) {
    const events = plain.filter((feature) => (feature.from ?? stretch.from) === from).map(({ event }) => event);
    for (const [event, days] of await readPresence(ctx, { ...stretch, events, counted: [], from }))
      presence.set(event, days);
  }
  return presence;
}
