import { defineModule } from "@arraigo/platform";
import { findDuplicates, goOnFindingDuplicates } from "./duplicates/find-duplicates";
import * as errors from "./errors";
import { dataQuality } from "./evidence";
import { forgetExports, runExport } from "./exports/run-export";
import { indexField } from "./fields/index-field";
import { handover } from "./handover/hand-over-work";
import { forgetUploads } from "./imports/forget-uploads";
import { checkImport } from "./imports/run/check-import";
import { runImport } from "./imports/run/run-import";
import { undoImportJob } from "./imports/undo/undo-import";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { processKept } from "./pipeline/process-kept";
import { keepProfit } from "./profit/keep-profit";
import { keepQuality } from "./quality/keep-quality";
import { measureQuality } from "./quality/measure-quality";
import { forgetGone } from "./retention/forget-gone";
import { router } from "./router";
import { runMany } from "./runs/run-many";
import { undoRunJob } from "./runs/undo-run";
import * as schema from "./schema";

const { crm: _namespace, ...tables } = schema;

export const crmModule = defineModule(manifest, {
  router,
  tables,
  errors,
  messages: { en, es },
  jobs: {
    forgetUploads,
    forgetGone,
    checkImport,
    runImport,
    undoImport: undoImportJob,
    runMany,
    undoRun: undoRunJob,
    findDuplicates,
    goOnFindingDuplicates,
    measureQuality,
    keepQuality,
    keepProfit,
    indexField,
    runExport,
    forgetExports,
  },
  evidence: { processKept, dataQuality },
  handover,
});

export { type BulkCase, createCases } from "./bulk/create-cases";
export { type BulkLead, createLeads } from "./bulk/create-leads";
export { addLines, type BulkLine, type BulkProduct, createProducts } from "./bulk/create-products";
export {
  type BulkAccount,
  type BulkContact,
  type BulkOpportunity,
  createAccounts,
  createContacts,
  createOpportunities,
} from "./bulk/create-records";
export { type BulkTask, planTasks } from "./bulk/plan-tasks";
export { type BulkActivity, recordActivities } from "./bulk/record-activities";
export { usualQueues } from "./cases/usual-queues";
export { findDuplicates } from "./duplicates/find-duplicates";
export { importContacts, importFile } from "./imports/import-file";
export { listStages } from "./pipeline/list-stages";
export { readRates, setRates } from "./profit/rates";
export { saveFigures } from "./profit/save-figures";
export { measureDay } from "./quality/measure-quality";
