/*
 * What a customer brings in and costs, in one currency and a period of whole months:
 *
 *   contribution = revenue − cost of goods − cost to serve
 *
 * revenue, cost of goods   of each month as entered (`account_figures`). A month of which nothing was entered counts the opportunities
 *               won in it: their line items (quantity × price less discount; quantity × unit cost), or the amount where there are
 *               none, whose cost of goods is then not known. An entered month without a cost has an unknown cost too.
 * cost to serve minutes of finished activities × the hourly rate of the doer's job role ÷ 60, and minutes of cases opened in the period
 *               × the rate of the case's owner ÷ 60. A role without a rate of its own takes the rate for everybody else.
 * coverage      the smaller of two shares:
 *               time   activities with minutes and a rate, and cases with minutes (their own, or an activity's) and a rate ÷ all of
 *                      them. Notes count only where they carry minutes: writing something down is not serving.
 *               goods  revenue of which the cost of goods is known ÷ revenue; whole where the revenue is zero.
 *               A share of nothing is not known, and so is then the coverage.
 *
 * An account is unprofitable where its contribution is below zero and at least 80 % is covered. Below that its contribution is an
 * upper limit ("at most"), because unknown costs only lower it: where even the limit is below zero the loss is certain and named
 * ("losing"), and only how large it is, is not known; it is not called unprofitable and adds to no sum. Without any revenue, entered or won, contribution is not known; it
 * is never zero for want of data: who was served and of whom neither a deal was won nor a revenue entered may pay by a way nobody
 * wrote down. Who brings in nothing is said by entering a revenue of zero; all that was served is then a loss like any other.
 *
 * Currencies are never converted: money in other currencies is listed apart, and where there is any in the period the contribution
 * is not known either, because all minutes are charged and only a part of what they earned would be. Rates in another currency than
 * the one asked for leave the time uncovered.
 *
 * Example: 12,000 entered with 7,000 cost; 30 of 36 activities with minutes, 40 hours at 90; 2 of 2 cases, 10 hours at 60:
 * contribution 12,000 − 7,000 − 3,600 − 600 = 800; coverage min((30 + 2) ÷ (36 + 2), 1) = 84 %: profitable.
 */

export const coverageMin = 0.8;

/** What one account's period is made of, in the smallest unit of the currency. Null: not known. */
export interface ProfitSums {
  revenueMinor: number | null;
  costOfGoodsMinor: number;
  /** The part of the revenue whose cost of goods is known. */
  coveredRevenueMinor: number;
  activities: number;
  activitiesCovered: number;
  activityMinutes: number;
  activityCostMinor: number;
  cases: number;
  casesCovered: number;
  caseMinutes: number;
  caseCostMinor: number;
}

export interface Profit extends ProfitSums {
  contributionMinor: number | null;
  timeCoverage: number | null;
  goodsCoverage: number | null;
  coverage: number | null;
  /**
   * `unprofitable` and `profitable` are certain enough; `losing`: a loss for certain, of at least what is known; `atMost`: too little
   * is known to say; `unknown`: no revenue is known, or there is money in other currencies.
   */
  verdict: "unprofitable" | "losing" | "profitable" | "atMost" | "unknown";
}

/** `elsewhere`: there is revenue or cost in other currencies, so that the sums are not the whole of it. */
export function profitOf(sums: ProfitSums, elsewhere = false): Profit {
  const served = sums.activities + sums.cases;
  const timeCoverage = served === 0 ? null : (sums.activitiesCovered + sums.casesCovered) / served;
  const goodsCoverage =
    sums.revenueMinor === null ? null : sums.revenueMinor === 0 ? 1 : sums.coveredRevenueMinor / sums.revenueMinor;
  const coverage = timeCoverage === null || goodsCoverage === null ? null : Math.min(timeCoverage, goodsCoverage);
  const contributionMinor =
    sums.revenueMinor === null || elsewhere
      ? null
      : sums.revenueMinor - sums.costOfGoodsMinor - sums.activityCostMinor - sums.caseCostMinor;
  return {
    ...sums,
    contributionMinor,
    timeCoverage,
    goodsCoverage,
    coverage,
    verdict: verdictOf(contributionMinor, coverage),
  };
}

function verdictOf(contributionMinor: number | null, coverage: number | null): Profit["verdict"] {
  if (contributionMinor === null) return "unknown";
  if (coverage === null || coverage < coverageMin) return contributionMinor < 0 ? "losing" : "atMost";
  return contributionMinor < 0 ? "unprofitable" : "profitable";
}
