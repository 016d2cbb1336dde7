import { type Ctx, inTransaction } from "@arraigo/platform";
import { groupMinimum } from "@arraigo/platform/disclosure";
import { cohortsOf } from "./curve";
import { listRollouts, type Rollout } from "./published";
import { type Headline, headlineOf } from "./rollout-figures";
import { seesOrganisation } from "./sees-organisation";

export interface RolloutAtAGlance {
  rollout: Rollout;
  minimum: number;
  /** Null until it was worked out for the first time. */
  headline: Headline | null;
}

/** All rollouts, newest first, with the few figures a leader needs. Aggregates in every mode. */
export async function leadership(ctx: Ctx): Promise<RolloutAtAGlance[]> {
  seesOrganisation(ctx, "adoption.overview.read");
  return inTransaction(ctx, async (tx) => {
    const minimum = groupMinimum(ctx.privacyMode);
    const glances: RolloutAtAGlance[] = [];
    for (const rollout of await listRollouts(ctx, tx)) {
      const { asOfDay } = rollout;
      if (asOfDay === null) {
        glances.push({ rollout, minimum, headline: null });
        continue;
      }
      const cohorts = await cohortsOf(ctx, tx, rollout.rolloutId);
      const {
        waveList: _waves,
        planPoints: _plan,
        ...headline
      } = await headlineOf(ctx, tx, rollout, { asOfDay, minimum, cohorts });
      glances.push({ rollout, minimum, headline });
    }
    return glances;
  });
}
