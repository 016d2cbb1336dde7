import { expect, test } from "vitest";
import { type ProfitSums, profitOf } from "./definition";

const example: ProfitSums = {
  revenueMinor: 12_000,
  costOfGoodsMinor: 7_000,
  coveredRevenueMinor: 12_000,
  activities: 36,
  activitiesCovered: 30,
  activityMinutes: 2_400,
  activityCostMinor: 3_600,
  cases: 2,
  casesCovered: 2,
  caseMinutes: 600,
  caseCostMinor: 600,
};

test("the worked example comes out as it is written", () => {
  const profit = profitOf(example);
  expect([profit.contributionMinor, Math.round((profit.coverage ?? 0) * 100), profit.verdict]).toEqual([
    800,
    84,
    "profitable",
  ]);
});

test("a loss is called unprofitable only with four fifths of the cost covered", () => {
  const loss = { ...example, costOfGoodsMinor: 11_000 };
  expect(profitOf(loss).verdict).toBe("unprofitable");
  expect(profitOf({ ...loss, activitiesCovered: 20 }).verdict).toBe("losing");
  expect(profitOf({ ...loss, coveredRevenueMinor: 9_000 }).verdict).toBe("losing");
});

test("a loss that unknown costs can only deepen is named for what it is, and a gain they could eat up is not judged", () => {
  const little = { ...example, activitiesCovered: 20 };
  expect(profitOf(little)).toMatchObject({ contributionMinor: 800, verdict: "atMost" });
  expect(profitOf({ ...little, costOfGoodsMinor: 7_800 })).toMatchObject({ contributionMinor: 0, verdict: "atMost" });
  expect(profitOf({ ...little, costOfGoodsMinor: 7_801 })).toMatchObject({ contributionMinor: -1, verdict: "losing" });
});

test("without revenue nothing is zero: the contribution is not known", () => {
  const profit = profitOf({ ...example, revenueMinor: null });
  expect([profit.contributionMinor, profit.coverage, profit.verdict]).toEqual([null, null, "unknown"]);
});

test("where nobody logged anything the time is not covered, however sure the goods are", () => {
  const quiet = { ...example, activities: 0, activitiesCovered: 0, cases: 0, casesCovered: 0 };
  expect(profitOf(quiet)).toMatchObject({ timeCoverage: null, goodsCoverage: 1, coverage: null, verdict: "atMost" });
});

test("an entered revenue of zero is an answer, and its goods are covered", () => {
  expect(profitOf({ ...example, revenueMinor: 0, coveredRevenueMinor: 0, costOfGoodsMinor: 0 }).verdict).toBe(
    "unprofitable",
  );
});
