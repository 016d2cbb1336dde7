import { holds } from "@arraigo/directory";
import type { Ctx } from "@arraigo/platform";
import type { BehindInput } from "../uptake-contract";

/**
 * Whose names somebody may see behind a figure: of those it is asked of in rollouts they run, of their own team, or of nobody, and then why. Source:
 * "Who may see what" of the adoption model: names belong to behaviours, never to how much somebody works with a system.
 */
export type MayLook = "rollouts" | "team" | "noBehaviour" | "notYours" | "mode" | "permission";

export const lookPermission = "telemetry.people.look";

/** What a figure's kind, the organisation's privacy mode and one's own permission allow. */
export function mayLook(ctx: Ctx, { figure, ...asked }: Pick<BehindInput, "figure"> & { part?: string }): MayLook {
  if (figure !== "offer" || asked.part === "besides") return "noBehaviour";
  return mayLookAtBehaviours(ctx);
}

export function mayLookAtBehaviours(ctx: Ctx): Exclude<MayLook, "noBehaviour" | "notYours"> {
  if (!holds(ctx, lookPermission)) return "permission";
  if (ctx.privacyMode === "works_council") return "mode";
  const grant = ctx.actor.grants.get(lookPermission);
  if (grant?.organisation && ctx.privacyMode === "named_support") return "rollouts";
  return grant?.team ? "team" : "mode";
}
