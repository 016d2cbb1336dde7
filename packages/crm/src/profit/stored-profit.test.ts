import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildAccount, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { askedProfits, profitPage, profitVerdicts } from "./asked-profits";
import { gatherCurve } from "./gather-curve";
import { keepProfit } from "./keep-profit";
import { readWhaleCurve } from "./read-whale-curve";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

type Company = Awaited<ReturnType<typeof world.organisation>>;

/** A dice that always falls the same way. */
function dice(seed: number) {
  let state = seed;
  return (sides: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * sides);
  };
}

const system = (org: Company) => ({
  ...org.system,
  actor: { ...org.system.actor, grants: everything },
});
const whole = { organisation: true, own: false, reports: false, team: false, units: [] };
const everything = new Map([
  ["crm.profit.read", whole],
  ["crm.account.read", whole],
]);

/** Every account's profit three ways: from standings, from months, and added up from every activity, figure and deal. */
async function threeWays(org: Company, period: { from?: string; to?: string }) {
  const ctx = system(org);
  return inTransaction(ctx, async (tx) => {
    const asked = await askedProfits(ctx, tx, { owner: "all", ...period });
    const rowsOf = async (stored: typeof asked.stored) => {
      const page = { verdicts: undefined, owner: () => undefined, after: undefined, limit: 200 };
      const { rows } = await tx.execute(profitPage(ctx, { ...asked, stored }, page));
      return rows;
    };
    return {
      stored: asked.stored,
      naive: await rowsOf({ months: false, standings: false, curve: null }),
      months: await rowsOf({ months: true, standings: false, curve: null }),
      standings: asked.stored.standings ? await rowsOf({ months: true, standings: true, curve: null }) : undefined,
    };
  });
}

/** The curve as it is read, and gathered from every activity, figure and deal. */
async function twoCurves(org: Company) {
  const ctx = system(org);
  const read = await readWhaleCurve(ctx, { owner: "all" });
  return inTransaction(ctx, async (tx) => {
    const asked = await askedProfits(ctx, tx, { owner: "all" });
    const stored = { months: false, standings: false, curve: null };
    const { counts, points } = await gatherCurve(tx, profitVerdicts(ctx, { ...asked, stored }));
    const { unnamed: _, loss: lossMinor, ...verdicts } = counts;
    const naive = { counts: verdicts, lossMinor, points };
    const { counts: kept, points: walked } = read;
    return {
      kept: asked.stored.curve,
      naive,
      read: { counts: kept, lossMinor: read.lossMinor, points: walked.slice(1) },
    };
  });
}

async function assertExact(org: Company, after: string) {
  const usual = await threeWays(org, {});
  const { curve: _, ...stored } = usual.stored;
  expect([after, stored]).toEqual([after, { months: true, standings: true }]);
  const curves = await twoCurves(org);
  expect([after, curves.read]).toEqual([after, curves.naive]);
  expect([after, usual.standings]).toEqual([after, usual.naive]);
  for (const period of [{}, { from: "2026-02", to: "2026-05" }]) {
    const { naive, months } = await threeWays(org, period);
    expect([after, period, months]).toEqual([after, period, naive]);
  }
  return usual.naive.length;
}

test("what is stored, with what is marked, is what adding up everything finds, after random changes", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const ana = await org.person();
  const luis = await org.person();
  await boss.call.profit.setRates({ currency: "USD", everybodyElse: 6_000, roles: [] });
  const accounts: string[] = [];
  for (let each = 0; each < 8; each++) accounts.push(await buildAccount(each % 2 ? ana : luis, `Account ${each}`));
  const cases = [(await boss.call.cases.create({ subject: "First", accountId: accounts[0] })).id];
  const deals = [await buildOpportunity(ana, { name: "First" })];
  await keepProfit(org.system, {});
  const roll = dice(11);
  const some = <T>(list: readonly T[]) => list[roll(list.length)] as T;
  const month = () => `2026-${String(1 + roll(11)).padStart(2, "0")}`;
  const activities: string[] = [];
  const changes: Record<string, () => Promise<unknown>> = {
    async log() {
      world.setNow(`${month()}-${String(1 + roll(28)).padStart(2, "0")}T23:30:00Z`);
      const about = cases.length > 0 && roll(3) === 0 ? { caseId: some(cases) } : { accountId: some(accounts) };
      const minutes = roll(4) ? { minutes: roll(200) } : {};
      const { id } = await some([ana, luis]).call.activities.log({
        text: "x",
        kind: some(["call", "note"]),
        ...about,
        ...minutes,
      });
      activities.push(id);
      world.setNow("2026-11-18T12:00:00Z");
    },
    async withdraw() {
      const id = activities.pop();
      if (id) for (const person of [ana, luis]) await person.call.activities.withdraw({ id }).catch(() => undefined);
    },
    figures: () =>
      boss.call.profit.saveFigures({
        figures: [
          {
            account: some(accounts),
            month: month(),
            currency: some(["USD", "USD", "EUR"]),
            revenueMinor: roll(5) ? roll(100_000) : null,
            costOfGoodsMinor: roll(3) ? roll(90_000) : null,
          },
        ],
      }),
    async case() {
      const { id } = await boss.call.cases.create({
        subject: "Broken",
        accountId: some(accounts),
        ...(roll(2) ? { minutes: roll(100) } : {}),
      });
      cases.push(id);
    },
    async caseMoves() {
      if (cases.length > 0)
        await boss.call.cases.update({ id: some(cases), values: { accountId: some(accounts), minutes: roll(90) } });
    },
    async deal() {
      deals.push(await buildOpportunity(ana, { accountId: some(accounts), name: `Deal ${deals.length}` }));
    },
    async won() {
      if (deals.length === 0) return;
      await inTransaction(org.system, (tx) =>
        tx.execute(sql`update crm.opportunities set amount_minor = ${roll(50_000)}, closed_at = '2026-03-31T23:30:00Z',
          stage_id = (select id from crm.stages where organisation_id = ${org.id}::uuid and kind = 'won' order by id limit 1) where id = ${some(deals)}::uuid`),
      );
    },
    line: async () => {
      if (deals.length === 0) return;
      await inTransaction(org.system, (tx) =>
        tx.execute(sql`insert into crm.line_items (id, organisation_id, opportunity_id, description, quantity, unit_price_minor, discount_percent, unit_cost_minor, position)
          values (gen_random_uuid(), ${org.id}::uuid, ${some(deals)}::uuid, 'Known', 3, ${roll(9_000)}, 10, ${roll(2) ? 600 : null}, ${roll(1_000_000)})`),
      );
    },
    handOver: () => boss.call.records.reassign({ type: "account", id: some(accounts), ownerId: some([ana, luis]).id }),
    keep: () => keepProfit(org.system, {}),
  };
  for (let turn = 0; turn < 70; turn++) {
    const name = some(Object.keys(changes));
    await changes[name]?.();
    await assertExact(org, `${turn} ${name}`);
  }
  expect(await assertExact(org, "all")).toBeGreaterThan(4);

  const [winnerId = "", loserId = ""] = accounts;
  const { mergeId } = await boss.call.merges.merge({ type: "account", winnerId, loserIds: [loserId] });
  await assertExact(org, "merged");
  await boss.call.merges.unmerge({ mergeId });
  await assertExact(org, "unmerged");
  const [, , removed = ""] = accounts;
  await boss.call.accounts.remove({ ids: [removed] });
  await assertExact(org, "removed");
});

test("after a new rate nothing stored is shown until it is added up again, and then it is exact", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const accountId = await buildAccount(boss);
  await boss.call.activities.log({ text: "x", kind: "call", accountId, minutes: 60 });
  await boss.call.profit.saveFigures({
    figures: [
      { account: accountId, month: "2026-10", currency: "USD", revenueMinor: 100_000, costOfGoodsMinor: 1_000 },
    ],
  });
  await keepProfit(org.system, {});
  const contribution = async () => (await boss.call.profit.accounts({})).rows[0]?.contributionMinor;
  expect(await contribution()).toBe(99_000);
  await boss.call.profit.setRates({ currency: "USD", everybodyElse: 5_000, roles: [] });
  expect((await threeWays(org, {})).stored).toEqual({ months: false, standings: false, curve: null });
  expect(await contribution()).toBe(94_000);
  await keepProfit(org.system, {});
  expect((await threeWays(org, {})).stored).toMatchObject({
    months: true,
    standings: true,
    curve: { counts: { unnamed: 0 } },
  });
  expect(await contribution()).toBe(94_000);
});

test("a month begins where the organisation is, whoever reads it", async () => {
  const org = await world.organisation();
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`update directory.organisations set time_zone = 'America/Lima' where id = ${org.id}::uuid`),
  );
  const boss = await org.person({ roles: ["administrator"] });
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`update directory.people set time_zone = 'Asia/Tokyo' where id = ${boss.id}::uuid`),
  );
  const accountId = await buildAccount(boss);
  world.setNow("2026-10-01T02:00:00Z");
  await boss.call.activities.log({ text: "September in Lima", kind: "call", accountId, minutes: 60 });
  expect(await boss.call.profit.account({ id: accountId })).toMatchObject({ to: "2026-09", activities: 1 });
  const september = { from: "2026-09", to: "2026-09" };
  expect((await boss.call.profit.accounts(september)).rows).toHaveLength(1);
  await keepProfit(org.system, {});
  expect((await boss.call.profit.accounts(september)).rows).toHaveLength(1);
  expect((await boss.call.profit.accounts({ from: "2026-10", to: "2026-10" })).rows).toHaveLength(0);
});
