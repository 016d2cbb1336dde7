import type { ProfitSums } from "./definition";

/** The sums among a row's columns, and nothing else of it. */
export function sumsOf(row: ProfitSums): ProfitSums {
  const {
    revenueMinor,
    costOfGoodsMinor,
    coveredRevenueMinor,
    activities,
    activitiesCovered,
    activityMinutes,
    activityCostMinor,
    cases,
    casesCovered,
    caseMinutes,
    caseCostMinor,
  } = row;
  return {
    revenueMinor,
    costOfGoodsMinor,
    coveredRevenueMinor,
    activities,
    activitiesCovered,
    activityMinutes,
    activityCostMinor,
    cases,
    casesCovered,
    caseMinutes,
    caseCostMinor,
  };
}
