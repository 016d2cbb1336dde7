import { entityId, isoInstant, line, localDate, pageInput, paragraph } from "@arraigo/platform/contract";
import { z } from "zod";

export * from "./imports-contract";

export const recordTypes = ["account", "contact", "opportunity"] as const;
export type RecordType = (typeof recordTypes)[number];
export const activityKinds = ["call", "email", "meeting", "note"] as const;
export type ActivityKind = (typeof activityKinds)[number];
export const stageKinds = ["open", "won", "lost"] as const;
export type StageKind = (typeof stageKinds)[number];
/** What a stage may ask for before an opportunity enters it. */
export const gateFields = ["amountMinor", "closesOn", "nextStep", "nextStepOn", "reason"] as const;
export type GateField = (typeof gateFields)[number];
export const ownerFilters = ["mine", "team", "all"] as const;
export type OwnerFilter = (typeof ownerFilters)[number];
/** Counts stop here: "more than 1,000" is all a list needs to say. */
export const countMax = 1_001;

/** Above a million million in the smallest unit a number stops being a sale. */
const amountMinor = z.int().min(0).max(1_000_000_000_000_000);
const email = z.email().max(254);
const optionalLine = (charactersMax: number) => line(charactersMax).nullable().optional();

const nextStep = { nextStep: optionalLine(300), nextStepOn: localDate.nullable().optional() };

const accountFields = {
  name: line(200),
  website: optionalLine(300),
  phone: optionalLine(60),
  city: optionalLine(120),
  notes: paragraph(4_000).nullable().optional(),
  ...nextStep,
};
export const CreateAccount = z.object(accountFields).strict();
export type CreateAccount = z.infer<typeof CreateAccount>;
export const UpdateAccount = z.object(accountFields).partial().extend({ accountId: entityId }).strict();
export type UpdateAccount = z.infer<typeof UpdateAccount>;

const contactFields = {
  givenName: z.string().trim().max(120),
  familyName: z.string().trim().max(120),
  email: email.nullable().optional(),
  phone: optionalLine(60),
  title: optionalLine(160),
  accountId: entityId.nullable().optional(),
  tags: z.array(line(60)).max(30).optional(),
  notes: paragraph(4_000).nullable().optional(),
  ...nextStep,
};
/** A contact needs a name or an e-mail address; the verb says so where both are missing. */
export const CreateContact = z.object(contactFields).strict();
export type CreateContact = z.infer<typeof CreateContact>;
export const UpdateContact = z.object(contactFields).partial().extend({ contactId: entityId }).strict();
export type UpdateContact = z.infer<typeof UpdateContact>;

const opportunityFields = {
  name: line(200),
  accountId: entityId.nullable().optional(),
  contactId: entityId.nullable().optional(),
  amountMinor: amountMinor.nullable().optional(),
  currency: z.string().regex(/^[A-Z]{3}$/),
  closesOn: localDate.nullable().optional(),
  ...nextStep,
};
export const CreateOpportunity = z.object(opportunityFields).strict();
export type CreateOpportunity = z.infer<typeof CreateOpportunity>;
export const UpdateOpportunity = z.object(opportunityFields).partial().extend({ opportunityId: entityId }).strict();
export type UpdateOpportunity = z.infer<typeof UpdateOpportunity>;

export const MoveOpportunity = z
  .object({
    opportunityId: entityId,
    stageId: entityId,
    /** Fields filled in with the move, so that a gate is met in one step. */
    fields: z
      .object({ amountMinor, closesOn: localDate, nextStep: line(300), nextStepOn: localDate, reason: line(500) })
      .partial()
      .strict()
      .optional(),
  })
  .strict();
export type MoveOpportunity = z.infer<typeof MoveOpportunity>;

export const SetNextStep = z
  .object({ type: z.enum(recordTypes), id: entityId, nextStep: line(300).nullable(), nextStepOn: localDate.nullable() })
  .strict();
export type SetNextStep = z.infer<typeof SetNextStep>;

export const LogActivity = z
  .object({
    text: paragraph(4_000),
    kind: z.enum(activityKinds),
    /** With whom: at least one of the three. */
    accountId: entityId.optional(),
    contactId: entityId.optional(),
    opportunityId: entityId.optional(),
    minutes: z.int().min(0).max(1_440).optional(),
    /** When it happened, if not now. Never in the future. */
    occurredAt: isoInstant.optional(),
    nextStep: line(300).optional(),
    nextStepOn: localDate.optional(),
  })
  .strict();
export type LogActivity = z.infer<typeof LogActivity>;

export const SuggestActivity = z
  .object({
    text: z.string().trim().max(4_000),
    /** With whom it is, where that is known already. */
    accountId: entityId.optional(),
    contactId: entityId.optional(),
    opportunityId: entityId.optional(),
  })
  .strict();
export type SuggestActivity = z.infer<typeof SuggestActivity>;

export const RecordById = z.object({ id: entityId }).strict();
export type RecordById = z.infer<typeof RecordById>;

export const ReassignRecord = z.object({ type: z.enum(recordTypes), id: entityId, ownerId: entityId }).strict();
export type ReassignRecord = z.infer<typeof ReassignRecord>;

export const ContactFilter = z
  .object({
    search: z.string().trim().max(120).optional(),
    owner: z.enum(ownerFilters).default("all"),
    accountId: entityId.optional(),
    sort: z.enum(["newest", "name"]).default("newest"),
  })
  .strict();
export type ContactFilter = z.infer<typeof ContactFilter>;
export const ListContacts = ContactFilter.extend(pageInput.shape);
export type ListContacts = z.infer<typeof ListContacts>;

export const AccountFilter = ContactFilter.omit({ accountId: true });
export type AccountFilter = z.infer<typeof AccountFilter>;
export const ListAccounts = AccountFilter.extend(pageInput.shape);
export type ListAccounts = z.infer<typeof ListAccounts>;

export const ReadBoard = z.object({ owner: z.enum(ownerFilters).default("all") }).strict();
export type ReadBoard = z.infer<typeof ReadBoard>;
export const ListStageCards = ReadBoard.extend({ stageId: entityId }).extend(pageInput.shape);
export type ListStageCards = z.infer<typeof ListStageCards>;

export const ListTimeline = z
  .object({ type: z.enum(recordTypes), id: entityId })
  .extend(pageInput.shape)
  .strict();
export type ListTimeline = z.infer<typeof ListTimeline>;

export const FindRecords = z.object({ text: z.string().trim().min(2).max(120) }).strict();
export type FindRecords = z.infer<typeof FindRecords>;
