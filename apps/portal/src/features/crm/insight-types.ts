import type { AppRouter } from "@arraigo/api";
import type { inferRouterOutputs } from "@trpc/server";

type Crm = inferRouterOutputs<AppRouter>["crm"];

export type DealBoard = Crm["dashboards"]["deals"];
export type CaseBoard = Crm["dashboards"]["cases"];
export type ActivityBoard = Crm["dashboards"]["activities"];
export type Behind = DealBoard["funnel"][number]["entered"]["rows"];
export type QualityOverview = Crm["quality"]["overview"];
export type ScoreTold = Crm["quality"]["scores"];
export type WorstRow = Crm["quality"]["worst"]["rows"][number];
export type Finding = WorstRow["findings"][number];
export type ProfitRow = Crm["profit"]["accounts"]["rows"][number];
export type ProfitCurve = Crm["profit"]["curve"];
export type AccountProfit = Crm["profit"]["account"];
