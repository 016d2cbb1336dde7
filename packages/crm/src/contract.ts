import { entityId, line, localDate } from "@arraigo/platform/contract";
import { z } from "zod";
import { asRead } from "./as-read-contract";
import { type CustomValues, changeSchema, createSchema } from "./fields/values-schema";
import { type RecordType, recordTypes, steppedTypes } from "./record-types";

export * from "./activities-contract";
export * from "./cases-contract";
export * from "./contacts-contract";
export * from "./dashboards-contract";
export * from "./duplicates-contract";
export * from "./imports-contract";
export * from "./insight-contract";
export * from "./leads-contract";
export { filterableFields, listExtras, opsOf, sortableKeys } from "./lists/list-fields";
export * from "./lists-contract";
export * from "./pipeline-contract";
export * from "./products-contract";
export * from "./profit-contract";
export * from "./quality-contract";
export * from "./record-types";
export * from "./runs-contract";
export * from "./timeline-contract";

export const stageKinds = ["open", "won", "lost"] as const;
export type StageKind = (typeof stageKinds)[number];
export const ownerFilters = ["mine", "team", "all"] as const;
export type OwnerFilter = (typeof ownerFilters)[number];
/** Counts stop here: "more than 1,000" is all a list needs to say. */
export const countMax = 1_001;

/** A change of one record: the fields that change, and what the form had read of them. */
const updateOf = <T extends RecordType>(type: T) =>
  z.object({ id: entityId, values: changeSchema(type), was: asRead }).strict();

export const CreateAccount = createSchema("account");
export const UpdateAccount = updateOf("account");
export const CreateContact = createSchema("contact");
export const UpdateContact = updateOf("contact");
export const CreateLead = createSchema("lead");
export const UpdateLead = updateOf("lead");
export const CreateOpportunity = createSchema("opportunity");
export const UpdateOpportunity = updateOf("opportunity");
export const CreateCase = createSchema("case");
export const UpdateCase = updateOf("case");
export const CreateProduct = createSchema("product");
export const UpdateProduct = updateOf("product");
/** Any of them, once parsed. */
export interface UpdateRecord {
  id: string;
  values: Record<string, unknown> & { custom?: CustomValues | undefined };
  was?: Record<string, unknown> | undefined;
}

export const RestoreValue = z.object({ eventId: entityId, field: z.string().min(1).max(80) }).strict();
export const UndoRun = z.object({ runId: entityId }).strict();

export const SetNextStep = z
  .object({
    type: z.enum(steppedTypes),
    id: entityId,
    nextStep: line(300).nullable(),
    nextStepOn: localDate.nullable(),
    was: asRead,
  })
  .strict();
export type SetNextStep = z.infer<typeof SetNextStep>;

export const RecordById = z.object({ id: entityId }).strict();
export type RecordById = z.infer<typeof RecordById>;

export const ReassignRecord = z.object({ type: z.enum(recordTypes), id: entityId, ownerId: entityId }).strict();
export type ReassignRecord = z.infer<typeof ReassignRecord>;

export const FindRecords = z.object({ text: z.string().trim().min(2).max(120) }).strict();
export type FindRecords = z.infer<typeof FindRecords>;
