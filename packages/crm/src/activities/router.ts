import type { TRPCRouterRecord } from "@trpc/server";
import {
  ChangeActivity,
  FinishActivity,
  ListActivities,
  LogActivity,
  PlanActivity,
  ReadAgenda,
  RecordById,
  SuggestActivity,
} from "../contract";
import { can } from "../procedures";
import { changeActivity } from "./change-activity";
import { finishActivity } from "./finish-activity";
import { listActivities } from "./list-activities";
import { logActivity } from "./log-activity";
import { planActivity } from "./plan-activity";
import { readAgenda } from "./read-agenda";
import { reopenActivity } from "./reopen-activity";
import { suggestActivity } from "./suggest-activity";
import { withdrawActivity } from "./withdraw-activity";

export const activityRouter = {
  suggest: can("activity.log")
    .input(SuggestActivity)
    .query(({ ctx, input }) => suggestActivity(ctx, input)),
  log: can("activity.log")
    .input(LogActivity)
    .mutation(({ ctx, input }) => logActivity(ctx, input)),
  plan: can("activity.log")
    .input(PlanActivity)
    .mutation(({ ctx, input }) => planActivity(ctx, input)),
  finish: can("activity.change")
    .input(FinishActivity)
    .mutation(({ ctx, input }) => finishActivity(ctx, input)),
  reopen: can("activity.change")
    .input(RecordById)
    .mutation(({ ctx, input }) => reopenActivity(ctx, input)),
  change: can("activity.change")
    .input(ChangeActivity)
    .mutation(({ ctx, input }) => changeActivity(ctx, input)),
  withdraw: can("activity.withdraw")
    .input(RecordById)
    .mutation(({ ctx, input }) => withdrawActivity(ctx, input)),
  list: can("activity.read")
    .input(ListActivities)
    .query(({ ctx, input }) => listActivities(ctx, input)),
  agenda: can("activity.read")
    .input(ReadAgenda)
    .query(({ ctx, input }) => readAgenda(ctx, input)),
} satisfies TRPCRouterRecord;
