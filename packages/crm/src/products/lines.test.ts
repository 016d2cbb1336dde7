import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";
import { lineTotal, lineTotals } from "./line-totals";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

async function withPump() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"] });
  const ana = await org.person();
  const pump = await boss.call.products.create({ name: "Pump", currency: "USD", priceMinor: 12_000, costMinor: 8_000 });
  return { org, boss, ana, pump: pump.id, opportunityId: await buildOpportunity(ana) };
}

describe("sums of lines", () => {
  const line = { quantity: 3, unitPriceMinor: 12_000, discountPercent: 10, unitCostMinor: 8_000 };

  it("are added from rounded lines", () => {
    expect(lineTotal(line)).toBe(32_400);
    expect(lineTotal({ ...line, quantity: 1, unitPriceMinor: 1_005, discountPercent: 0 })).toBe(1_005);
    expect(lineTotal({ ...line, quantity: 0.333, unitPriceMinor: 100, discountPercent: 0 })).toBe(33);
    expect(lineTotals([line, line])).toMatchObject({ listMinor: 72_000, discountMinor: 7_200, totalMinor: 64_800 });
  });

  it("have a margin only where every cost is known", () => {
    expect(lineTotals([line])).toMatchObject({ costMinor: 24_000, marginMinor: 8_400, costUnknown: 0 });
    expect(lineTotals([line, { ...line, unitCostMinor: null }])).toMatchObject({ marginMinor: null, costUnknown: 1 });
    expect(lineTotals([])).toMatchObject({ totalMinor: 0, marginMinor: null, marginShare: null });
    expect(lineTotals([{ ...line, unitPriceMinor: 0 }]).marginShare).toBeNull();
  });
});

describe("lines of an opportunity", () => {
  it("bring today's price and cost, and its amount follows them until somebody sets another", async () => {
    const { ana, boss, pump, opportunityId } = await withPump();
    const { id } = await ana.call.lines.add({ opportunityId, productId: pump, quantity: 3, discountPercent: 10 });
    expect(await ana.call.lines.list({ opportunityId })).toMatchObject({
      amountMinor: 32_400,
      follows: true,
      totals: { marginMinor: 8_400 },
      lines: [{ description: "Pump", totalMinor: 32_400 }],
    });
    await boss.call.products.update({ id: pump, values: { priceMinor: 99_000 } });
    await ana.call.lines.change({ id, quantity: 2 });
    expect(await ana.call.lines.list({ opportunityId })).toMatchObject({ amountMinor: 21_600, follows: true });
    await ana.call.opportunities.update({ id: opportunityId, values: { amountMinor: 20_000 } });
    await ana.call.lines.add({ opportunityId, description: "Freight", unitPriceMinor: 500 });
    expect(await ana.call.lines.list({ opportunityId })).toMatchObject({ amountMinor: 20_000, follows: false });
    await ana.call.lines.takeTotal({ opportunityId });
    expect(await ana.call.lines.list({ opportunityId })).toMatchObject({ amountMinor: 22_100, follows: true });
  });

  it("each leave a line in the history, and what was thought of the deal stays when the last is gone", async () => {
    const { ana, pump, opportunityId } = await withPump();
    const { id } = await ana.call.lines.add({ opportunityId, productId: pump });
    await ana.call.lines.change({ id, quantity: 2 });
    await ana.call.lines.change({ id, quantity: 2 });
    await ana.call.lines.remove({ id });
    const { entries } = await ana.call.records.timeline({ type: "opportunity", id: opportunityId, filter: "money" });
    expect(entries.map((entry) => entry.kind).sort()).toEqual(["line_added", "line_changed", "line_removed"]);
    expect(entries.find((entry) => entry.kind === "line_changed")?.changes).toMatchObject([
      { from: "Pump · 1 × 120.00 USD (80.00)", to: "Pump · 2 × 120.00 USD (80.00)" },
    ]);
    expect(await ana.call.lines.list({ opportunityId })).toMatchObject({ amountMinor: 24_000, lines: [] });
  });

  it("take no price of another currency, nothing that is no longer sold, and nobody else's deal", async () => {
    const { org, ana, boss, opportunityId } = await withPump();
    const { id: euro } = await boss.call.products.create({
      name: "Valve",
      currency: "EUR",
      priceMinor: 100,
      costMinor: 50,
    });
    await expect(ana.call.lines.add({ opportunityId, productId: euro })).rejects.toMatchObject({
      cause: { code: "crm.LineCurrencyDiffers" },
    });
    await ana.call.lines.add({ opportunityId, productId: euro, unitPriceMinor: 120 });
    // A cost in another currency is no cost in this one.
    expect((await ana.call.lines.list({ opportunityId })).lines).toMatchObject([{ unitCostMinor: null }]);
    await boss.call.products.update({ id: euro, values: { retiredOn: "2026-01-01" } });
    await expect(ana.call.lines.add({ opportunityId, productId: euro, unitPriceMinor: 1 })).rejects.toMatchObject({
      cause: { code: "crm.ProductRetired" },
    });
    expect(await ana.call.products.pick({ text: "valve" })).toEqual([]);
    const luis = await org.person();
    for (const attempt of [
      () => luis.call.lines.add({ opportunityId, description: "x", unitPriceMinor: 1 }),
      () => luis.call.lines.takeTotal({ opportunityId }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      ana.call.lines.add({ opportunityId, description: "x", unitPriceMinor: 1, discountPercent: 101 }),
    ).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("come to the same on the deal and on the product, and one taken off twice at once is taken off once", async () => {
    const { ana, pump, opportunityId } = await withPump();
    const add = () => ana.call.lines.add({ opportunityId, productId: pump, quantity: 0.5, unitPriceMinor: 1 });
    const ids = [await add(), await add(), await add(), await add()];
    expect(await ana.call.lines.list({ opportunityId })).toMatchObject({ totals: { totalMinor: 4 } });
    expect((await ana.call.products.get({ id: pump })).deals).toMatchObject([{ totalMinor: 4 }]);
    const twice = [ids[0], ids[0]].map((line) => ana.call.lines.remove({ id: line?.id ?? "" }));
    expect((await Promise.allSettled(twice)).map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    expect((await ana.call.lines.list({ opportunityId })).lines).toHaveLength(3);
  });

  it("show a product the deals it is part of", async () => {
    const { ana, pump, opportunityId } = await withPump();
    await ana.call.lines.add({ opportunityId, productId: pump, quantity: 2 });
    expect(await ana.call.products.get({ id: pump })).toMatchObject({
      name: "Pump",
      deals: [{ id: opportunityId, quantity: 2, totalMinor: 24_000 }],
      sold: [],
    });
  });
});
