import type { TRPCRouterRecord } from "@trpc/server";
import { createAccount } from "./accounts/create-account";
import { getAccount } from "./accounts/get-account";
import { countAccounts, listAccounts } from "./accounts/list-accounts";
import { updateAccount } from "./accounts/update-account";
import { logActivity } from "./activities/log-activity";
import { suggestActivity } from "./activities/suggest-activity";
import { withdrawActivity } from "./activities/withdraw-activity";
import { createContact } from "./contacts/create-contact";
import { exportContacts } from "./contacts/export-contacts";
import { getContact } from "./contacts/get-contact";
import { countContacts, listContacts } from "./contacts/list-contacts";
import { updateContact } from "./contacts/update-contact";
import {
  AccountFilter,
  ContactFilter,
  CreateAccount,
  CreateContact,
  CreateOpportunity,
  FindRecords,
  ImportById,
  ListAccounts,
  ListContacts,
  ListStageCards,
  ListTimeline,
  LogActivity,
  MoveOpportunity,
  PlanImport,
  ReadBoard,
  ReassignRecord,
  RecordById,
  SetNextStep,
  SuggestActivity,
  UpdateAccount,
  UpdateContact,
  UpdateOpportunity,
  UploadImport,
} from "./contract";
import { commitImport } from "./imports/commit-import";
import { exportImportErrors, getImport } from "./imports/get-import";
import { listImports } from "./imports/list-imports";
import { previewImport } from "./imports/preview-import";
import { uploadImport } from "./imports/upload-import";
import { createOpportunity } from "./opportunities/create-opportunity";
import { getOpportunity } from "./opportunities/get-opportunity";
import { moveOpportunity } from "./opportunities/move-opportunity";
import { listStageCards, readBoard } from "./opportunities/read-board";
import { unmoveOpportunity } from "./opportunities/unmove-opportunity";
import { updateOpportunity } from "./opportunities/update-opportunity";
import { listOwners } from "./owners/list-owners";
import { listStages } from "./pipeline/list-stages";
import { can } from "./procedures";
import { findRecords } from "./records/find-records";
import { reassignRecord } from "./records/reassign-record";
import { setNextStep } from "./records/set-next-step";
import { listTimeline } from "./timeline/list-timeline";
import { listNext } from "./today/list-next";

export const router = {
  accounts: {
    list: can("account.read")
      .input(ListAccounts)
      .query(({ ctx, input }) => listAccounts(ctx, input)),
    count: can("account.read")
      .input(AccountFilter)
      .query(({ ctx, input }) => countAccounts(ctx, input)),
    get: can("account.read")
      .input(RecordById)
      .query(({ ctx, input }) => getAccount(ctx, input)),
    create: can("account.write", { track: "account_created" })
      .input(CreateAccount)
      .mutation(({ ctx, input }) => createAccount(ctx, input)),
    update: can("account.write", { track: "account_updated" })
      .input(UpdateAccount)
      .mutation(({ ctx, input }) => updateAccount(ctx, input)),
  },
  contacts: {
    list: can("contact.read")
      .input(ListContacts)
      .query(({ ctx, input }) => listContacts(ctx, input)),
    count: can("contact.read")
      .input(ContactFilter)
      .query(({ ctx, input }) => countContacts(ctx, input)),
    get: can("contact.read")
      .input(RecordById)
      .query(({ ctx, input }) => getContact(ctx, input)),
    create: can("contact.write", { track: "contact_created" })
      .input(CreateContact)
      .mutation(({ ctx, input }) => createContact(ctx, input)),
    update: can("contact.write", { track: "contact_updated" })
      .input(UpdateContact)
      .mutation(({ ctx, input }) => updateContact(ctx, input)),
    export: can("contact.export", { track: "contacts_exported" })
      .input(ContactFilter)
      .mutation(({ ctx, input }) => exportContacts(ctx, input)),
  },
  opportunities: {
    board: can("opportunity.read")
      .input(ReadBoard)
      .query(({ ctx, input }) => readBoard(ctx, input)),
    stageCards: can("opportunity.read")
      .input(ListStageCards)
      .query(({ ctx, input }) => listStageCards(ctx, input)),
    get: can("opportunity.read")
      .input(RecordById)
      .query(({ ctx, input }) => getOpportunity(ctx, input)),
    create: can("opportunity.write", { track: "opportunity_created" })
      .input(CreateOpportunity)
      .mutation(({ ctx, input }) => createOpportunity(ctx, input)),
    update: can("opportunity.write", { track: "opportunity_updated" })
      .input(UpdateOpportunity)
      .mutation(({ ctx, input }) => updateOpportunity(ctx, input)),
    move: can("opportunity.write", { track: "opportunity_moved" })
      .input(MoveOpportunity)
      .mutation(({ ctx, input }) => moveOpportunity(ctx, input)),
    unmove: can("opportunity.write")
      .input(RecordById)
      .mutation(({ ctx, input }) => unmoveOpportunity(ctx, input)),
  },
  stages: {
    list: can("opportunity.read").query(({ ctx }) => listStages(ctx)),
  },
  activities: {
    suggest: can("activity.log")
      .input(SuggestActivity)
      .query(({ ctx, input }) => suggestActivity(ctx, input)),
    log: can("activity.log", { track: "activity_logged" })
      .input(LogActivity)
      .mutation(({ ctx, input }) => logActivity(ctx, input)),
    withdraw: can("activity.withdraw", { track: "activity_withdrawn" })
      .input(RecordById)
      .mutation(({ ctx, input }) => withdrawActivity(ctx, input)),
  },
  records: {
    timeline: can("contact.read")
      .input(ListTimeline)
      .query(({ ctx, input }) => listTimeline(ctx, input)),
    find: can("contact.read")
      .input(FindRecords)
      .query(({ ctx, input }) => findRecords(ctx, input)),
    setNextStep: can("contact.write", { track: "next_step_set" })
      .input(SetNextStep)
      .mutation(({ ctx, input }) => setNextStep(ctx, input)),
    reassign: can("record.reassign", { track: "record_reassigned" })
      .input(ReassignRecord)
      .mutation(({ ctx, input }) => reassignRecord(ctx, input)),
  },
  owners: {
    list: can("record.reassign").query(({ ctx }) => listOwners(ctx)),
  },
  today: {
    next: can("opportunity.read").query(({ ctx }) => listNext(ctx)),
  },
  imports: {
    upload: can("contact.import")
      .input(UploadImport)
      .mutation(({ ctx, input }) => uploadImport(ctx, input)),
    preview: can("contact.import")
      .input(PlanImport)
      .mutation(({ ctx, input }) => previewImport(ctx, input)),
    commit: can("contact.import", { track: "contacts_imported" })
      .input(PlanImport)
      .mutation(({ ctx, input }) => commitImport(ctx, input)),
    get: can("contact.import")
      .input(ImportById)
      .query(({ ctx, input }) => getImport(ctx, input)),
    errors: can("contact.import")
      .input(ImportById)
      .query(({ ctx, input }) => exportImportErrors(ctx, input)),
    list: can("contact.import").query(({ ctx }) => listImports(ctx)),
  },
} satisfies TRPCRouterRecord;
