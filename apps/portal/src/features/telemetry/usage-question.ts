/* What an address of the usage pages means is said in one place, for pages, saved insights and alerts alike. */
export {
  type Against,
  againstIn,
  type By,
  cadenceOf,
  cohortsIn,
  groupIn,
  type Step,
  type Stretch,
  steps,
  stretchBefore,
  stretchOf,
  stretchYearBefore,
  type UsageWindow,
  windowUnasked,
} from "@arraigo/telemetry/usage-contract";
