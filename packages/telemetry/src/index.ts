import { defineModule } from "@arraigo/platform";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { router } from "./router";

export const telemetryModule = defineModule(manifest, { router, tables: {}, errors: {}, messages: { en, es }, jobs: {}, evidence: {} });
