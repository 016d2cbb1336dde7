import { inTransaction, type JobHandler, type Tx } from "@arraigo/platform";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { resumeErasures } from "./begin-erasure";
import { type Policy, policyOf } from "./policy";

const dayMs = 86_400_000;
/** More than any backlog: five years, an event's age at most, and some. */
const roundsMax = 2_200;

/**
 * Keeps to the organisation's policy, every day: raw events past their time leave the log, a day of them a transaction; days past
 * theirs leave the sums by person and stay as sums of groups, and links between names that lead to nobody are forgotten with them. No figure by person changes because its raw events went. It can end at
 * any moment and goes on where it was; events that arrive late are found the next day. What a file added stays for as long as the file
 * can be taken back. What each night let go is written down.
 */
export const keepToPolicy: JobHandler = async (ctx) => {
  const { rawDays, personDays } = await inTransaction(ctx, policyOf);
  const midnight = (daysAgo: number) => inTransaction(ctx, (tx) => localMidnight(tx, ctx.clock.now(), daysAgo));
  const raw = await midnight(rawDays);
  const now = ctx.clock.now();
  await inTransaction(ctx, (tx) => resumeErasures(tx, now));
  let rawEvents = 0;
  for (let round = 0; round < roundsMax; round += 1) {
    const first = await inTransaction(ctx, (tx) => firstBefore(tx, raw.at, now));
    if (!first) break;
    const until = new Date(Math.min(first.getTime() + dayMs, raw.at.getTime()));
    rawEvents += await inTransaction(ctx, (tx) => foldRaw(tx, first, until, now));
  }
  const person = await midnight(personDays);
  await inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql("select telemetry.keep_groups($1::date, $2::int, $3::timestamptz) as kept", [
      person.day,
      groupMinimum(ctx.privacyMode),
      now.toISOString(),
    ]);
    await writeRun(tx, now, { rawDays, personDays }, rawEvents, (rows[0] as { kept: number }).kept);
  });
  await inTransaction(ctx, (tx) =>
    tx.runSql("select telemetry.forget_links($1::timestamptz)", [person.at.toISOString()]),
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

async function foldRaw(tx: Tx, since: Date, before: Date, now: Date): Promise<number> {
  const { rows } = await tx.runSql(
    "select telemetry.fold_raw($1::timestamptz, $2::timestamptz, $3::timestamptz) as folded",
    [since.toISOString(), before.toISOString(), now.toISOString()],
  );
  return (rows[0] as { folded: number }).folded;
}

/** A night's row; those of more than two years ago say nothing any more. */
async function writeRun(tx: Tx, now: Date, { rawDays, personDays }: Policy, raw: number, sums: number): Promise<void> {
  await tx.runSql(
    `insert into telemetry.retention_runs (organisation_id, ran_at, raw_days, person_days, raw_events, person_sums)
     values ($1::uuid, $2::timestamptz, $3::int, $4::int, $5::bigint, $6::bigint) on conflict do nothing`,
    [tx.organisationId, now.toISOString(), rawDays, personDays, raw, sums],
  );
  await tx.runSql(
    "delete from telemetry.retention_runs where organisation_id = $1::uuid and ran_at < $2::timestamptz - interval '2 years'",
    [tx.organisationId, now.toISOString()],
  );
}

async function firstBefore(tx: Tx, before: Date, now: Date): Promise<Date | undefined> {
  const { rows } = await tx.runSql(
    `select min(e.occurred_at) as at from telemetry.events e where e.organisation_id = $1::uuid and e.occurred_at < $2::timestamptz
       and (e.upload_id is null or not exists (select from telemetry.history_uploads h
         where h.organisation_id = $1::uuid and h.id = e.upload_id and h.kept_until > $3::timestamptz))`,
    [tx.organisationId, before.toISOString(), now.toISOString()],
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
