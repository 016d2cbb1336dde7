/* What an address of the usage pages means is said in one place, for pages, saved insights and alerts alike. */
export {
  type Against,
  againstIn,
  type By,
  cohortsIn,
  groupIn,
  type Step,
  type Stretch,
  stretchBefore,
  stretchOf,
  stretchYearBefore,
  type UsageWindow,
} from "@arraigo/telemetry/usage-contract";
