import { entityId, line, pageInput, paragraph } from "@arraigo/platform/contract";
import { z } from "zod";
import { asRead } from "./as-read-contract";
import { type ChangeValues, changeSchema } from "./fields/values-schema";
import { chosen, oneOfBoth } from "./lists-contract";
import { flagNames } from "./pipeline/flag-names";
import { type StagedType, stagedTypes } from "./record-types";

export { type FlagName, flagNames } from "./pipeline/flag-names";

/** Why a gate is passed unmet: read by everybody, so it says something. */
export const overrideReason = z.string().trim().min(10).max(500);

export interface MoveRecord {
  type: StagedType;
  id: string;
  stageId: string;
  /** Fields filled in with the move, so that a gate is met in one step. */
  fields?: ChangeValues<StagedType> | undefined;
  /** What the dialog had read of them. */
  was?: Record<string, unknown> | undefined;
  note?: string | undefined;
  override?: { reason: string } | undefined;
}

const moveOf = <T extends StagedType>(type: T) =>
  z
    .object({
      type: z.literal(type),
      id: entityId,
      stageId: entityId,
      fields: changeSchema(type).optional(),
      was: asRead,
      note: line(500).optional(),
      override: z.object({ reason: overrideReason }).strict().optional(),
    })
    .strict();
export const MoveRecord = z.discriminatedUnion("type", [moveOf("opportunity"), moveOf("lead"), moveOf("case")]);

const stagedRecord = z.object({ type: z.enum(stagedTypes), id: entityId }).strict();
export const StagedRecord = stagedRecord;
export type StagedRecord = z.infer<typeof StagedRecord>;
export const ReadGate = stagedRecord.extend({ stageId: entityId }).strict();
export type ReadGate = z.infer<typeof ReadGate>;

/** Records of one type, named or all that a filter finds, to one stage. */
export const MoveRecords = z
  .object({ ...chosen, type: z.enum(stagedTypes), stageId: entityId, note: line(500).optional() })
  .strict()
  .refine(oneOfBoth);
export type MoveRecords = z.infer<typeof MoveRecords>;

export const ListStages = z.object({ type: z.enum(stagedTypes) }).strict();
export type ListStages = z.infer<typeof ListStages>;

const askOf = <T extends StagedType>(type: T) =>
  z
    .object({
      type: z.literal(type),
      id: entityId,
      stageId: entityId,
      fields: changeSchema(type).optional(),
      was: asRead,
      note: line(500).optional(),
    })
    .strict();
/** Asks for a yes, and saves what was filled in meanwhile, so that nothing typed is lost while one waits. */
export const AskApproval = z.discriminatedUnion("type", [askOf("opportunity"), askOf("lead"), askOf("case")]);
export type AskApproval = Omit<MoveRecord, "override">;
export const ApproveEntry = z.object({ id: entityId, note: line(500).optional() }).strict();
export type ApproveEntry = z.infer<typeof ApproveEntry>;
export const DeclineEntry = z.object({ id: entityId, reason: paragraph(500) }).strict();
export type DeclineEntry = z.infer<typeof DeclineEntry>;
export const ApprovalById = z.object({ id: entityId }).strict();
export type ApprovalById = z.infer<typeof ApprovalById>;
export const ListApprovals = z
  .object({ which: z.enum(["waitingForMe", "mine", "decided"]).default("waitingForMe") })
  .extend(pageInput.shape)
  .strict();
export type ListApprovals = z.infer<typeof ListApprovals>;

export const ListOverrides = z
  .object({
    type: z.enum(stagedTypes).optional(),
    pipelineId: entityId.optional(),
    stageId: entityId.optional(),
    source: z.enum(["screen", "import"]).optional(),
  })
  .extend(pageInput.shape)
  .strict();
export type ListOverrides = z.infer<typeof ListOverrides>;
export const CountOverrides = z
  .object({ type: z.enum(stagedTypes).optional(), weeks: z.int().min(1).max(52).default(12) })
  .strict();
export type CountOverrides = z.infer<typeof CountOverrides>;

/** What a form had read: the pipeline's last change. Null where it has never been changed. */
const version = z.string().max(40).nullable();
const pipelineName = line(80);

export const CreatePipeline = z
  .object({ type: z.enum(stagedTypes), name: pipelineName, copyOf: entityId.optional() })
  .strict();
export type CreatePipeline = z.infer<typeof CreatePipeline>;
export const UpdatePipeline = z
  .object({
    id: entityId,
    version,
    name: pipelineName.optional(),
    idleDays: z.int().min(1).max(365).optional(),
  })
  .strict();
export type UpdatePipeline = z.infer<typeof UpdatePipeline>;
export const OrderPipelines = z.object({ type: z.enum(stagedTypes), ids: z.array(entityId).min(1).max(50) }).strict();
export type OrderPipelines = z.infer<typeof OrderPipelines>;
export const ArchivePipeline = z.object({ id: entityId, version, moveTo: entityId.optional() }).strict();
export type ArchivePipeline = z.infer<typeof ArchivePipeline>;
export const PipelineById = z.object({ id: entityId }).strict();
export type PipelineById = z.infer<typeof PipelineById>;

export const AddStage = z
  .object({
    pipelineId: entityId,
    version,
    name: pipelineName,
    kind: z.enum(["open", "won", "lost"]).default("open"),
  })
  .strict();
export type AddStage = z.infer<typeof AddStage>;
export const UpdateStage = z
  .object({
    id: entityId,
    version,
    name: pipelineName.optional(),
    requires: z.array(z.string().min(1).max(60)).max(40).optional(),
    requiresActivities: z
      .array(
        z
          .object({
            kind: z.enum(["call", "email", "chat", "meeting", "note", "task"]),
            countMin: z.int().min(1).max(20),
          })
          .strict(),
      )
      .max(6)
      .optional(),
    approval: z.enum(["manager"]).nullable().optional(),
    probability: z.int().min(0).max(100).optional(),
    staysDaysMax: z.int().min(1).max(3_650).nullable().optional(),
  })
  .strict();
export type UpdateStage = z.infer<typeof UpdateStage>;
export const OrderStages = z.object({ pipelineId: entityId, version, ids: z.array(entityId).min(1).max(60) }).strict();
export type OrderStages = z.infer<typeof OrderStages>;
/** A stage is given up when it is empty; else its records need somewhere to go. */
export const ArchiveStage = z.object({ id: entityId, version, moveTo: entityId.optional() }).strict();
export type ArchiveStage = z.infer<typeof ArchiveStage>;
export const RestoreStage = z.object({ id: entityId, version }).strict();
export type RestoreStage = z.infer<typeof RestoreStage>;

const boardOf = {
  type: z.enum(stagedTypes),
  owner: z.enum(["mine", "team", "all"]).default("all"),
  flag: z.enum(flagNames).optional(),
};
export const ReadBoard = z.object({ ...boardOf, pipelineId: entityId.optional() }).strict();
export type ReadBoard = z.infer<typeof ReadBoard>;
export const ListBoardCards = z
  .object({ ...boardOf, stageId: entityId })
  .extend(pageInput.shape)
  .strict();
export type ListBoardCards = z.infer<typeof ListBoardCards>;
