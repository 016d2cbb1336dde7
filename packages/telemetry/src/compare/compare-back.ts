import type { Ctx } from "@arraigo/platform";
import type { Group } from "../analytics/cut";
import { type Hidden, isHidden } from "../analytics/question";
import { type Retention, retentionTriangles } from "../analytics/read-retention";
import { returnAfter } from "../usage-contract";
import { type ComparedMeasure, type ComparedSet, type Comparison, closedSet, shareOf } from "./comparison";
import type { Compared } from "./read-comparison";

/** As many periods as there may be of newcomers at once. */
const periodsMax = 26;

/**
 * Who came back, of the newcomers of a time: those of the periods asked for, and of as many before them. Newcomers of two times are
 * different people. Groups other than units are too few to be told apart by when they began, and are not shown.
 */
export async function compareBack(ctx: Ctx, input: Compared<"back">): Promise<Comparison | Hidden> {
  const { asked, group, against } = input;
  const isEarlier = against.to === "period";
  const periods = isEarlier ? Math.min(periodsMax, asked.periods * 2) : asked.periods;
  const triangles = await retentionTriangles(ctx, { ...asked, periods });
  if (isHidden(triangles)) return triangles;
  const afters = [1, 2, returnAfter[asked.step]];
  const setIn = (of: Group | undefined, part: (cohorts: Cohorts) => Cohorts): ComparedSet => {
    const isUnit = of === undefined || of.by === "unit";
    const cohorts = part(isUnit ? triangles.retentionOf(of?.key).cohorts : []);
    const place = placeOf(of, part(triangles.retentionOf(undefined).cohorts));
    return isUnit ? pooled(place, cohorts, afters) : closedSet(place, { suppressed: "complement" });
  };
  const newest = (cohorts: Cohorts) => cohorts.slice(-asked.periods);
  const older = (cohorts: Cohorts) => cohorts.slice(0, -asked.periods);
  const sets = () => {
    if (against.to === "group") return [setIn(group, newest), setIn(against.group, newest)];
    if (against.to === "every")
      return [setIn(undefined, newest), ...triangles.units.map((key) => setIn({ by: "unit", key }, newest))];
    if (against.period === "year") return [setIn(group, newest), closedSet(placeOf(group, []), "gone")];
    return [setIn(group, newest), setIn(group, older)];
  };
  return {
    minimum: triangles.minimum,
    measures: afters.map((after): ComparedMeasure => ({ key: `back${after}`, unit: "share" })),
    sets: sets(),
    computedAt: triangles.computedAt,
  };
}

type Cohorts = Retention["cohorts"];

const placeOf = (group: Group | undefined, cohorts: Cohorts) => ({
  group: group ?? null,
  from: cohorts[0]?.start ?? "",
  until: cohorts.at(-1)?.end ?? "",
});

/** All cohorts shown together: of whoever began long enough ago, who was back after each time. */
function pooled(place: ReturnType<typeof placeOf>, cohorts: Cohorts, afters: readonly number[]): ComparedSet {
  const shown = cohorts.flatMap((cohort) => ("back" in cohort ? [cohort] : []));
  const hidden = cohorts.find((cohort) => "hidden" in cohort);
  if (shown.length === 0) return closedSet(place, hidden && "hidden" in hidden ? hidden.hidden : "gone");
  const values = afters.map((after) => {
    const old = shown.filter(({ back }) => back.length > after);
    const people = old.reduce((sum, cohort) => sum + (cohort.people ?? 0), 0);
    return shareOf(
      old.reduce((sum, { back }) => sum + (back[after] ?? 0), 0),
      people,
    );
  });
  return { ...place, hidden: null, people: shown.reduce((sum, cohort) => sum + (cohort.people ?? 0), 0), values };
}
