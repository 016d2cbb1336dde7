import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { addDays, daysFrom, earliestOf, type LocalDate } from "@arraigo/platform/calendar";
import { type Bits, bitsOf, countBits } from "./bits";
import { sealDay, sumOf, type Uses, usesOf } from "./seal-day";

/** Who did something on one day, and how often. */
export interface DayUse {
  day: LocalDate;
  people: Bits;
  /** How often each of them, one count for every bit, in their order. Null where nobody asked for them. */
  counts: Uint32Array | null;
  /** How often all of them together. Null where only the counts know. */
  uses: number | null;
}

export interface PresenceQuestion {
  /** An event's name; '' is anything at all. */
  events: readonly string[];
  /** Of which of them it matters how often each person did it; left out, of all. Counts are thirty times what the sets are. */
  counted?: readonly string[] | undefined;
  /** Local days of the organisation, both included. */
  from: LocalDate;
  until: LocalDate;
  today: LocalDate;
}

/** At most three years at once: as long as days by person can be kept. */
const daysMax = 1_100;
/** Days are worked out side by side only as far as the database has connections to spare. */
const sealersMax = 2;

const sealedSql =
  "select day::text as day from telemetry.day_presence where organisation_id = $1::uuid and event = '' and day between $2::date and $3::date";

const readSql = `
select p.event, p.day::text as day, p.people, length(p.counts) as length, p.uses::float8 as uses, case when p.event = any($5::text[]) then p.counts end as counts
from telemetry.day_presence p
where p.organisation_id = $1::uuid and p.event = any($2::text[]) and p.day between $3::date and $4::date order by p.event, p.day`;

const countsSql = `
select p.event, p.day::text as day, p.people, length(p.counts) as length, p.uses::float8 as uses, p.counts
from telemetry.day_presence p
where p.organisation_id = $1::uuid and p.event = $2 and p.day = any($3::date[]) order by p.day`;

/**
 * For each event asked for, the days on which somebody did it (all days for the event ''), oldest first. Days that are over come from their kept sets, and are
 * worked out where they have none; the running day is counted afresh. Cost grows with the days asked for and the people, never
 * with the number of events or with what lies before `from`.
 * @throws RangeError for more than three years at once.
 */
export async function readPresence(ctx: Ctx, question: PresenceQuestion): Promise<Map<string, DayUse[]>> {
  const { events, from, today } = question;
  const until = earliestOf(question.until, today) ?? today;
  if (daysFrom(from, until) > daysMax) throw new RangeError(`at most ${daysMax} days at once`);
  const over = earliestOf(until, addDays(today, -1)) ?? until;
  await sealMissing(ctx, from, over);
  return inTransaction(ctx, async (tx) => {
    const { rows } = await tx.runSql({
      name: "telemetry_read_presence",
      text: readSql,
      values: [tx.organisationId, [...new Set(["", ...events])], from, over, question.counted ?? events],
    });
    const days = new Map(events.map((event) => [event, [] as DayUse[]]));
    const sealed = new Set<LocalDate>();
    const kept = rows as KeptRow[];
    const broken = new Set(kept.filter((row) => !fits(row)).map(({ day }) => day));
    for (const row of kept.filter(({ day }) => !broken.has(day))) {
      if (row.event === "") sealed.add(row.day);
      days.get(row.event)?.push(keptUse(row));
    }
    // The running day, and any day that changed since a moment ago, are counted afresh.
    const open = daysBetween(from, until).filter((day) => !sealed.has(day));
    for (const day of open)
      for (const uses of await usesOf(tx, day)) if (days.has(uses.event)) days.get(uses.event)?.push(dayUse(day, uses));
    if (open.length > 0) for (const list of days.values()) list.sort((one, other) => (one.day < other.day ? -1 : 1));
    return days;
  });
}

/**
 * Some days of an event again, now with how often each person did it. They are read as they are at this moment, sets and counts
 * together, so that both belong to one another.
 */
export function readCounts(ctx: Ctx, event: string, days: readonly LocalDate[]): Promise<DayUse[]> {
  return inTransaction(ctx, async (tx) => {
    const values = [tx.organisationId, event, `{${days.join(",")}}`];
    const { rows } = await tx.runSql({ name: "telemetry_read_counts", text: countsSql, values });
    const kept = new Map((rows as KeptRow[]).filter(fits).map((row) => [row.day, keptUse(row)]));
    const read: DayUse[] = [];
    for (const day of days) {
      // Changed since a moment ago: counted afresh.
      const fresh =
        kept.get(day) ??
        (await usesOf(tx, day)).filter((uses) => uses.event === event).map((uses) => dayUse(day, uses))[0];
      if (fresh) read.push(fresh);
    }
    return read;
  });
}

export interface KeptRow {
  event: string;
  day: LocalDate;
  people: Buffer;
  length: number;
  counts: Buffer | null;
  uses: number | null;
}

const keptUse = ({ day, people, counts, uses }: KeptRow): DayUse => ({
  day,
  people,
  counts: counts && countsIn(counts),
  uses,
});

const dayUse = (day: LocalDate, { numbers, counts }: Uses): DayUse => ({
  day,
  people: bitsOf(numbers, (numbers.at(-1) ?? -1) + 1),
  counts: Uint32Array.from(counts),
  uses: sumOf(counts),
});

/** A set and its counts belong together; a day of which that is not true is counted afresh, like one that changed. */
export const fits = ({ people, length }: KeptRow) => length === 4 * countBits(people);

/** A copy, because what the driver hands out begins at any byte. */
export const countsIn = (bytes: Buffer) => new Uint32Array(new Uint8Array(bytes).buffer);

async function sealMissing(ctx: Ctx, from: LocalDate, until: LocalDate): Promise<void> {
  const missing = await missingDays(ctx, from, until);
  await Promise.all(
    Array.from({ length: sealersMax }, async () => {
      for (let day = missing.pop(); day; day = missing.pop()) await sealDay(ctx, day);
    }),
  );
}

/** The days of a stretch that have not been worked out, or have changed since. */
export async function missingDays(ctx: Ctx, from: LocalDate, until: LocalDate): Promise<LocalDate[]> {
  if (until < from) return [];
  const sealed = await inTransaction(ctx, (tx: Tx) =>
    tx.runSql({ name: "telemetry_sealed_days", text: sealedSql, values: [tx.organisationId, from, until] }),
  );
  const known = new Set((sealed.rows as { day: string }[]).map(({ day }) => day));
  return daysBetween(from, until).filter((day) => !known.has(day));
}

const daysBetween = (from: LocalDate, until: LocalDate): LocalDate[] =>
  Array.from({ length: Math.max(0, daysFrom(from, until) + 1) }, (_, at) => addDays(from, at));
