import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount } from "../../test/factories";
import { crmModule } from "../index";
import { keepProfit } from "../profit/keep-profit";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const secret = "Zarzaparrilla";

/** Ana may read her own accounts alone from now on. */
async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const colleague = await org.person();
  const ana = await org.person();
  const hidden = await buildAccount(colleague, `${secret} Holding`);
  const mine = await buildAccount(ana, "Norte");
  const narrow = async (reaches: Record<string, string>) => {
    await withTenant(world.services.database, org.id, (db) =>
      db.insert(permissionReaches).values(
        Object.entries(reaches).map(([permission, reach]) => ({
          organisationId: org.id,
          role: "employee",
          permission,
          reach,
        })),
      ),
    );
    return ana.again();
  };
  return { org, boss, ana, hidden, mine, narrow };
}

test("what was merged into a record, and parted from it, is named only to those who may read it", async () => {
  const { boss, hidden, mine, narrow } = await company();
  const { mergeId } = await boss.call.merges.merge({ type: "account", winnerId: mine, loserIds: [hidden] });
  const ana = await narrow({ "crm.account.read": "own" });
  const seen = async () =>
    JSON.stringify([
      await ana.call.merges.list({ type: "account", id: mine }),
      await ana.call.records.timeline({ type: "account", id: mine, limit: 50 }),
    ]);
  expect(await seen()).not.toContain(secret);
  expect((await ana.call.merges.list({ type: "account", id: mine }))[0]).toMatchObject({ names: [], unnamed: 1 });
  expect(JSON.stringify(await boss.call.merges.list({ type: "account", id: mine }))).toContain(secret);
  await boss.call.merges.unmerge({ mergeId });
  expect(await seen()).not.toContain(secret);
});

test("profit counts an account beyond one's reading and neither names nor opens it, summed or stored", async () => {
  const { org, boss, hidden, mine, narrow } = await company();
  for (const [account, revenueMinor] of [
    [hidden, 500],
    [mine, 900],
  ] as const) {
    await boss.call.activities.log({ text: "x", kind: "call", accountId: account, minutes: 0 });
    await boss.call.profit.saveFigures({
      figures: [{ account, month: "2026-11", currency: "USD", revenueMinor, costOfGoodsMinor: 0 }],
    });
  }
  const ana = await narrow({ "crm.account.read": "own", "crm.profit.read": "organisation" });
  for (const stored of [false, true]) {
    if (stored) await keepProfit(org.system, {});
    const { rows } = await ana.call.profit.accounts({ to: "2026-11" });
    expect(rows.map((row) => row.name)).toEqual(["Norte"]);
    const curve = await ana.call.profit.curve({ to: "2026-11" });
    expect([curve.unnamed, curve.counts.atMost + curve.counts.profitable]).toEqual([1, 2]);
  }
  await expect(ana.call.profit.account({ id: hidden })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await boss.call.profit.curve({ to: "2026-11" })).unnamed).toBe(0);
});
