import type { TRPCRouterRecord } from "@trpc/server";
import { getAccount } from "./accounts/get-account";
import { readAccountGroup } from "./accounts/read-group";
import { activityRouter } from "./activities/router";
import { caseProcedures, queueRouter } from "./cases/router";
import { claimsRouter } from "./claims/router";
import { getContact } from "./contacts/get-contact";
import { pointsRouter } from "./contacts/points-router";
import { relateContact, unrelateContact } from "./contacts/relate-contact";
import {
  CreateAccount,
  CreateCase,
  CreateContact,
  CreateOpportunity,
  CreateProduct,
  FindRecords,
  ListFieldHistory,
  ListTimeline,
  ReadAccountGroup,
  ReassignRecord,
  RecordById,
  RelateContact,
  RestoreValue,
  SetNextStep,
  UndoRun,
  UnrelateContact,
  UpdateAccount,
  UpdateCase,
  UpdateContact,
  UpdateOpportunity,
  UpdateProduct,
} from "./contract";
import { dashboardsRouter } from "./dashboards/router";
import { duplicateRouter } from "./duplicates/router";
import { exportRouter } from "./exports/router";
import { customFieldRouter } from "./fields/router";
import { importsRouter } from "./imports/router";
import { leadRouter } from "./leads/router";
import { listProcedures } from "./lists/router";
import { CountHanging } from "./lists-contract";
import { mergeRouter } from "./merges/router";
import { getOpportunity } from "./opportunities/get-opportunity";
import { listOwners } from "./owners/list-owners";
import { pipelineRouter } from "./pipeline/router";
import { can } from "./procedures";
import { lineRouter, productProcedures } from "./products/router";
import { profitRouter } from "./profit/router";
import { qualityRouter } from "./quality/router";
import { countHanging } from "./records/count-hanging";
import { createRecord } from "./records/create-record";
import { findRecords } from "./records/find-records";
import { reassignRecord } from "./records/reassign-record";
import { setNextStep } from "./records/set-next-step";
import { updateRecord } from "./records/update-record";
import { listRuns } from "./runs/list-runs";
import { pauseRun, readRun, resumeRun } from "./runs/steer-run";
import { undoRun } from "./runs/undo-run";
import { ListRuns } from "./runs-contract";
import { searchRouter } from "./search/router";
import { settingsRouter } from "./settings/router";
import { listFieldHistory } from "./timeline/list-field-history";
import { listTimeline } from "./timeline/list-timeline";
import { restoreValue } from "./timeline/restore-value";
import { listNext } from "./today/list-next";
import { viewRouter } from "./views/router";

export const router = {
  accounts: {
    ...listProcedures("account"),
    get: can("account.read")
      .input(RecordById)
      .query(({ ctx, input }) => getAccount(ctx, input)),
    create: can("account.write")
      .input(CreateAccount)
      .mutation(({ ctx, input }) => createRecord(ctx, "account", input)),
    update: can("account.write")
      .input(UpdateAccount)
      .mutation(({ ctx, input }) => updateRecord(ctx, "account", input)),
    group: can("account.read")
      .input(ReadAccountGroup)
      .query(({ ctx, input }) => readAccountGroup(ctx, input)),
  },
  contacts: {
    ...listProcedures("contact"),
    get: can("contact.read")
      .input(RecordById)
      .query(({ ctx, input }) => getContact(ctx, input)),
    create: can("contact.write")
      .input(CreateContact)
      .mutation(({ ctx, input }) => createRecord(ctx, "contact", input)),
    update: can("contact.write")
      .input(UpdateContact)
      .mutation(({ ctx, input }) => updateRecord(ctx, "contact", input)),
    points: pointsRouter("contact"),
    relate: can("contact.write")
      .input(RelateContact)
      .mutation(({ ctx, input }) => relateContact(ctx, input)),
    unrelate: can("contact.write")
      .input(UnrelateContact)
      .mutation(({ ctx, input }) => unrelateContact(ctx, input)),
  },
  opportunities: {
    ...listProcedures("opportunity"),
    get: can("opportunity.read")
      .input(RecordById)
      .query(({ ctx, input }) => getOpportunity(ctx, input)),
    create: can("opportunity.write")
      .input(CreateOpportunity)
      .mutation(({ ctx, input }) => createRecord(ctx, "opportunity", input)),
    update: can("opportunity.write")
      .input(UpdateOpportunity)
      .mutation(({ ctx, input }) => updateRecord(ctx, "opportunity", input)),
  },
  leads: {
    ...listProcedures("lead"),
    ...leadRouter,
    points: pointsRouter("lead"),
  },
  cases: {
    ...listProcedures("case"),
    ...caseProcedures,
    create: can("case.write")
      .input(CreateCase)
      .mutation(({ ctx, input }) => createRecord(ctx, "case", input)),
    update: can("case.write")
      .input(UpdateCase)
      .mutation(({ ctx, input }) => updateRecord(ctx, "case", input)),
  },
  products: {
    ...listProcedures("product"),
    ...productProcedures,
    create: can("product.write")
      .input(CreateProduct)
      .mutation(({ ctx, input }) => createRecord(ctx, "product", input)),
    update: can("product.write")
      .input(UpdateProduct)
      .mutation(({ ctx, input }) => updateRecord(ctx, "product", input)),
  },
  views: viewRouter,
  customFields: customFieldRouter,
  exports: exportRouter,
  search: searchRouter,
  runs: {
    list: can("run.undo")
      .input(ListRuns)
      .query(({ ctx, input }) => listRuns(ctx, input)),
    get: can("run.undo")
      .input(UndoRun)
      .query(({ ctx, input }) => readRun(ctx, input)),
    pause: can("run.undo", { track: "run_steered" })
      .input(UndoRun)
      .mutation(({ ctx, input }) => pauseRun(ctx, input)),
    resume: can("run.undo", { track: "run_steered" })
      .input(UndoRun)
      .mutation(({ ctx, input }) => resumeRun(ctx, input)),
    undo: can("run.undo")
      .input(UndoRun)
      .mutation(({ ctx, input }) => undoRun(ctx, input)),
  },
  ...pipelineRouter,
  queues: queueRouter,
  lines: lineRouter,
  activities: activityRouter,
  records: {
    timeline: can("record.read")
      .input(ListTimeline)
      .query(({ ctx, input }) => listTimeline(ctx, input)),
    fieldHistory: can("record.read")
      .input(ListFieldHistory)
      .query(({ ctx, input }) => listFieldHistory(ctx, input)),
    find: can("record.read")
      .input(FindRecords)
      .query(({ ctx, input }) => findRecords(ctx, input)),
    // Whether they may be deleted is asked of their own kind: `${type}.write`.
    hanging: can("record.read")
      .input(CountHanging)
      .query(({ ctx, input }) => countHanging(ctx, input)),
    // Whether this record may be changed is asked of its own kind: `${type}.write`.
    setNextStep: can("record.read")
      .input(SetNextStep)
      .mutation(({ ctx, input }) => setNextStep(ctx, input)),
    restoreValue: can("record.read")
      .input(RestoreValue)
      .mutation(({ ctx, input }) => restoreValue(ctx, input)),
    reassign: can("record.reassign")
      .input(ReassignRecord)
      .mutation(({ ctx, input }) => reassignRecord(ctx, input)),
  },
  owners: {
    list: can("record.reassign").query(({ ctx }) => listOwners(ctx)),
  },
  duplicates: duplicateRouter,
  merges: mergeRouter,
  quality: qualityRouter,
  claims: claimsRouter,
  dashboards: dashboardsRouter,
  profit: profitRouter,
  settings: settingsRouter,
  today: {
    next: can("record.read").query(({ ctx }) => listNext(ctx)),
  },
  imports: importsRouter,
} satisfies TRPCRouterRecord;
