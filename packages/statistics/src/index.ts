export { kaplanMeier, type SurvivalObservation, type SurvivalStep } from "./kaplan-meier";
export { type MedianSurvival, medianSurvival } from "./median-survival";
export { criticalValue, normalQuantile } from "./normal-quantile";
export { type Interval, type Proportion, wilsonInterval } from "./wilson-interval";
