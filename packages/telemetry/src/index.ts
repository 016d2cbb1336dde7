import { defineModule } from "@arraigo/platform";
import { checkAlerts } from "./alerts/check-alerts";
import * as errors from "./errors";
import { forgetDeliveries } from "./health/forget-deliveries";
import { checkUploadJob as checkUpload } from "./history/check-upload";
import { forgetUploads } from "./history/forget-uploads";
import { runUploadJob as runUpload } from "./history/run-upload";
import { undoUploadJob as undoUpload } from "./history/undo-upload";
import { watchHorizon } from "./horizon/watch-horizon";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { moveNames } from "./people/move-names";
import { recheckPeople } from "./people/recheck-people";
import { sealDays } from "./presence/seal-days";
import { pullDue, pullSource } from "./pull/pull-source";
import { keepToPolicy } from "./retention/keep-to-policy";
import { erasePerson } from "./retention/run-erasure";
import { router } from "./router";
import * as schema from "./schema";
import { subscribers } from "./subscribers";

const { telemetry: _namespace, ...tables } = schema;
const historyJobs = { checkUpload, forgetUploads, runUpload, pullDue, pullSource, undoUpload };

export const telemetryModule = defineModule(manifest, {
  router,
  tables,
  errors,
  messages: { en, es },
  subscribers,
  jobs: {
    checkAlerts,
    erasePerson,
    forgetDeliveries,
    keepToPolicy,
    moveNames,
    recheckPeople,
    sealDays,
    watchHorizon,
    ...historyJobs,
  },
  evidence: {},
});

export { createIngest, type IngestHandler, type IngestOptions } from "./ingest/create-ingest";
export { ingestPaths } from "./ingest/routes";
export { createWriteKey } from "./keys/create-write-key";
export { type RecordUsageOptions, recordUsage } from "./store/record-usage";
export { storeEventsSql } from "./store/store-events";
export { telemetryPort } from "./store/telemetry-port";
