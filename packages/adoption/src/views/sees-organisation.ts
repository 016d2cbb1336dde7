import { grantOf } from "@arraigo/directory";
import { type Ctx, NotPermitted } from "@arraigo/platform";

/**
 * Figures of a whole rollout need a role held for the whole organisation: one unit's share beside the whole's would be one more
 * overlapping set to subtract with.
 */
export function seesOrganisation(ctx: Ctx, permission: string): void {
  if (!grantOf(ctx, permission).organisation) throw new NotPermitted({ permission });
}
