/* What an address of funnels and paths means is said in one place, for pages, saved insights and alerts alike. */
export {
  type FilterValue,
  type FunnelStepChoice,
  firstSteps,
  rawStretch,
  shownValue,
  stepsIn,
  stepsMax,
  stepsText,
  usualPaths,
  usualWithin,
  valueIn,
} from "@arraigo/telemetry/sequences-question-contract";
