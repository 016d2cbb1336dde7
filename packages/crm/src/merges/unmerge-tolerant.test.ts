import { withTenant } from "@arraigo/db";
import { openWorld, type World } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

test("a merge comes apart though the winner's stage asks for what came from the loser: that stays, and is said", async () => {
  const ana = await (await world.organisation()).person();
  const { id: winnerId } = await ana.call.leads.create({ givenName: "Eva", familyName: "Paz" });
  const { id: loserId } = await ana.call.leads.create({
    givenName: "Eva",
    familyName: "Paz",
    interest: "Pumps",
    city: "Lugo",
  });
  const { mergeId } = await ana.call.merges.merge({ type: "lead", winnerId, loserIds: [loserId] });
  const [pipeline] = await ana.call.pipelines.list({ type: "lead" });
  const stageId = pipeline?.stages.find(({ name }) => name === "Qualified")?.id ?? "";
  await ana.call.stages.move({ type: "lead", id: winnerId, stageId });
  expect(await ana.call.merges.unmerge({ mergeId })).toEqual({
    winnerId,
    loserIds: [loserId],
    kept: 1,
    stayed: ["Eva Paz keeps interested in: its stage asks for it"],
    leftOpen: [],
  });
  const valuesOf = async (id: string) => (await ana.call.leads.get({ id })).values;
  expect(await valuesOf(winnerId)).toMatchObject({ interest: "Pumps", city: null, stageId });
  expect(await valuesOf(loserId)).toMatchObject({ interest: "Pumps", city: "Lugo" });
});

test("a group that was rearranged since never comes to stand above itself: who would stays with the winner", async () => {
  const ana = await (await world.organisation()).person();
  const make = async (name: string, parentId: string | null = null) =>
    (await ana.call.accounts.create({ name, parentId })).id;
  const holding = await make("Holding");
  const top = await make("Top");
  const winnerId = await make("Norte", holding);
  const loserId = await make("Norte S.A.", top);
  const branch = await make("Branch", loserId);
  const other = await make("Other branch", loserId);
  const { mergeId } = await ana.call.merges.merge({ type: "account", winnerId, loserIds: [loserId] });
  await ana.call.accounts.update({ id: top, values: { parentId: branch } });
  const { kept, stayed } = await ana.call.merges.unmerge({ mergeId });
  expect([kept, stayed]).toEqual([1, ["Branch keeps part of: it would belong to itself"]]);
  const parentOf = async (id: string) => (await ana.call.accounts.get({ id })).parentId;
  expect([await parentOf(branch), await parentOf(other)]).toEqual([winnerId, loserId]);
  expect([await parentOf(loserId), await parentOf(top)]).toEqual([top, branch]);
});

test("a company the winner belonged to before, and that belongs to the winner by now, stays below it", async () => {
  const ana = await (await world.organisation()).person();
  const make = async (name: string, parentId: string | null = null) =>
    (await ana.call.accounts.create({ name, parentId })).id;
  const [former, later] = [await make("Former"), await make("Later")];
  const winnerId = await make("Norte", former);
  const loserId = await make("Norte S.A.", later);
  const choices = { parentId: loserId };
  const { mergeId } = await ana.call.merges.merge({ type: "account", winnerId, loserIds: [loserId], choices });
  await ana.call.accounts.update({ id: former, values: { parentId: winnerId } });
  expect(await ana.call.merges.unmerge({ mergeId })).toMatchObject({ kept: 1 });
  expect((await ana.call.accounts.get({ id: winnerId })).parentId).toBe(later);
});

test("a month that both companies have is added up, equal figures too, and taken apart again", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const ids: string[] = [];
  for (const name of ["Norte", "Norte S.A.", "Norte S.L."]) ids.push((await boss.call.accounts.create({ name })).id);
  const [winnerId = "", ...loserIds] = ids;
  const figure = (account: string, month: string, revenueMinor: number) => ({
    account,
    month,
    currency: "EUR",
    revenueMinor,
    costOfGoodsMinor: null,
  });
  await boss.call.profit.saveFigures({
    figures: [
      ...ids.map((id) => figure(id, "2026-10", 100_000)),
      ...loserIds.map((id) => figure(id, "2026-09", 70_000)),
    ],
  });
  const figures = async () => {
    const { rows } = await withTenant(world.services.database, org.id, (db) =>
      db.execute<{ month: string; revenue: number }>(
        sql`select to_char(month, 'MM') as month, revenue_minor::int as revenue from crm.account_figures
          where account_id = ${winnerId}::uuid order by month`,
      ),
    );
    return rows.map(({ month, revenue }) => [month, revenue]);
  };
  const { mergeId } = await boss.call.merges.merge({ type: "account", winnerId, loserIds });
  expect(await figures()).toEqual([
    ["09", 140_000],
    ["10", 300_000],
  ]);
  expect(await boss.call.merges.unmerge({ mergeId })).toMatchObject({ kept: 0, stayed: [] });
  expect(await figures()).toEqual([["10", 100_000]]);
});
