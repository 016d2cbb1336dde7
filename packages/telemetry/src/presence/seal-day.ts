import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { bitsOf } from "./bits";

/*
 * The lock's other side is taken, shared, by the trigger on active_days: whoever writes into the day waits until the set is
 * committed and throws it away then; whoever wrote before has committed when we read. So a set is never older than its day.
 * The day's own lock comes first: who waits for it must not hold the one of all days, for which its holder may be waiting.
 */
const lockSql = `
select pg_advisory_xact_lock(hashtext($1::text), $2::date - date '2000-01-01'), pg_advisory_xact_lock_shared(hashtext($1::text), -2)`;

const unnumberedSql = `
select exists (
  select from telemetry.usage_by_person_day u where u.organisation_id = $1::uuid and u.day = $2::date
  and not exists (select from telemetry.person_numbers n where n.organisation_id = $1::uuid and n.person_id = u.person_id)) as some`;

const numberLockSql = "select pg_advisory_xact_lock(hashtext($1::text), -1)";

const numberSql = `
insert into telemetry.person_numbers (organisation_id, person_id, number)
select $1::uuid, w.person_id, (select coalesce(max(n.number), -1) from telemetry.person_numbers n where n.organisation_id = $1::uuid)
  + row_number() over (order by w.person_id)
from (select distinct u.person_id from telemetry.usage_by_person_day u where u.organisation_id = $1::uuid and u.day = $2::date) w
where not exists (select from telemetry.person_numbers n where n.organisation_id = $1::uuid and n.person_id = w.person_id)`;

const usesSql = `
with uses as materialized (
  select u.event, n.number, u.count from telemetry.usage_by_person_day u
  join telemetry.person_numbers n on n.organisation_id = u.organisation_id and n.person_id = u.person_id
  where u.organisation_id = $1::uuid and u.day = $2::date
)
select event, array_agg(number order by number) as numbers, array_agg(count order by number) as counts from uses group by event
union all
select '', coalesce(array_agg(number order by number), '{}'), coalesce(array_agg(count order by number), '{}')
from (select number, sum(count)::int as count from uses group by number) whole`;

const keepSql = `
insert into telemetry.day_presence (organisation_id, day, event, people, counts, uses)
select $1::uuid, $2::date, k.event, decode(k.people, 'base64'), decode(k.counts, 'base64'), k.uses
from jsonb_to_recordset($3::jsonb) as k(event text, people text, counts text, uses bigint)
on conflict do nothing`;

/** Who did one thing on a day: numbers in order, and how often each. The event '' is anything at all. */
export interface Uses {
  event: string;
  numbers: number[];
  counts: number[];
}

/** Who did what on a day, from the sums themselves; whoever is counted for the first time gets a number. */
export async function usesOf(tx: Tx, day: LocalDate): Promise<Uses[]> {
  const values = [tx.organisationId, day];
  const { rows } = await tx.runSql({ name: "telemetry_unnumbered", text: unnumberedSql, values });
  if ((rows[0] as { some: boolean }).some) {
    await tx.runSql({ name: "telemetry_number_lock", text: numberLockSql, values: [tx.organisationId] });
    await tx.runSql({ name: "telemetry_number_people", text: numberSql, values });
  }
  return (await tx.runSql({ name: "telemetry_uses_of_day", text: usesSql, values })).rows as unknown as Uses[];
}

export const sumOf = (counts: readonly number[]): number => counts.reduce((sum, count) => sum + count, 0);

/** Works out who did what on a day that is over, and keeps it until the day changes. In a transaction of its own, which is short. */
export function sealDay(ctx: Ctx, day: LocalDate): Promise<void> {
  const { tx: _outer, ...apart } = ctx;
  return inTransaction(apart, async (tx) => {
    await tx.runSql({ name: "telemetry_day_lock", text: lockSql, values: [tx.organisationId, day] });
    const kept = (await usesOf(tx, day)).map(({ event, numbers, counts }) => ({
      event,
      people: Buffer.from(bitsOf(numbers, (numbers.at(-1) ?? -1) + 1)).toString("base64"),
      counts: Buffer.from(Uint32Array.from(counts).buffer).toString("base64"),
      uses: sumOf(counts),
    }));
    await tx.runSql({
      name: "telemetry_keep_presence",
      text: keepSql,
      values: [tx.organisationId, day, JSON.stringify(kept)],
    });
  });
}
