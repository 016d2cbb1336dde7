import type { Ctx } from "@arraigo/platform";
import { addDays, type LocalDate } from "@arraigo/platform/calendar";
import type { Group } from "../analytics/cut";
import { type Hidden, isHidden } from "../analytics/question";
import { type Licences, readLicences } from "../analytics/read-licences";
import { type ComparedMeasure, type ComparedSet, type Comparison, closedSet, shareOf } from "./comparison";
import type { Compared } from "./read-comparison";

const measures: ComparedMeasure[] = [
  { key: "active", unit: "share" },
  { key: "dormant", unit: "share" },
  { key: "never", unit: "share" },
];

/** "Active" looks back 28 days; so far apart two days share none of them. */
const windowDays = 28;

/** Who uses the access they have: active, dormant, never. */
export async function compareAccess(ctx: Ctx, { group, against }: Compared<"access">): Promise<Comparison | Hidden> {
  const by = against.to === "every" ? against.by : (group?.by ?? "unit");
  const now = await readLicences(ctx, { by });
  if (isHidden(now)) return now;
  const whole = { minimum: now.minimum, measures, computedAt: now.computedAt };
  if (against.to === "every")
    return { ...whole, sets: [undefined, ...now.groups.map(({ key }) => ({ by, key }))].map((of) => setIn(now, of)) };
  if (against.to === "group") {
    const other = against.group.by === by ? now : await readLicences(ctx, { by: against.group.by });
    const beside = isHidden(other) ? closed(other, against.group, now.until) : setIn(other, against.group);
    return { ...whole, sets: [setIn(now, group), beside] };
  }
  const until = addDays(now.until, -(against.period === "year" ? 364 : windowDays));
  const place = { group: group ?? null, from: addDays(until, 1 - windowDays), until };
  // A year ago, who never did anything would have to be known of days that are kept no longer.
  if (against.period === "year") return { ...whole, sets: [setIn(now, group), closedSet(place, "gone")] };
  const earlier = await readLicences(ctx, { by, until });
  const before = isHidden(earlier) ? closed(earlier, group, until) : setIn(earlier, group);
  return { ...whole, sets: [setIn(now, group), before] };
}

/** A set that is closed because everybody's figure of its day is. */
function closed({ hidden }: Hidden, group: Group | undefined, until: LocalDate): ComparedSet {
  return closedSet({ group: group ?? null, from: addDays(until, 1 - windowDays), until }, hidden);
}

function setIn({ from, until, total, groups }: Licences, group: Group | undefined): ComparedSet {
  const place = { group: group ?? null, from, until };
  const use = group ? groups.find(({ key }) => key === group.key)?.use : total;
  if (!use || "suppressed" in use) return closedSet(place, use ?? { suppressed: "complement" });
  const { people, active, dormant, never } = use;
  return { ...place, hidden: null, people, values: [active, dormant, never].map((part) => shareOf(part, people)) };
}
