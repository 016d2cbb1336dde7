import type { Ctx } from "@arraigo/platform";
import { addDays } from "@arraigo/platform/calendar";
import { type Band, peopleIn } from "../analytics/bars";
import type { Group } from "../analytics/cut";
import { readKeptFrom } from "../analytics/kept-days";
import { oftenBands, windowDays } from "../analytics/often-bands";
import { type Hidden, isHidden } from "../analytics/question";
import { type Frequency, frequencyMaterial } from "../analytics/read-frequency";
import { type ComparedMeasure, type ComparedSet, type Comparison, closedSet, setOf, shareOf } from "./comparison";
import type { Compared } from "./read-comparison";

const measures: ComparedMeasure[] = [
  { key: "frequency", unit: "days" },
  { key: "stickiness", unit: "share" },
  { key: "working", unit: "share" },
  { key: "breadth", unit: "number" },
  { key: "depth", unit: "number" },
  { key: "idle", unit: "share" },
  { key: "seldom", unit: "share" },
  { key: "regular", unit: "share" },
  { key: "daily", unit: "share" },
];

/** Windows of four whole weeks each, one right before or 52 weeks before the other: no day is in both. */
const daysBack = { before: windowDays, year: 364 } as const;

/** Stickiness, frequency, breadth, depth and active days of 28. */
export async function compareOften(ctx: Ctx, { group, against }: Compared<"often">): Promise<Comparison | Hidden> {
  const now = await frequencyMaterial(ctx, undefined);
  if (isHidden(now)) return now;
  const setIn = (material: typeof now, of: Group | undefined): ComparedSet =>
    setOf({ group: of ?? null, from: material.from, until: material.until }, material.frequencyOf(of), valuesOf);
  const whole = { minimum: now.minimum, measures, computedAt: now.computedAt };
  if (against.to === "group") return { ...whole, sets: [setIn(now, group), setIn(now, against.group)] };
  if (against.to === "every")
    return { ...whole, sets: [undefined, ...now.groupsBy(against.by)].map((of) => setIn(now, of)) };
  const until = addDays(now.until, -daysBack[against.period]);
  const place = { group: group ?? null, from: addDays(until, 1 - windowDays), until };
  // Days that are sums of groups by now: that is an answer.
  if (place.from < (await readKeptFrom(ctx))) return { ...whole, sets: [setIn(now, group), closedSet(place, "gone")] };
  const earlier = await frequencyMaterial(ctx, until);
  return {
    ...whole,
    sets: [setIn(now, group), isHidden(earlier) ? closedSet(place, earlier.hidden) : setIn(earlier, group)],
  };
}

function valuesOf({ people, stickiness, breadth, activeDays }: Frequency) {
  const l28 = oftenBands.days[1].map((band: Band) => shareOf(peopleIn(activeDays, band), people));
  return {
    people,
    values: [breadth.frequency, stickiness.share, stickiness.workingShare, breadth.features, breadth.depth, ...l28],
  };
}
