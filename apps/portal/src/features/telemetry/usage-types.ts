import type { AppRouter } from "@arraigo/api";
import type { inferRouterInputs, inferRouterOutputs } from "@trpc/server";

type Answers = inferRouterOutputs<AppRouter>["telemetry"]["analytics"];

export type UsageGroupsData = Answers["groups"];
export type UsageGroupData = UsageGroupsData["groups"][number];
export type HiddenData = Extract<Answers["active"], { hidden: unknown }>;
export type ActiveData = Exclude<Answers["active"], HiddenData>;
export type FrequencyData = Exclude<Answers["frequency"], HiddenData>;
export type RetentionData = Exclude<Answers["retention"], HiddenData>;
export type LicencesData = Exclude<Answers["licences"], HiddenData>;
export type FunnelData = Exclude<Answers["funnel"], HiddenData>;
export type FunnelStepData = FunnelData["steps"][number];
export type PathsData = Exclude<Answers["paths"], HiddenData>;
export type PathBranchData = PathsData["branches"][number];

export type TimeToData = Exclude<Answers["timeTo"], HiddenData>;
export type OffersData = Exclude<Answers["offers"], HiddenData>;
export type OfferedFeatureData = OffersData["features"][number];
export type BehindData = Exclude<Answers["people"], HiddenData>;
export type ComparisonData = Exclude<Answers["compare"], HiddenData>;
export type ComparedSetData = ComparisonData["sets"][number];
export type CompareQuestion = inferRouterInputs<AppRouter>["telemetry"]["analytics"]["compare"];
export type AskingRolloutData = Answers["rollouts"][number];
export type BehindQuestion = inferRouterInputs<AppRouter>["telemetry"]["analytics"]["people"];
export type TimeToQuestion = inferRouterInputs<AppRouter>["telemetry"]["analytics"]["timeTo"];

/** Whether an answer is about a group that is not shown. */
export const isHidden = (answer: object): answer is HiddenData => !("computedAt" in answer);
