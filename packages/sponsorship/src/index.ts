import { defineModule } from "@arraigo/platform";
import * as errors from "./errors";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { router } from "./router";
import { sponsors } from "./sponsors/tables";
import { deliverMessage } from "./words/deliver-message";
import { messages, receipts } from "./words/tables";

export const sponsorshipModule = defineModule(manifest, {
  router,
  tables: { sponsors, messages, receipts },
  errors,
  messages: { en, es },
  jobs: { deliverMessage },
  evidence: {},
});

export { appointSponsor } from "./sponsors/appoint-sponsor";
export { setConsent } from "./sponsors/set-consent";
export { readMessage } from "./words/read-message";
export { recordReads } from "./words/record-reads";
export { sendMessage } from "./words/send-message";
