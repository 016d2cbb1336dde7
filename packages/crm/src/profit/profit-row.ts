import { type Profit, type ProfitSums, profitOf } from "./definition";

/** A row of sums with the contribution the database judged by: none beside a revenue says that there is money in other currencies. */
export const profitOfRow = (row: ProfitSums & { contribution: number | null }): Profit =>
  profitOf(sumsOf(row), row.revenueMinor !== null && row.contribution === null);

/** The sums among a row's columns, and nothing else of it. */
function sumsOf(row: ProfitSums): ProfitSums {
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
