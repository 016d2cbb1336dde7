import { defineModule } from "@arraigo/platform";
import { closePeriods, recomputeRolloutJob } from "./jobs";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { router } from "./router";
import * as schema from "./schema";
import { subscribers } from "./subscribers";

const { adoption: _namespace, ...tables } = schema;

export const adoptionModule = defineModule(manifest, {
  router,
  tables,
  errors: {},
  messages: { en, es },
  subscribers,
  jobs: { closePeriods, recomputeRollout: recomputeRolloutJob },
  evidence: {},
});

export { recomputePeople } from "./standing/recompute-people";
export { recomputeAll, recomputeRollout } from "./standing/recompute-rollout";
