import type { TRPCRouterRecord } from "@trpc/server";
import { BeginDashboard, OnlyId, SaveDashboard } from "../insights-contract";
import { can } from "../procedures";
import { listDashboards } from "./list-dashboards";
import { beginDashboard, removeDashboard, restoreDashboard, saveDashboard } from "./save-dashboard";

const whole = { reach: "organisation" } as const;

export const dashboardRouter = {
  list: can("figure.read", whole).query(({ ctx }) => listDashboards(ctx)),
  save: can("figure.read", whole)
    .input(SaveDashboard)
    .mutation(({ ctx, input }) => saveDashboard(ctx, input)),
  begin: can("figure.read", whole)
    .input(BeginDashboard)
    .mutation(({ ctx, input }) => beginDashboard(ctx, input)),
  remove: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => removeDashboard(ctx, input)),
  restore: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => restoreDashboard(ctx, input)),
} satisfies TRPCRouterRecord;
