import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import type { ActivePoint } from "./active-people";
import type { Group } from "./cut";
import { noGroup } from "./members";

const sumsSql = `
select g.day::text as day, g.people, g.count::int as count, g.at_least as "atLeast" from telemetry.group_uses g
where g.organisation_id = $1::uuid and g.grouping = $2 and g.group_id = $3::uuid and g.event = $4 and g.day between $5::date and $6::date
order by g.day`;

const nobody = "00000000-0000-0000-0000-000000000000";
const groupingOf = { unit: "unit", role: "job_role", location: null } as const;

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
export async function addSums(
  ctx: Ctx,
  points: readonly ActivePoint[],
  { event, group, byDay }: { event: string; group: Group | undefined; byDay: boolean },
): Promise<WithSums> {
  const grouping = group ? groupingOf[group.by] : "all";
  const [first, last] = [points[0], points.at(-1)];
  if (grouping === null || group?.key === noGroup || !first || !last)
    return { points: [...points], unclear: new Set(), untold: new Set(points.map(({ start }) => start)) };
  const { rows } = await inTransaction(ctx, (tx) =>
    tx.runSql({
      name: "telemetry_day_sums",
      text: sumsSql,
      values: [tx.organisationId, grouping, group?.key ?? nobody, event, first.start, last.end],
    }),
  );
  const sums = rows as { day: LocalDate; people: number; count: number; atLeast: boolean }[];
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
