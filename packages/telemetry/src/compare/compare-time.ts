import type { Ctx } from "@arraigo/platform";
import { earliestOf } from "@arraigo/platform/calendar";
import { groupKeys, protectionOf } from "../analytics/cut";
import type { Hidden } from "../analytics/question";
import { timeToMaterial } from "../analytics/read-time-to";
import { timeFigure } from "../analytics/time-to";
import { type ComparedMeasure, type ComparedSet, type Comparison, closedSet, shareOf } from "./comparison";
import type { Compared } from "./read-comparison";

const measures: ComparedMeasure[] = [
  { key: "median", unit: "daysUntil" },
  { key: "reached", unit: "share" },
];

/** Days until half of those followed have got there, group beside group. */
export async function compareTime(ctx: Ctx, { asked, group, against }: Compared<"time">): Promise<Comparison | Hidden> {
  const by = against.to === "every" ? against.by : (group?.by ?? against.group.by);
  const { followed, minimum, until } = await timeToMaterial(ctx, { ...asked, by });
  const total = followed.protection.total;
  if (total !== "shown") return { hidden: { suppressed: total }, minimum };
  const groups =
    against.to === "group" ? [group, against.group] : [undefined, ...groupKeys(followed.protection, against.by)];
  return {
    minimum,
    measures,
    sets: groups.map((of): ComparedSet => {
      const own = of ? followed.all.filter(({ member }) => member[of.by] === of.key) : followed.all;
      const is = protectionOf(followed.protection, of);
      // The first day of anybody of a group that is hidden would be said of few.
      if (is !== "shown") return closedSet({ group: of ?? null, from: until, until }, { suppressed: is });
      const { people, reached, median } = timeFigure(own, minimum);
      const from = earliestOf(until, ...own.map((each) => each.from)) ?? until;
      return { group: of ?? null, from, until, hidden: null, people, values: [median, shareOf(reached, people)] };
    }),
    computedAt: ctx.clock.now().toISOString(),
  };
}
