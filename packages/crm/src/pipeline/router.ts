import type { TRPCRouterRecord } from "@trpc/server";
import {
  AddStage,
  ApprovalById,
  ApproveEntry,
  ArchivePipeline,
  ArchiveStage,
  AskApproval,
  CountOverrides,
  CreatePipeline,
  DeclineEntry,
  ListApprovals,
  ListBoardCards,
  ListOverrides,
  ListStages,
  MoveRecord,
  MoveRecords,
  OrderPipelines,
  OrderStages,
  PipelineById,
  ReadBoard,
  ReadGate,
  RestoreStage,
  StagedRecord,
  UpdatePipeline,
  UpdateStage,
} from "../contract";
import { can } from "../procedures";
import { askApproval } from "./ask-approval";
import { listBoardCards, readBoard } from "./board/read-board";
import { approveEntry, declineEntry, withdrawApproval } from "./decide-approval";
import { listApprovals } from "./list-approvals";
import { countOverrides, listOverrides } from "./list-overrides";
import { listPipelines } from "./list-pipelines";
import { listStages } from "./list-stages";
import { moveRecord } from "./move-record";
import { moveRecords } from "./move-records";
import { readGate } from "./read-gate";
import { archivePipeline, createPipeline, orderPipelines, restorePipeline, updatePipeline } from "./settings/pipelines";
import { readProcess } from "./settings/read-process";
import { addStage, archiveStage, orderStages, restoreStage, updateStage } from "./settings/stages";
import { stageTimes } from "./stage-times";
import { unmoveRecord } from "./unmove-record";

export const pipelineRouter = {
  stages: {
    list: can("opportunity.read").query(({ ctx }) => listStages(ctx)),
    gate: can("record.move")
      .input(ReadGate)
      .query(({ ctx, input }) => readGate(ctx, input)),
    times: can("record.read")
      .input(StagedRecord)
      .query(({ ctx, input }) => stageTimes(ctx, input)),
    move: can("record.move")
      .input(MoveRecord)
      .mutation(({ ctx, input }) => moveRecord(ctx, input)),
    moveMany: can("record.move")
      .input(MoveRecords)
      .mutation(({ ctx, input }) => moveRecords(ctx, input)),
    unmove: can("record.move")
      .input(StagedRecord)
      .mutation(({ ctx, input }) => unmoveRecord(ctx, input)),
  },
  boards: {
    read: can("record.read")
      .input(ReadBoard)
      .query(({ ctx, input }) => readBoard(ctx, input)),
    cards: can("record.read")
      .input(ListBoardCards)
      .query(({ ctx, input }) => listBoardCards(ctx, input)),
  },
  pipelines: {
    list: can("record.read")
      .input(ListStages)
      .query(({ ctx, input }) => listPipelines(ctx, input)),
  },
  approvals: {
    list: can("record.move")
      .input(ListApprovals)
      .query(({ ctx, input }) => listApprovals(ctx, input)),
    ask: can("record.move")
      .input(AskApproval)
      .mutation(({ ctx, input }) => askApproval(ctx, input)),
    approve: can("approval.decide")
      .input(ApproveEntry)
      .mutation(({ ctx, input }) => approveEntry(ctx, input)),
    decline: can("approval.decide")
      .input(DeclineEntry)
      .mutation(({ ctx, input }) => declineEntry(ctx, input)),
    withdraw: can("record.move")
      .input(ApprovalById)
      .mutation(({ ctx, input }) => withdrawApproval(ctx, input)),
  },
  process: {
    read: can("process.manage", { reach: "organisation" })
      .input(ListStages)
      .query(({ ctx, input }) => readProcess(ctx, input)),
    createPipeline: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(CreatePipeline)
      .mutation(({ ctx, input }) => createPipeline(ctx, input)),
    updatePipeline: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(UpdatePipeline)
      .mutation(({ ctx, input }) => updatePipeline(ctx, input)),
    orderPipelines: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(OrderPipelines)
      .mutation(({ ctx, input }) => orderPipelines(ctx, input)),
    archivePipeline: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(ArchivePipeline)
      .mutation(({ ctx, input }) => archivePipeline(ctx, input)),
    restorePipeline: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(PipelineById)
      .mutation(({ ctx, input }) => restorePipeline(ctx, input)),
    addStage: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(AddStage)
      .mutation(({ ctx, input }) => addStage(ctx, input)),
    updateStage: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(UpdateStage)
      .mutation(({ ctx, input }) => updateStage(ctx, input)),
    orderStages: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(OrderStages)
      .mutation(({ ctx, input }) => orderStages(ctx, input)),
    archiveStage: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(ArchiveStage)
      .mutation(({ ctx, input }) => archiveStage(ctx, input)),
    restoreStage: can("process.manage", { track: "process_changed", reach: "organisation" })
      .input(RestoreStage)
      .mutation(({ ctx, input }) => restoreStage(ctx, input)),
    overrides: can("record.read")
      .input(ListOverrides)
      .query(({ ctx, input }) => listOverrides(ctx, input)),
    overrideCounts: can("record.read")
      .input(CountOverrides)
      .query(({ ctx, input }) => countOverrides(ctx, input)),
  },
} satisfies TRPCRouterRecord;
