import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

type Telemetry = inferRouterOutputs<AppRouter>["telemetry"];

export type InsightData = Telemetry["insights"]["list"][number];
export type QuestionData = InsightData["question"];
export type AnswerData = Telemetry["insights"]["figures"][number];
export type FigureData = Extract<AnswerData, { measures: unknown }>;
export type MeasureData = FigureData["measures"][number];
export type DashboardData = Telemetry["dashboards"]["list"][number];
export type AlertData = Telemetry["alerts"]["list"][number];

/** Roles a question can be shown to: those who see figures. */
export const readers = ["change_manager", "sponsor", "leader", "administrator"] as const;
export type Reader = (typeof readers)[number];
export const readersIn = (roles: readonly string[]): Reader[] => readers.filter((role) => roles.includes(role));

/** What a first dashboard asks: who is there, how often, who stays, who never came. */
export const firstQuestions = [
  { key: "week", question: { tab: "active", step: "week", window: "w12" } },
  { key: "access", question: { tab: "access" } },
  { key: "often", question: { tab: "often" } },
  { key: "offer", question: { tab: "offer" } },
  { key: "workday", question: { tab: "active", step: "workday", window: "w4" } },
  { key: "month", question: { tab: "active", step: "month", window: "w52" } },
] as const;
