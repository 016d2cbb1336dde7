import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import type { ListCondition } from "../lists-contract";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const deals = {
  Dollars: [120_000, "USD"],
  Yen: [50_000, "JPY"],
  Pesos: [90_000, "CLP"],
  Dinars: [2_500_000, "KWD"],
  Unknown: [null, "EUR"],
} as const;

async function seller() {
  const org = await world.organisation();
  const ana = await org.person();
  for (const [name, [amountMinor, currency]] of Object.entries(deals))
    await ana.call.opportunities.create({ name, amountMinor, currency });
  const listed = async (...conditions: ListCondition[]) =>
    (await ana.call.opportunities.list({ conditions, sort: { field: "name", direction: "asc" } })).rows.map(
      ({ name }) => name,
    );
  return { ana, listed };
}

it("an amount is compared within one currency: the one the filter says, or else the organisation's", async () => {
  const { listed } = await seller();
  const above = (value: number, currency?: string): ListCondition => ({
    field: "amountMinor",
    op: "moreThan",
    value,
    ...(currency ? { currency } : {}),
  });
  expect(await listed(above(100_000))).toEqual(["Dollars"]);
  expect(await listed(above(1_000, "JPY"))).toEqual(["Yen"]);
  expect(await listed(above(1_000, "KWD"))).toEqual(["Dinars"]);
  expect(await listed(above(1_000, "GBP"))).toEqual([]);
  expect(await listed({ field: "amountMinor", op: "isNot", value: 50_000, currency: "JPY" })).toEqual([
    "Dinars",
    "Dollars",
    "Pesos",
    "Unknown",
  ]);
  expect(await listed({ field: "amountMinor", op: "isEmpty" })).toEqual(["Unknown"]);
  await expect(listed({ field: "name", op: "is", value: "Yen", currency: "JPY" })).rejects.toMatchObject({
    cause: { code: "crm.FilterInvalid" },
  });
});

it("a list by amount is in the order of the figures that are read, page by page, whatever each one's currency counts in", async () => {
  const { ana } = await seller();
  const walked: string[] = [];
  let cursor: string | undefined;
  do {
    const sort = { field: "amountMinor", direction: "desc" } as const;
    const page = await ana.call.opportunities.list({ sort, limit: 2, cursor });
    walked.push(...page.rows.map(({ name }) => name));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(walked).toEqual(["Pesos", "Yen", "Dinars", "Dollars", "Unknown"]);
});
