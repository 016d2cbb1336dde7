import type { Ctx } from "@arraigo/platform";
import type { Group } from "../analytics/cut";
import { groupKeys } from "../analytics/cut";
import { offerMaterial } from "../analytics/offer-material";
import type { Hidden } from "../analytics/question";
import { offerCounts, protectOffers } from "../analytics/read-offers";
import { type ComparedMeasure, type ComparedSet, type Comparison, closedSet, shareOf } from "./comparison";
import type { Compared } from "./read-comparison";

/**
 * What is used of what is offered, group beside group: the part of the features a group can use that somebody of it used lately, and of
 * each feature somebody is asked for, the part of those who can use it who did.
 */
export async function compareOffers(ctx: Ctx, { group, against }: Compared<"offer">): Promise<Comparison | Hidden> {
  const material = await offerMaterial(ctx);
  const { minimum, from, until, total } = material;
  if (total !== "shown") return { hidden: { suppressed: total }, minimum };
  const asked = material.features.filter(({ offered }) => offered.meant.length > 0);
  const everybody = material.features[0]?.protection.everybody;
  const every = against.to === "every" && everybody ? groupKeys(everybody, against.by) : [];
  const groups = against.to === "group" ? [group, against.group] : [undefined, ...every];
  const measures: ComparedMeasure[] = [
    { key: "usedShare", unit: "share" },
    { key: "usedFeatures", unit: "number" },
    { key: "idleFeatures", unit: "number" },
    ...asked.map(({ feature }): ComparedMeasure => ({ key: `${featureMeasure}${feature.key}`, unit: "share" })),
  ];
  const setIn = (of: Group | undefined): ComparedSet => {
    const place = { group: of ?? null, from, until };
    const is = protectOffers(material, of);
    if (is !== "shown") return closedSet(place, { suppressed: is });
    const counted = asked.map((offer) => offerCounts(offer, of));
    const count = (verdict: "used" | "nobodyUses") =>
      counted.filter((each) => "verdict" in each && each.verdict === verdict).length;
    const [used, idle] = [count("used"), count("nobodyUses")];
    const shares = counted.map((each) => ("counts" in each ? shareOf(each.counts.recent, each.counts.able) : null));
    // Of each feature other people are counted: those of the group who can use it.
    return { ...place, hidden: null, people: null, values: [shareOf(used, used + idle), used, idle, ...shares] };
  };
  return { minimum, measures, sets: groups.map(setIn), computedAt: ctx.clock.now().toISOString() };
}

/** Before a feature's key, as the name of a measure. */
const featureMeasure = "feature:";
