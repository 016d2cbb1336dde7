import { newId } from "@arraigo/db/columns";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildAccount } from "../../test/factories";
import { createOpportunities } from "../bulk/create-records";
import { crmModule } from "../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const ana = await org.person();
  await boss.call.profit.setRates({ currency: "USD", everybodyElse: 6_000, roles: [] });
  const accountId = await buildAccount(ana);
  const log = (minutes: number | undefined, kind: "call" | "note" = "call") =>
    ana.call.activities.log({ text: "Talked", kind, accountId, ...(minutes === undefined ? {} : { minutes }) });
  const figures = (month: string, revenueMinor: number | null, costOfGoodsMinor: number | null, currency = "USD") =>
    boss.call.profit.saveFigures({
      figures: [{ account: accountId, month, currency, revenueMinor, costOfGoodsMinor }],
    });
  return { org, boss, ana, accountId, log, figures };
}

test("whoever also brings in another currency is not judged, live and stored, and every currency is named", async () => {
  const { org, boss, accountId, log, figures } = await company();
  await log(600);
  await figures("2026-11", 1_000, 100);
  await figures("2026-11", 500_000_000, 1_000, "EUR");
  const others = [{ currency: "EUR", revenueMinor: 500_000_000, costOfGoodsMinor: 1_000 }];
  const unjudged = { revenueMinor: 1_000, coverage: 1, contributionMinor: null, verdict: "unknown" };
  for (const kept of [false, true]) {
    if (kept) await crmModule.jobs.keepProfit?.(org.system, {});
    expect(await boss.call.profit.account({ id: accountId })).toMatchObject({ ...unjudged, others });
    expect((await boss.call.profit.accounts({ show: "unprofitable" })).rows).toEqual([]);
    expect((await boss.call.profit.accounts({})).rows).toMatchObject([{ id: accountId, ...unjudged }]);
    expect((await boss.call.profit.curve({})).counts).toMatchObject({ unprofitable: 0, losing: 0, unknown: 1 });
  }
  await figures("2026-11", null, null, "EUR");
  expect(await boss.call.profit.account({ id: accountId })).toMatchObject({ verdict: "unprofitable", others: [] });
});

test("a customer who brings in less than the goods and the hours cost is unprofitable, and every part is shown", async () => {
  const { boss, ana, accountId, log, figures } = await company();
  await figures("2026-10", 100_000, 80_000);
  await log(180);
  await log(60);
  const found = await ana.call.cases.create({ subject: "Broken", accountId, minutes: 30 });
  const profit = await ana.call.profit.account({ id: accountId });
  expect(profit).toMatchObject({
    revenueMinor: 100_000,
    costOfGoodsMinor: 80_000,
    activityCostMinor: 24_000,
    caseCostMinor: 3_000,
    contributionMinor: -7_000,
    coverage: 1,
    verdict: "unprofitable",
    months: [{ month: "2026-10", source: "figures", revenueMinor: 100_000, costOfGoodsMinor: 80_000 }],
    servedCases: [{ id: found.id, costMinor: 3_000 }],
  });
  expect(profit.servedBy.map((each) => each.costMinor)).toEqual([18_000, 6_000]);
  const { rows } = await boss.call.profit.accounts({ show: "unprofitable" });
  expect(rows.map((row) => row.id)).toEqual([accountId]);
});

test("a note without minutes lowers no coverage, a call without minutes does", async () => {
  const { ana, accountId, log, figures } = await company();
  await figures("2026-11", 1_000, 900);
  await log(60);
  await log(undefined, "note");
  expect(await ana.call.profit.account({ id: accountId })).toMatchObject({ timeCoverage: 1, verdict: "unprofitable" });
  await log(undefined);
  expect(await ana.call.profit.account({ id: accountId })).toMatchObject({ timeCoverage: 0.5, verdict: "losing" });
});

test("a month nobody entered counts the deals won in it, line by line, and an unknown cost stays unknown", async () => {
  const { org, ana, accountId, log, figures } = await company();
  await log(6);
  const won = (name: string, amountMinor: number, at: string) => ({
    id: newId(),
    name,
    ownerId: ana.id,
    accountId,
    amountMinor,
    currency: "USD",
    stagePosition: 3,
    createdAt: new Date("2026-01-05T12:00:00Z"),
    moves: [{ stagePosition: 3, at: new Date(at) }],
  });
  const [lined] = await createOpportunities(org.system, [
    won("With lines", 1, "2026-08-10T12:00:00Z"),
    won("Without", 50_000, "2026-09-10T12:00:00Z"),
    won("In an entered month", 70_000, "2026-10-10T12:00:00Z"),
  ]);
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`insert into crm.line_items (id, organisation_id, opportunity_id, description, quantity, unit_price_minor, discount_percent, unit_cost_minor, position)
      values (gen_random_uuid(), ${org.id}::uuid, ${lined}::uuid, 'Known', 3, 10000, 10, 6000, 0), (gen_random_uuid(), ${org.id}::uuid, ${lined}::uuid, 'Unknown', 1, 3000, 0, null, 1)`),
  );
  await figures("2026-10", 20_000, 10_000);
  const profit = await ana.call.profit.account({ id: accountId });
  expect(profit.months).toEqual([
    { month: "2026-08", source: "won", revenueMinor: 30_000, costOfGoodsMinor: 18_000 },
    { month: "2026-09", source: "won", revenueMinor: 50_000, costOfGoodsMinor: null },
    { month: "2026-10", source: "figures", revenueMinor: 20_000, costOfGoodsMinor: 10_000 },
  ]);
  expect(profit).toMatchObject({
    revenueMinor: 100_000,
    coveredRevenueMinor: 47_000,
    goodsCoverage: 0.47,
    verdict: "atMost",
  });
});

test("currencies stay apart: another one has its own figures, and rates in another money cover no time", async () => {
  const { ana, boss, accountId, log, figures } = await company();
  await figures("2026-10", 100_000, 80_000);
  await figures("2026-10", 5_000, 1_000, "EUR");
  await log(60);
  expect(await ana.call.profit.account({ id: accountId, currency: "EUR" })).toMatchObject({
    revenueMinor: 5_000,
    activityCostMinor: 0,
    timeCoverage: 0,
    verdict: "unknown",
  });
  expect((await boss.call.profit.curve({})).otherCurrencies).toEqual(["EUR"]);
});

test("without figures and deals nothing is known, and it is listed last and not as zero", async () => {
  const { ana, boss, log, figures } = await company();
  await log(60);
  const other = await buildAccount(ana, "Other");
  await boss.call.profit.saveFigures({
    figures: [{ account: "other", month: "2026-11", currency: "USD", revenueMinor: 10, costOfGoodsMinor: 5 }],
  });
  void figures;
  const { rows } = await boss.call.profit.accounts({});
  expect(rows.map((row) => [row.name, row.contributionMinor, row.verdict])).toEqual([
    ["Other", 5, "atMost"],
    ["Aceros del Norte", null, "unknown"],
  ]);
  expect(rows[0]?.id).toBe(other);
});

test("the list comes worst first, page by page, without gaps, and the curve ends at their sum", async () => {
  const { org, boss } = await company();
  const ana = await org.person();
  const figures = [];
  for (let each = 0; each < 23; each++) {
    await buildAccount(ana, `Account ${each}`);
    const account = { account: `Account ${each}`, currency: "USD", month: "2026-11" };
    figures.push({ ...account, revenueMinor: 1_000, costOfGoodsMinor: (each % 7) * 200 });
  }
  await boss.call.profit.saveFigures({ figures });
  const seen: (number | null)[] = [];
  let cursor: string | undefined;
  do {
    const page = await boss.call.profit.accounts({ limit: 5, ...(cursor ? { cursor } : {}) });
    seen.push(...page.rows.map((row) => row.contributionMinor));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(23);
  expect(seen).toEqual(seen.toSorted((a, b) => (a ?? 0) - (b ?? 0)));
  expect((await boss.call.profit.curve({})).counts).toEqual({
    unknown: 0,
    atMost: 20,
    losing: 3,
    unprofitable: 0,
    profitable: 0,
  });
});

test("the whale curve rises with the profitable and falls with the rest, to what all contribute", async () => {
  const { org, boss } = await company();
  const ana = await org.person();
  for (const [name, cost] of [
    ["A", 100],
    ["B", 900],
    ["C", 1_500],
  ] as const) {
    const accountId = await buildAccount(ana, name);
    await ana.call.activities.log({ text: "x", kind: "call", accountId, minutes: 0 });
    await boss.call.profit.saveFigures({
      figures: [{ account: name, month: "2026-11", currency: "USD", revenueMinor: 1_000, costOfGoodsMinor: cost }],
    });
  }
  const curve = await boss.call.profit.curve({});
  expect(curve.points).toEqual([
    { accounts: 0, cumulativeMinor: 0 },
    { accounts: 1, cumulativeMinor: 900 },
    { accounts: 2, cumulativeMinor: 1_000 },
    { accounts: 3, cumulativeMinor: 500 },
  ]);
  expect(curve).toMatchObject({ contributionMinor: 500, lossMinor: -500 });
  // Whose contributions these are is a list of its own.
  const unsure = await buildAccount(ana, "D");
  await ana.call.activities.log({ text: "x", kind: "call", accountId: unsure });
  const known = await boss.call.profit.accounts({ show: "known" });
  expect(known.rows.map((row) => row.name)).toEqual(["C", "B", "A"]);
  expect(known.rows.reduce((sum, row) => sum + (row.contributionMinor ?? 0), 0)).toBe(500);
});

test("figures are saved all or not at all, replace what stood there, and empty ones are taken away", async () => {
  const { boss, ana, accountId, figures } = await company();
  const one = { account: accountId, month: "2026-10", currency: "USD", revenueMinor: 5, costOfGoodsMinor: 1 };
  await expect(boss.call.profit.saveFigures({ figures: [one, { ...one, account: "Nobody" }] })).rejects.toMatchObject({
    cause: { code: "crm.FigureAccountUnknown" },
  });
  await expect(
    boss.call.profit.saveFigures({ figures: [one, { ...one, account: "aceros del norte" }] }),
  ).rejects.toMatchObject({
    cause: { code: "crm.FigureTwice" },
  });
  expect((await ana.call.profit.account({ id: accountId })).revenueMinor).toBeNull();
  await figures("2026-10", 5, 1);
  await figures("2026-10", 7, null);
  expect(await ana.call.profit.account({ id: accountId })).toMatchObject({ revenueMinor: 7, goodsCoverage: 0 });
  expect(await figures("2026-10", null, null)).toEqual({ saved: 0, removed: 1 });
});

test("an employee reads the own customers, a manager the team's, a leader all, and only some enter figures", async () => {
  const { org, ana, accountId, figures } = await company();
  await figures("2026-10", 10, 5);
  const colleague = await org.person();
  const leader = await org.person({ roles: ["leader"] });
  await expect(colleague.call.profit.account({ id: accountId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await colleague.call.profit.accounts({})).rows).toEqual([]);
  expect((await ana.call.profit.accounts({})).rows).toHaveLength(1);
  expect((await leader.call.profit.accounts({})).rows).toHaveLength(1);
  await expect(ana.call.profit.rates()).rejects.toMatchObject({ code: "FORBIDDEN" });
});
