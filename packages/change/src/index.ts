import { defineModule } from "@arraigo/platform";
import { behaviours } from "./behaviours/tables";
import * as errors from "./errors";
import { manifest } from "./manifest";
import { en } from "./messages/en";
import { es } from "./messages/es";
import { planPoints, rollouts } from "./rollouts/tables";
import { router } from "./router";
import { subscribers } from "./subscribers";
import { wavePeople, waves, waveUnits } from "./waves/tables";

export const changeModule = defineModule(manifest, {
  router,
  tables: { rollouts, planPoints, waves, waveUnits, wavePeople, behaviours },
  errors,
  messages: { en, es },
  subscribers,
  jobs: {},
  evidence: {},
});

export { saveBehaviour } from "./behaviours/save-behaviour";
export { savePlan } from "./rollouts/save-plan";
export { saveRollout } from "./rollouts/save-rollout";
export { saveWave } from "./waves/save-wave";
