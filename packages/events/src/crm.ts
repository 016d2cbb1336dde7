import { z } from "zod";
import { defineEvent } from "./define-event";

/** What the CRM publishes. */
export const crmEvents = {
  /** A deal, a lead or a case entered another stage, on its way or back. */
  recordMoved: defineEvent(
    "crm.record_moved",
    z.object({
      recordType: z.enum(["opportunity", "lead", "case"]),
      recordId: z.uuid(),
      movedBy: z.uuid().nullable(),
      fromStageId: z.uuid(),
      toStageId: z.uuid(),
      toKind: z.enum(["open", "won", "lost"]),
      occurredAt: z.iso.datetime(),
    }),
  ),
  /** Many moved to one stage as one: an import, a bulk change, a stage that was given up. */
  recordsMoved: defineEvent(
    "crm.records_moved",
    z.object({
      recordType: z.enum(["opportunity", "lead", "case"]),
      records: z.int(),
      movedBy: z.uuid().nullable(),
      toStageId: z.uuid(),
      toKind: z.enum(["open", "won", "lost"]),
      occurredAt: z.iso.datetime(),
    }),
  ),
  /** Somebody moved a record past a gate that was not met, and said why. The reason itself stays in the CRM. */
  gateOverridden: defineEvent(
    "crm.gate_overridden",
    z.object({
      overrideId: z.uuid(),
      recordType: z.enum(["opportunity", "lead", "case"]),
      recordId: z.uuid(),
      stageId: z.uuid(),
      missing: z.array(z.string()),
      overriddenBy: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  /** The same for many records in one act: a stage was given up under them, or an import moved them with one reason. */
  gatesOverridden: defineEvent(
    "crm.gates_overridden",
    z.object({
      recordType: z.enum(["opportunity", "lead", "case"]),
      records: z.int(),
      stageIds: z.array(z.uuid()),
      /** The run or import it was part of. */
      runId: z.uuid().nullable(),
      overriddenBy: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  leadConverted: defineEvent(
    "crm.lead_converted",
    z.object({
      leadId: z.uuid(),
      accountId: z.uuid().nullable(),
      contactId: z.uuid().nullable(),
      opportunityId: z.uuid().nullable(),
      convertedBy: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  recordClaimed: defineEvent(
    "crm.record_claimed",
    z.object({
      claimId: z.uuid(),
      recordType: z.enum(["account", "contact", "lead", "opportunity", "case"]),
      recordId: z.uuid(),
      because: z.enum(["unowned", "left", "abandoned"]),
      claimedBy: z.uuid(),
      fromOwnerId: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  claimReturned: defineEvent(
    "crm.claim_returned",
    z.object({
      claimId: z.uuid(),
      recordType: z.enum(["account", "contact", "lead", "opportunity", "case"]),
      recordId: z.uuid(),
      returnedBy: z.uuid().nullable(),
      toOwnerId: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  /** Two to five records became one; the losers lead to the winner. */
  recordsMerged: defineEvent(
    "crm.records_merged",
    z.object({
      mergeId: z.uuid(),
      recordType: z.enum(["account", "contact", "lead"]),
      winnerId: z.uuid(),
      loserIds: z.array(z.uuid()),
      mergedBy: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  recordsUnmerged: defineEvent(
    "crm.records_unmerged",
    z.object({
      mergeId: z.uuid(),
      recordType: z.enum(["account", "contact", "lead"]),
      winnerId: z.uuid(),
      loserIds: z.array(z.uuid()),
      unmergedBy: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  activityLogged: defineEvent(
    "crm.activity_logged",
    z.object({
      activityId: z.uuid(),
      loggedBy: z.uuid().nullable(),
      kind: z.enum(["call", "email", "chat", "meeting", "note", "task"]),
      minutes: z.int().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  /** One for the whole file, never one a row. */
  contactsImported: defineEvent(
    "crm.contacts_imported",
    z.object({
      importId: z.uuid(),
      importedBy: z.uuid().nullable(),
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      failed: z.int(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  /** The same for files of anything but contacts. */
  recordsImported: defineEvent(
    "crm.records_imported",
    z.object({
      importId: z.uuid(),
      recordType: z.enum(["account", "contact", "lead", "opportunity", "case", "product", "activity"]),
      importedBy: z.uuid().nullable(),
      created: z.int(),
      updated: z.int(),
      unchanged: z.int(),
      failed: z.int(),
      occurredAt: z.iso.datetime(),
    }),
  ),
  /** One for all the records that were changed, handed on or removed as one. */
  recordsChanged: defineEvent(
    "crm.records_changed",
    z.object({
      runId: z.uuid(),
      kind: z.enum(["edit", "reassign", "claim", "handover", "delete", "restore"]),
      recordType: z.enum(["account", "contact", "lead", "opportunity", "case", "product"]),
      records: z.int(),
      changedBy: z.uuid().nullable(),
      occurredAt: z.iso.datetime(),
    }),
  ),
};
