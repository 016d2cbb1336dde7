import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

type Answers = inferRouterOutputs<AppRouter>["adoption"];

export type RolloutData = Answers["rollout"];
export type HeadlineData = NonNullable<RolloutData["headline"]>;
export type HeatData = Answers["heatMap"];
export type HeatRowData = HeatData["rows"][number];
export type ProficiencyData = Answers["proficiency"];
export type TeamData = Answers["team"];
export type HabitData = Answers["mine"]["rollouts"][number]["habits"][number];
export type GlanceData = Answers["leadership"][number];
export type FigureData = HeadlineData["adoption"];
export type StateName = HabitData["state"];

export type DefinitionKey = "adoption" | "utilisation" | "speed" | "proficiency" | "curve" | "heat" | "states";
export const definitionKeys: readonly DefinitionKey[] = [
  "adoption",
  "utilisation",
  "speed",
  "proficiency",
  "curve",
  "heat",
  "states",
];
