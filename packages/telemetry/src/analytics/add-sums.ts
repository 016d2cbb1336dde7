import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import type { ActivePoint } from "./active-people";
import type { Group } from "./cut";
import { noGroup } from "./members";

const sumsSql = `
select g.grouping, g.group_id as "groupId", g.day::text as day, g.people, g.count::int as count, g.at_least as "atLeast"
from unnest($2::text[], $3::uuid[]) as asked(grouping, group_id)
join telemetry.group_uses g on g.grouping = asked.grouping and g.group_id = asked.group_id
where g.organisation_id = $1::uuid and g.event = $4 and g.day between $5::date and $6::date
order by g.day, g.grouping, g.group_id`;

const nobody = "00000000-0000-0000-0000-000000000000";
const groupingOf = { unit: "unit", role: "job_role", location: null } as const;

interface DaySum {
  grouping: string;
  groupId: string;
  day: LocalDate;
  people: number;
  count: number;
  atLeast: boolean;
}

/** The sums of days of each group asked for; null of a group of which none are ever kept. */
export type SumsOf = (group: Group | undefined) => readonly DaySum[] | null;

/** What is kept as sums of a day of an event between two days, of all groups asked for at once. */
export async function readSums(
  ctx: Ctx,
  {
    event,
    from,
    until,
    groups,
  }: { event: string; from: LocalDate; until: LocalDate; groups: readonly (Group | undefined)[] },
): Promise<SumsOf> {
  const asked = groups.flatMap((group) => placeOf(group) ?? []);
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({
      name: "telemetry_day_sums",
      text: sumsSql,
      values: [tx.organisationId, asked.map(({ grouping }) => grouping), asked.map(({ id }) => id), event, from, until],
    }),
  );
  const byPlace = new Map<string, DaySum[]>();
  for (const sum of rows as unknown as DaySum[]) {
    const key = `${sum.grouping} ${sum.groupId}`;
    const own = byPlace.get(key) ?? [];
    byPlace.set(key, own);
    own.push(sum);
  }
  return (group) => {
    const place = placeOf(group);
    return place && (byPlace.get(`${place.grouping} ${place.id}`) ?? []);
  };
}

/** Under what a group's sums are kept; null where none are. */
function placeOf(group: Group | undefined): { grouping: string; id: string } | null {
  const grouping = group ? groupingOf[group.by] : "all";
  return grouping === null || group?.key === noGroup ? null : { grouping, id: group?.key ?? nobody };
}

export interface WithSums {
  points: ActivePoint[];
  /** First days of points whose people are not known: some came after the day had become a sum, and may be in it already. */
  unclear: ReadonlySet<LocalDate>;
  /** First days of points of which the sums say nothing: too few of the group did it, or sums of such groups are not kept. */
  untold: ReadonlySet<LocalDate>;
}

/**
 * Adds what is no longer kept by person, but as sums of a day: what was done longer ago than people's days are kept, and what somebody
 * did who was erased since. A day's people are whole again with it, and so are the uses of any period; the people of a week or month
 * cannot be added up from days, and stay those still known. Nor can those of a day be, of whom some came after it had become a sum. Sums of everybody are always kept, so that none is a zero; of a group only
 * those of enough people are, so that none is not known.
 */
export function addSums(
  points: readonly ActivePoint[],
  sumsOf: SumsOf,
  { group, byDay }: { group: Group | undefined; byDay: boolean },
): WithSums {
  const sums = sumsOf(group);
  if (sums === null)
    return { points: [...points], unclear: new Set(), untold: new Set(points.map(({ start }) => start)) };
  const [untold, unclear] = [new Set<LocalDate>(), new Set<LocalDate>()];
  const whole = points.map((point) => {
    const own = sums.filter(({ day }) => day >= point.start && day <= point.end);
    if (group && own.length === 0) untold.add(point.start);
    if (byDay && own.some(({ atLeast }) => atLeast || point.active > 0)) unclear.add(point.start);
    return {
      ...point,
      active: byDay ? Math.max(point.active, ...own.map(({ people }) => people)) : point.active,
      uses: own.reduce((sum, { count }) => sum + count, point.uses),
    };
  });
  return { points: whole, untold, unclear };
}
