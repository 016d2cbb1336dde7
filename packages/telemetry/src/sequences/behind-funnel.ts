import type { Ctx } from "@arraigo/platform";
import type { Behind } from "../analytics/behind";
import { groupings } from "../analytics/members";
import type { Hidden } from "../analytics/question";
import { behindDepth } from "../analytics/split";
import type { BehindInput } from "../uptake-contract";
import { funnelMaterial } from "./funnel-material";
import { protectionOfGroups } from "./protection-of-groups";

/**
 * Of those who began, who made a step, or got to it and no further: by the decision of the funnel's own page, of everybody and of each
 * group as deep as it tells its steps. Null for a step it does not have.
 */
export async function behindFunnel(
  ctx: Ctx,
  { asked, step, part }: Extract<BehindInput, { figure: "funnel" }>,
): Promise<Behind | Hidden | null> {
  const last = asked.steps.length - 1;
  if (step > last) return null;
  const material = await funnelMaterial(ctx, asked);
  const { began, there, protection } = material;
  const whole = protection.of();
  if (whole !== "shown") return { hidden: { suppressed: whole }, minimum: material.minimum };
  // Who stopped between two steps is told where both are.
  const needed = part === "reached" || step === last ? [step] : [step, step + 1];
  const told = protection.told.byDepth.findIndex((steps) => needed.every((each) => steps.has(each)));
  const isCounted = ({ length }: readonly number[]) => (part === "reached" ? length > step : length === step + 1);
  const of = began.map(({ member }) => member);
  const behind: Behind = {
    of,
    also: there,
    counted: new Set(began.flatMap(({ member, times }) => (isCounted(times) ? [member.personId] : []))),
    protection: protectionOfGroups(there, protection.of),
    by: groupings,
  };
  return behindDepth(behind, protection.depth, began.length === 0 ? 0 : told === -1 ? Number.POSITIVE_INFINITY : told);
}
