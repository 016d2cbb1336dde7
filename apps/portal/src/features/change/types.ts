import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

type Outputs = inferRouterOutputs<AppRouter>["change"];

export type RolloutRow = Outputs["rollouts"]["list"][number];
export type Rollout = Outputs["rollouts"]["get"];
export type Wave = Rollout["waves"][number];
export type Behaviour = Rollout["behaviours"][number];
export type MyRollout = Outputs["rollouts"]["mine"][number];
