import { createHash } from "node:crypto";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { type Bits, both, countBits, highestIn } from "./bits";
import { countsIn, type DayUse, fits, type KeptRow, readCounts } from "./read-presence";
import { usesBy } from "./uses-by";

/** A day, and the people of whom it is asked. */
export interface AskedOf {
  use: DayUse;
  of: Bits;
}

type Asked = AskedOf & { day: LocalDate; own: Bits; digest: Buffer };

const knownSql = `
select u.day::text as day, u.uses::float8 as uses from telemetry.day_set_uses u
join unnest($3::date[], $4::bytea[]) a(day, digest) on a.day = u.day and a.digest = u.digest
where u.organisation_id = $1::uuid and u.event = $2`;

/*
 * Held until what is worked out from them is kept: whoever changes the day waits, and throws both away. A day that is being changed is
 * passed over.
 */
const countsSql = `
select p.day::text as day, p.people, length(p.counts) as length, p.uses::float8 as uses, p.counts
from telemetry.day_presence p
where p.organisation_id = $1::uuid and p.event = $2 and p.day = any($3::date[]) order by p.day for key share skip locked`;

const keepSql = `
insert into telemetry.day_set_uses (organisation_id, day, event, digest, uses, kept_on)
select $1::uuid, k.day, $2, k.digest, k.uses, $6::date from unnest($3::date[], $4::bytea[], $5::bigint[]) k(day, digest, uses)
on conflict do nothing`;

/** Counts are held for so many days at once, so that nobody who stores waits for long. */
const daysAtOnce = 50;

/**
 * How often the people asked of did it on each day. The sum of a set that was asked about before is kept with the day, so that a group
 * costs a line a day and nobody's counts; of a set that is new, the counts are read once.
 */
export async function readSetUses(ctx: Ctx, event: string, days: readonly AskedOf[]): Promise<DayUse[]> {
  const asked = days.map(({ use, of }): Asked => {
    const own = both(use.people, of);
    const digest = createHash("sha256")
      .update(own.subarray(0, (highestIn(own) >> 3) + 1))
      .digest();
    return { use, of, day: use.day, own, digest };
  });
  const uses = new Map<LocalDate, number>();
  for (const { day, own } of asked) if (countBits(own) === 0) uses.set(day, 0);
  const open = () => asked.filter(({ day }) => !uses.has(day));
  await inTransaction(ctx, (tx) => readKnown(tx, event, open(), uses));
  for (let some = open(); some.length > 0; some = some.slice(daysAtOnce))
    await inTransaction(ctx, (tx) =>
      countAndKeep(tx, event, some.slice(0, daysAtOnce), uses, ctx.clock.now().toISOString().slice(0, 10)),
    );
  const left = open().map(({ day }) => day);
  const told = asked.flatMap(({ day, own }): DayUse[] => {
    const known = uses.get(day);
    return known === undefined ? [] : [{ day, people: own, counts: null, uses: known }];
  });
  return left.length === 0 ? told : [...told, ...(await readCounts(ctx, event, left))];
}

async function readKnown(tx: Tx, event: string, asked: readonly Asked[], uses: Map<LocalDate, number>): Promise<void> {
  if (asked.length === 0) return;
  const { rows } = await tx.runSql({
    name: "telemetry_set_uses",
    text: knownSql,
    values: [tx.organisationId, event, asked.map(({ day }) => day), asked.map(({ digest }) => digest)],
  });
  for (const row of rows as { day: LocalDate; uses: number }[]) uses.set(row.day, row.uses);
}

async function countAndKeep(
  tx: Tx,
  event: string,
  asked: readonly Asked[],
  uses: Map<LocalDate, number>,
  today: LocalDate,
): Promise<void> {
  const { rows } = await tx.runSql({
    name: "telemetry_counts_for_sets",
    text: countsSql,
    values: [tx.organisationId, event, asked.map(({ day }) => day)],
  });
  const read = new Map((rows as (KeptRow & { counts: Buffer })[]).filter(fits).map((row) => [row.day, row]));
  const counted: { asked: Asked; uses: number }[] = [];
  for (const each of asked) {
    const row = read.get(each.day);
    // Changed since a moment ago: then its set is another one.
    if (!row || Buffer.compare(row.people, each.use.people) !== 0) continue;
    const many = usesBy({ day: row.day, people: row.people, counts: countsIn(row.counts), uses: row.uses }, each.of);
    counted.push({ asked: each, uses: many });
    uses.set(each.day, many);
  }
  await tx.runSql({
    name: "telemetry_keep_set_uses",
    text: keepSql,
    values: [
      tx.organisationId,
      event,
      counted.map(({ asked: { day } }) => day),
      counted.map(({ asked: { digest } }) => digest),
      counted.map((each) => each.uses),
      today,
    ],
  });
}

/** Lets go of sums that were kept before a day. */
export async function forgetSetUses(tx: Tx, before: LocalDate): Promise<void> {
  await tx.runSql("delete from telemetry.day_set_uses u where u.organisation_id = $1::uuid and u.kept_on < $2::date", [
    tx.organisationId,
    before,
  ]);
}
