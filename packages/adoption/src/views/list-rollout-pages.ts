import { type Ctx, inTransaction } from "@arraigo/platform";
import { listRollouts, type Rollout } from "./published";
import { seesOrganisation } from "./sees-organisation";

/** The rollouts whose figures the reader may open, newest first. */
export async function listRolloutPages(ctx: Ctx): Promise<Rollout[]> {
  seesOrganisation(ctx, "adoption.rollout.read");
  return inTransaction(ctx, (tx) => listRollouts(ctx, tx));
}
