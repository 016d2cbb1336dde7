import { defineModule } from "@arraigo/platform";
import * as errors from "./errors";
import { manifest } from "./manifest";
import { mailNotice, mailPasswordReset } from "./jobs";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { router } from "./router";
import * as schema from "./schema";

const { directory: _namespace, ...tables } = schema;

export const directoryModule = defineModule(manifest, {
  router,
  tables,
  errors,
  messages: { en, es },
  jobs: { mailNotice, mailPasswordReset },
  evidence: {},
});

export { type Authorized, authorized } from "./access/authorized";
export { grantsOf, loadActor, type SignedIn } from "./access/load-actor";
export { grantOf, holds, reaches, withinReach } from "./access/reach";
export { type AuditEntry, recordAudit } from "./audit/record-audit";
export { type Notice, tellPeople } from "./inbox/tell-people";
