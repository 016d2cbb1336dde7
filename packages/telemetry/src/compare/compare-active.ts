import type { Ctx } from "@arraigo/platform";
import type { Group } from "../analytics/cut";
import { type Hidden, isHidden } from "../analytics/question";
import { type ActivePeople, activeMaterial } from "../analytics/read-active-people";
import { type Stretch, stretchBefore, stretchYearBefore } from "../usage-contract";
import { type ComparedMeasure, type ComparedSet, type Comparison, closedSet } from "./comparison";
import type { Compared } from "./read-comparison";

const measures: ComparedMeasure[] = [
  { key: "activeShare", unit: "share" },
  { key: "activePeople", unit: "people" },
];

/** People active in a usual period: the mean over the periods of the page that are over and whose people are known. */
export async function compareActive(
  ctx: Ctx,
  { asked, group, against }: Compared<"active">,
): Promise<Comparison | Hidden> {
  const now = await activeMaterial(ctx, asked);
  if (isHidden(now)) return now;
  const whole = { minimum: now.minimum, measures, computedAt: now.computedAt };
  if (against.to === "period") {
    const { from, until } = (against.period === "year" ? stretchYearBefore : stretchBefore)(asked, asked.step);
    const earlier = await activeMaterial(ctx, { ...asked, from, until });
    const before = isHidden(earlier)
      ? closedSet({ group: group ?? null, from, until }, earlier.hidden)
      : (await setsOf(earlier, [group], { from, until }))[0];
    return { ...whole, sets: [...(await setsOf(now, [group], asked)), ...(before ? [before] : [])] };
  }
  const groups = against.to === "group" ? [group, against.group] : [undefined, ...now.groupsBy(against.by)];
  return { ...whole, sets: await setsOf(now, groups, asked) };
}

type Material = Exclude<Awaited<ReturnType<typeof activeMaterial>>, Hidden>;

async function setsOf(
  material: Material,
  groups: readonly (Group | undefined)[],
  { from, until }: Stretch,
): Promise<ComparedSet[]> {
  const sums = await material.sumsOf(groups);
  return Promise.all(
    groups.map(async (group): Promise<ComparedSet> => {
      const place = { group: group ?? null, from, until };
      const answer = await material.activeOf(group, sums);
      return isHidden(answer) ? closedSet(place, answer.hidden) : setOf(place, answer);
    }),
  );
}

function setOf(place: Pick<ComparedSet, "group" | "from" | "until">, { points, mean }: ActivePeople): ComparedSet {
  const over = points.filter(({ running }) => !running);
  const last = over.findLast((point) => "people" in point);
  const hidden = over.find((point) => "hidden" in point);
  // None of its periods may be told.
  if (!last && hidden && "hidden" in hidden) return closedSet(place, hidden.hidden);
  const days = over.length > 0 ? { from: over[0]?.start ?? place.from, until: over.at(-1)?.end ?? place.until } : {};
  const people = last && "people" in last ? last.people : null;
  return { ...place, ...days, hidden: null, people, values: [mean?.share ?? null, mean?.active ?? null] };
}
