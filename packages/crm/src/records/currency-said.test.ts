import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { bringIn } from "../imports/testing/bring-in";
import { crmModule } from "../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const deal = { name: "Renewal", currency: "USD", amountMinor: 120_000 };
const refused = (code: string, params: object) => ({ cause: { code, params } });

async function seller(language: "en" | "es" = "en") {
  const org = await world.organisation();
  const ana = await org.person({ language });
  const make = async (values: Partial<typeof deal> = {}) =>
    (await ana.call.opportunities.create({ ...deal, ...values })).id;
  const money = async (id: string) => {
    const { currency, amountMinor } = await ana.call.opportunities.get({ id });
    return [currency, amountMinor];
  };
  return { org, ana, make, money };
}

it("another currency asks for the amount in it, in the reader's language, and changes nothing until it is said", async () => {
  for (const [language, words] of [
    ["en", "amount"],
    ["es", "importe"],
  ] as const) {
    const { ana, make, money } = await seller(language);
    const id = await make();
    const turn = (values: object) => ana.call.opportunities.update({ id, values: { currency: "EUR", ...values } });
    const error = await turn({}).catch((each: unknown) => each);
    expect(error).toMatchObject(refused("crm.CurrencyNeedsAmount", { from: "USD", to: "EUR", words }));
    expect(await money(id)).toEqual(["USD", 120_000]);
    await turn({ amountMinor: 110_000 });
    expect(await money(id)).toEqual(["EUR", 110_000]);
  }
});

it("the same number may be meant, if it is said; and without an amount there is nothing to say", async () => {
  const { ana, make, money } = await seller();
  const id = await make();
  await ana.call.opportunities.update({ id, values: { currency: "EUR", amountMinor: 120_000 } });
  expect(await money(id)).toEqual(["EUR", 120_000]);
  const { id: bare } = await ana.call.opportunities.create({ name: "New", currency: "USD" });
  await ana.call.opportunities.update({ id: bare, values: { currency: "EUR" } });
  expect(await money(bare)).toEqual(["EUR", null]);
});

it("no door turns an amount into other money: many at once, with a move, and putting a value back are asked too", async () => {
  const { ana, make, money } = await seller();
  const id = await make();
  const needs = refused("crm.CurrencyNeedsAmount", { from: "USD", to: "EUR" });
  await expect(ana.call.opportunities.bulkUpdate({ ids: [id], values: { currency: "EUR" } })).rejects.toMatchObject(
    needs,
  );
  const stageId = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages[1]?.id ?? "";
  const fields = { currency: "EUR", closesOn: "2026-12-01" };
  await expect(ana.call.stages.move({ type: "opportunity", id, stageId, fields })).rejects.toMatchObject(needs);
  expect(await money(id)).toEqual(["USD", 120_000]);
  await ana.call.opportunities.update({ id, values: { currency: "EUR", amountMinor: 1 } });
  const { values } = await ana.call.records.fieldHistory({ type: "opportunity", id, field: "currency", limit: 1 });
  await expect(
    ana.call.records.restoreValue({ eventId: values[0]?.eventId ?? "", field: "currency" }),
  ).rejects.toMatchObject(refused("crm.CurrencyNeedsAmount", { from: "EUR", to: "USD" }));
});

it("a deal whose lines have prices keeps its currency until they are off", async () => {
  const { ana, make, money } = await seller();
  const id = await make();
  const line = { description: "Pump", quantity: 1, unitPriceMinor: 120_000 };
  await ana.call.lines.add({ opportunityId: id, ...line });
  const turn = () => ana.call.opportunities.update({ id, values: { currency: "EUR", amountMinor: 110_000 } });
  await expect(turn()).rejects.toMatchObject(refused("crm.CurrencyOfLines", { from: "USD" }));
  expect(await money(id)).toEqual(["USD", 120_000]);
});

it("a price list asks for price and cost, and a file that says one of them alone changes neither and says so", async () => {
  const { org } = await seller();
  const boss = await org.person({ roles: ["administrator"] });
  const { id } = await boss.call.products.create({
    name: "Pump",
    code: "P-1",
    currency: "USD",
    priceMinor: 900,
    costMinor: 500,
  });
  await expect(boss.call.products.update({ id, values: { currency: "EUR", priceMinor: 800 } })).rejects.toMatchObject(
    refused("crm.CurrencyNeedsAmount", { words: "cost" }),
  );
  const content = "Code,Name,Price,Currency\nP-1,Pump,8.00,EUR\n";
  await bringIn(world, org, boss, { recordType: "product", content });
  expect(await boss.call.products.get({ id })).toMatchObject({
    values: { currency: "USD", priceMinor: 900, costMinor: 500 },
  });
});

it("taking many changes back puts currency and amount back together, or leaves both where somebody changed one since", async () => {
  const { ana, make, money } = await seller();
  const [one, two] = [await make(), await make()];
  const values = { currency: "EUR", amountMinor: 90_000 };
  const { runId } = await ana.call.opportunities.bulkUpdate({ ids: [one, two], values });
  await ana.call.opportunities.update({ id: two, values: { amountMinor: 95_000 } });
  await ana.call.runs.undo({ runId: runId ?? "" });
  expect([await money(one), await money(two)]).toEqual([
    ["USD", 120_000],
    ["EUR", 95_000],
  ]);
});

it("an import taken back puts currency and amount back together, or leaves both and says so", async () => {
  const { org, ana, make, money } = await seller();
  const [one, two, three, four] = [
    await make({ name: "One" }),
    await make({ name: "Two" }),
    await make({ name: "Three" }),
    await make({ name: "Four" }),
  ];
  const rows = ["One", "Two", "Three", "Four"].map((name) => `${name},900.00,EUR`);
  const content = `Name,Amount,Currency\n${rows.join("\n")}\n`;
  const { importId, result } = await bringIn(world, org, ana, { recordType: "opportunity", content });
  expect(result).toMatchObject({ updated: 4 });
  expect(await money(one)).toEqual(["EUR", 90_000]);
  await ana.call.opportunities.update({ id: two, values: { amountMinor: 95_000 } });
  await ana.call.opportunities.update({ id: three, values: { currency: "GBP", amountMinor: 90_000 } });
  await ana.call.lines.add({ opportunityId: four, description: "Pump", quantity: 1, unitPriceMinor: 90_000 });
  await ana.call.imports.undo({ importId });
  expect(await Promise.all([one, two, three, four].map(money))).toEqual([
    ["USD", 120_000],
    ["EUR", 95_000],
    ["GBP", 90_000],
    ["EUR", 90_000],
  ]);
  const { undo, keptBack } = await ana.call.imports.get({ importId });
  expect(undo).toMatchObject({ restored: 1, kept: 3 });
  expect(keptBack.map(({ reason }) => reason.split(" ")[0]).sort()).toEqual(["Four", "Three", "Two"]);
});

it("a move taken back takes currency and amount back together, or neither", async () => {
  const { ana, make, money } = await seller();
  const stageId = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages[1]?.id ?? "";
  const fields = { currency: "EUR", amountMinor: 90_000, closesOn: "2026-12-01" };
  const since = [{}, { amountMinor: 95_000 }, { currency: "GBP", amountMinor: 90_000 }];
  const after: unknown[] = [];
  for (const values of since) {
    const id = await make();
    await ana.call.stages.move({ type: "opportunity", id, stageId, fields });
    if (Object.keys(values).length > 0) await ana.call.opportunities.update({ id, values });
    await ana.call.stages.unmove({ type: "opportunity", id });
    after.push(await money(id));
  }
  expect(after).toEqual([
    ["USD", 120_000],
    ["EUR", 95_000],
    ["GBP", 90_000],
  ]);
});
