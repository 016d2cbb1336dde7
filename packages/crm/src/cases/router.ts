import type { TRPCRouterRecord } from "@trpc/server";
import { AssignCase, CaseById, CreateQueue, OrderQueues, QueueById, RenameQueue, TakeNextCase } from "../contract";
import { can } from "../procedures";
import { getCase } from "./get-case";
import { archiveQueue, createQueue, listQueues, orderQueues, renameQueue, restoreQueue } from "./manage-queues";
import { reopenCase } from "./reopen-case";
import { similarCases } from "./similar-cases";
import { assignCase, releaseCase, takeCase, takeNextCase } from "./take-case";

/** What only cases have: the customer behind them, queues to take them from, and others like them. */
export const caseProcedures = {
  get: can("case.read")
    .input(CaseById)
    .query(({ ctx, input }) => getCase(ctx, input)),
  similar: can("case.read")
    .input(CaseById)
    .query(({ ctx, input }) => similarCases(ctx, input)),
  takeNext: can("case.take")
    .input(TakeNextCase)
    .mutation(({ ctx, input }) => takeNextCase(ctx, input)),
  take: can("case.take")
    .input(CaseById)
    .mutation(({ ctx, input }) => takeCase(ctx, input)),
  release: can("case.write")
    .input(CaseById)
    .mutation(({ ctx, input }) => releaseCase(ctx, input)),
  assign: can("case.assign")
    .input(AssignCase)
    .mutation(({ ctx, input }) => assignCase(ctx, input)),
  reopen: can("case.write")
    .input(CaseById)
    .mutation(({ ctx, input }) => reopenCase(ctx, input)),
} satisfies TRPCRouterRecord;

export const queueRouter = {
  list: can("case.read").query(({ ctx }) => listQueues(ctx)),
  create: can("queue.manage", { track: "queues_changed" })
    .input(CreateQueue)
    .mutation(({ ctx, input }) => createQueue(ctx, input)),
  rename: can("queue.manage", { track: "queues_changed" })
    .input(RenameQueue)
    .mutation(({ ctx, input }) => renameQueue(ctx, input)),
  archive: can("queue.manage", { track: "queues_changed" })
    .input(QueueById)
    .mutation(({ ctx, input }) => archiveQueue(ctx, input)),
  restore: can("queue.manage", { track: "queues_changed" })
    .input(QueueById)
    .mutation(({ ctx, input }) => restoreQueue(ctx, input)),
  order: can("queue.manage", { track: "queues_changed" })
    .input(OrderQueues)
    .mutation(({ ctx, input }) => orderQueues(ctx, input)),
} satisfies TRPCRouterRecord;
