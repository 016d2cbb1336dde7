import type { Ctx } from "@arraigo/platform";
import { hasBit } from "../presence/bits";
import type { BehindInput } from "../uptake-contract";
import type { Behind } from "./behind";
import { type Hidden, isHidden } from "./question";
import { inUnits, protectUnits, retentionMaterial, setOf } from "./read-retention";
import { cohortSets, retention } from "./retention";

/**
 * Who began in a period, and who of them was back n periods after: by unit alone, and protected beside the period's other
 * units, as the triangle is. Null where the triangle has no such cell.
 */
export async function readCohort(
  ctx: Ctx,
  input: Extract<BehindInput, { figure: "retention" }>,
): Promise<Behind | Hidden | null> {
  const material = await retentionMaterial(ctx, input);
  if (isHidden(material)) return material;
  const { members, days, periods, event, how } = material;
  const uses = days.get(event) ?? [];
  const cohort = cohortSets(periods, uses, setOf(members), how).find(({ start }) => start === input.start);
  const back = cohort?.back[input.after];
  if (!cohort || !back) return null;
  const byUnit = inUnits(members, (some) => retention(periods, uses, setOf(some), how));
  const protection = protectUnits(material, byUnit);
  const of = members.filter(({ number }) => number !== null && hasBit(cohort.fresh, number));
  return {
    of,
    counted: new Set(
      of.filter(({ number }) => number !== null && hasBit(back, number)).map(({ personId }) => personId),
    ),
    protection: {
      total: protection(undefined, input.start),
      groups: {
        unit: new Map([...byUnit.keys()].map((unit) => [unit, protection(unit, input.start)])),
        location: new Map(),
        role: new Map(),
      },
    },
    by: ["unit"],
  };
}
