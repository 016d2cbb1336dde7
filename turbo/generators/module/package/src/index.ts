import { defineModule } from "@arraigo/platform";
import * as errors from "./errors";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { router } from "./router";
import { entries } from "./tables";

export const __id__Module = defineModule(manifest, {
  router,
  tables: { entries },
  errors,
  messages: { en, es },
  jobs: {},
  evidence: {},
});
