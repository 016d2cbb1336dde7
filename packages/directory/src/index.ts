import { defineModule } from "@arraigo/platform";
import * as errors from "./errors";
import { forgetOld, forgetUploads, handOverDaily, mailNotice, mailPasswordReset } from "./jobs";
import { handover } from "./leaving/reports";
import { manifest } from "./manifest";
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
  jobs: { forgetOld, forgetUploads, handOverDaily, mailNotice, mailPasswordReset },
  evidence: {},
  handover,
});

export { type Authorized, authorized } from "./access/authorized";
export { grantsOf } from "./access/grants";
export { type Acting, actorOf, loadActor, type SignedIn } from "./access/load-actor";
export { grantOf, holds, reaches, withinReach } from "./access/reach";
export { type AuditEntry, recordAudit } from "./audit/record-audit";
export { createIdentity, originsOf } from "./identity/create-identity";
export type { Identity } from "./identity/identity";
export { languageOf } from "./identity/language";
export { clientAddressHeader } from "./identity/library";
export { createResetLink, invitationMinutes } from "./identity/reset-link";
export { createSignIns, type NewSignIn } from "./identity/sign-ins";
export { importPeopleFile } from "./imports/import-people-file";
export { type Notice, tellPeople } from "./inbox/tell-people";
export { createMailer, developmentMailbox, escapeHtml, type Mailbox } from "./mail/create-mailer";
export { createAdministrator, type NewAdministrator } from "./people/create-administrator";
export { createOrganisation, type NewOrganisation } from "./people/create-organisation";
export { type EnrolledPerson, type EnrolPeople, enrolPeople } from "./people/enrol-people";
export { filed } from "./people/filed";
export { directoryOrganisations } from "./people/organisations";
