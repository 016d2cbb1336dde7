import { z } from "zod";
import { defineEvent } from "./define-event";

/** What the CRM publishes. */
export const crmEvents = {
  opportunityMoved: defineEvent(
    "crm.opportunity_moved",
    z.object({
      opportunityId: z.uuid(),
      movedBy: z.uuid().nullable(),
      fromStageId: z.uuid(),
      toStageId: z.uuid(),
      toKind: z.enum(["open", "won", "lost"]),
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
};
