import type { TRPCRouterRecord } from "@trpc/server";
import { ListEntered, ReadActivityBoard, ReadCaseBoard, ReadDealBoard } from "../dashboards-contract";
import { can } from "../procedures";
import { listEntered } from "./list-entered";
import { readActivityBoard } from "./read-activity-board";
import { readCaseBoard } from "./read-case-board";
import { readDealBoard } from "./read-deal-board";

export const dashboardsRouter = {
  deals: can("opportunity.read")
    .input(ReadDealBoard)
    .query(({ ctx, input }) => readDealBoard(ctx, input)),
  entered: can("opportunity.read")
    .input(ListEntered)
    .query(({ ctx, input }) => listEntered(ctx, input)),
  cases: can("case.read")
    .input(ReadCaseBoard)
    .query(({ ctx, input }) => readCaseBoard(ctx, input)),
  activities: can("activity.read")
    .input(ReadActivityBoard)
    .query(({ ctx, input }) => readActivityBoard(ctx, input)),
} satisfies TRPCRouterRecord;
