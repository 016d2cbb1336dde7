import type { TRPCRouterRecord } from "@trpc/server";
import { saveBehaviour } from "./behaviours/save-behaviour";
import { ById, HandRollout, SaveBehaviour, SavePlan, SaveRollout, SaveWave } from "./contract";
import { can } from "./procedures";
import { getRollout } from "./rollouts/get-rollout";
import { handRollout } from "./rollouts/hand-rollout";
import { listRollouts } from "./rollouts/list-rollouts";
import { myRollouts } from "./rollouts/my-rollouts";
import { savePlan } from "./rollouts/save-plan";
import { saveRollout } from "./rollouts/save-rollout";
import { saveWave } from "./waves/save-wave";

/** A rollout has no unit of its own, so whoever plans it does so for the organisation. */
const plans = { track: "rollout_planned", reach: "organisation" } as const;

export const router = {
  rollouts: {
    list: can("rollout.read").query(({ ctx }) => listRollouts(ctx)),
    get: can("rollout.read")
      .input(ById)
      .query(({ ctx, input }) => getRollout(ctx, input)),
    mine: can("rollout.read").query(({ ctx }) => myRollouts(ctx)),
    save: can("rollout.plan", plans)
      .input(SaveRollout)
      .mutation(({ ctx, input }) => saveRollout(ctx, input)),
    hand: can("rollout.plan", plans)
      .input(HandRollout)
      .mutation(({ ctx, input }) => handRollout(ctx, input)),
    savePlan: can("rollout.plan", plans)
      .input(SavePlan)
      .mutation(({ ctx, input }) => savePlan(ctx, input)),
  },
  waves: {
    save: can("rollout.plan", plans)
      .input(SaveWave)
      .mutation(({ ctx, input }) => saveWave(ctx, input)),
  },
  behaviours: {
    save: can("rollout.plan", plans)
      .input(SaveBehaviour)
      .mutation(({ ctx, input }) => saveBehaviour(ctx, input)),
  },
} satisfies TRPCRouterRecord;
