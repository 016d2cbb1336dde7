import type { TRPCRouterRecord } from "@trpc/server";
import { OnlyId, SaveAlert, SnoozeAlert } from "../insights-contract";
import { can } from "../procedures";
import { listAlerts } from "./list-alerts";
import { continueAlert, pauseAlert, removeAlert, restoreAlert, saveAlert, snoozeAlert } from "./save-alert";

const whole = { reach: "organisation" } as const;

export const alertRouter = {
  list: can("figure.read", whole).query(({ ctx }) => listAlerts(ctx)),
  save: can("figure.read", whole)
    .input(SaveAlert)
    .mutation(({ ctx, input }) => saveAlert(ctx, input)),
  pause: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => pauseAlert(ctx, input)),
  continue: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => continueAlert(ctx, input)),
  snooze: can("figure.read", whole)
    .input(SnoozeAlert)
    .mutation(({ ctx, input }) => snoozeAlert(ctx, input)),
  remove: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => removeAlert(ctx, input)),
  restore: can("figure.read", whole)
    .input(OnlyId)
    .mutation(({ ctx, input }) => restoreAlert(ctx, input)),
} satisfies TRPCRouterRecord;
