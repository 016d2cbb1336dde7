import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import type { Member } from "../analytics/members";
import { numbersIn, without } from "./bits";
import type { DayUse } from "./read-presence";
import { type AskedOf, readSetUses } from "./read-set-uses";

/* Set, sum and what is taken from it are read at one instant: a set that changes is thrown away together with its sum. */
const withoutSql = (sums: string) => `
select p.day::text as day, p.people, (p.uses - coalesce(sum(u.count), 0))::float8 as uses
from telemetry.day_presence p
left join unnest($3::date[], $4::uuid[]) a(day, person_id) on a.day = p.day
left join ${sums}
where p.organisation_id = $1::uuid and p.event = $2 and p.day = any($3::date[]) and p.uses is not null
group by p.day, p.event, p.people, p.uses order by p.day`;

const ofAnything =
  "telemetry.active_days u on u.organisation_id = $1::uuid and u.person_id = a.person_id and u.day = a.day and p.event = ''";
const ofOneThing =
  "telemetry.usage_by_person_day u on u.organisation_id = $1::uuid and u.person_id = a.person_id and u.event = p.event and u.day = a.day";

/** Beyond so many sums of single people, the sum of the whole set is the shorter way. */
const sumsMax = 2_000;

/**
 * The same days, each of its people asked of alone. What the few others did (somebody whose employment begins later than their first use) is taken from
 * the day's sum; of days of which that cannot be told, the sum of the set is read.
 */
export async function readWithoutOthers(
  ctx: Ctx,
  event: string,
  asked: readonly AskedOf[],
  members: readonly Member[],
): Promise<DayUse[]> {
  const idOf = new Map(members.flatMap(({ number, personId }) => (number === null ? [] : [[number, personId]])));
  const [days, people]: [LocalDate[], string[]] = [[], []];
  const told = new Map<LocalDate, AskedOf>();
  for (const each of asked) {
    const others = [...numbersIn(without(each.use.people, each.of))].map((number) => idOf.get(number));
    const known = others.filter((id) => id !== undefined);
    if (each.use.uses === null || known.length < others.length || days.length + known.length > sumsMax) continue;
    told.set(each.use.day, each);
    for (const id of known) {
      days.push(each.use.day);
      people.push(id);
    }
  }
  const found = new Map((await sumsOf(ctx, event, days, people)).map((row) => [row.day, row]));
  const read = [...told.values()].flatMap(({ use, of }): DayUse[] => {
    const row = found.get(use.day);
    if (!row || Buffer.compare(row.people, use.people) !== 0) return [];
    const own = use.people.map((byte, at) => byte & (of[at] ?? 0));
    return [{ day: use.day, people: own, counts: null, uses: row.uses }];
  });
  const done = new Set(read.map(({ day }) => day));
  const left = asked.filter(({ use }) => !done.has(use.day));
  return left.length === 0 ? read : [...read, ...(await readSetUses(ctx, event, left))];
}

async function sumsOf(ctx: Ctx, event: string, days: readonly LocalDate[], people: readonly string[]) {
  if (days.length === 0) return [];
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({
      name: event === "" ? "telemetry_without_any" : "telemetry_without_one",
      text: withoutSql(event === "" ? ofAnything : ofOneThing),
      values: [tx.organisationId, event, `{${days.join(",")}}`, `{${people.join(",")}}`],
    }),
  );
  return rows as unknown as { day: LocalDate; people: Buffer; uses: number }[];
}
