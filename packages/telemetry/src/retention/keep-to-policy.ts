import { inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { policyOf } from "./policy";

const dayMs = 86_400_000;
/** More than any backlog: five years, an event's age at most, and some. */
const roundsMax = 2_200;

/**
 * Keeps to the organisation's policy, every day: raw events past their time leave the log, a day of them a transaction; days past
 * theirs leave the sums by person and stay as sums of groups. No figure by person changes because its raw events went. It can end at
 * any moment and goes on where it was; events that arrive late are found the next day.
 */
export const keepToPolicy: JobHandler = async (ctx) => {
  const { rawDays, personDays } = await inTransaction(ctx, policyOf);
  const midnight = (daysAgo: number) => inTransaction(ctx, (tx) => localMidnight(tx, ctx.clock.now(), daysAgo));
  const raw = await midnight(rawDays);
  for (let round = 0; round < roundsMax; round += 1) {
    const first = await inTransaction(ctx, (tx) => firstBefore(tx, raw.at));
    if (!first) break;
    const until = new Date(Math.min(first.getTime() + dayMs, raw.at.getTime()));
    await inTransaction(ctx, (tx) =>
      tx.runSql("select telemetry.fold_raw($1::timestamptz, $2::timestamptz)", [
        first.toISOString(),
        until.toISOString(),
      ]),
    );
  }
  const person = await midnight(personDays);
  await inTransaction(ctx, (tx) =>
    tx.runSql("select telemetry.keep_groups($1::date, $2::int)", [person.day, groupMinimum(ctx.privacyMode)]),
  );
  const yesterday = await midnight(1);
  await inTransaction(ctx, (tx) => joinSlots(tx, yesterday.day));
};

/** The beginning of a day in the organisation's time zone. */
async function localMidnight(tx: Tx, now: Date, daysAgo: number): Promise<{ day: string; at: Date }> {
  const { rows } = await tx.runSql(
    `select d.day::text, (d.day::timestamp at time zone o.time_zone) as at from directory.organisations o
     cross join lateral (select ($2::timestamptz at time zone o.time_zone)::date - $3::int as day) d where o.id = $1::uuid`,
    [tx.organisationId, now.toISOString(), daysAgo],
  );
  const row = rows[0] as { day: string; at: string | Date };
  return { day: row.day, at: new Date(row.at) };
}

async function firstBefore(tx: Tx, before: Date): Promise<Date | undefined> {
  const { rows } = await tx.runSql(
    "select min(occurred_at) as at from telemetry.events where organisation_id = $1::uuid and occurred_at < $2::timestamptz",
    [tx.organisationId, before.toISOString()],
  );
  const { at } = rows[0] as { at: string | Date | null };
  return at === null ? undefined : new Date(at);
}

/** Days that are over need no slots any more. */
async function joinSlots(tx: Tx, before: string): Promise<void> {
  await tx.runSql(
    `with gone as (
       delete from telemetry.event_days d where d.organisation_id = $1::uuid and d.slot <> 0 and d.day < $2::date returning d.name, d.day, d.count)
     insert into telemetry.event_days as t (organisation_id, name, day, slot, count)
     select $1::uuid, g.name, g.day, 0, sum(g.count) from gone g group by g.name, g.day order by g.name, g.day
     on conflict (organisation_id, name, day, slot) do update set count = t.count + excluded.count`,
    [tx.organisationId, before],
  );
}
