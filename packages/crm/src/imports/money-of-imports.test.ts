import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import { bringIn, countsIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** An organisation that counts in US dollars, and how its records' money stands there. */
async function dollars() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const deals = async () => {
    const { rows } = await boss.call.opportunities.list({});
    return Object.fromEntries(rows.map(({ name, values }) => [name, [values.amountMinor, values.currency]]));
  };
  const bring = (content: string, hold = false) =>
    bringIn(world, org, boss, {
      recordType: "opportunity",
      content,
      mapping: (mapping) => ({ ...mapping, unreadable: hold ? ("hold" as const) : ("leaveOut" as const) }),
    });
  return { org, boss, deals, bring };
}

it("an amount is counted in the currency of its own row, with as many decimals as that one has", async () => {
  const { deals, bring } = await dollars();
  await bring("Name,Amount,Currency\nYen,1200,JPY\nPeso,5000000,CLP\nDinar,1.5,KWD\nUsual,12.5,\nSign,7,€\n");
  expect(await deals()).toEqual({
    Yen: [1_200, "JPY"],
    Peso: [5_000_000, "CLP"],
    Dinar: [1_500, "KWD"],
    Usual: [1_250, "USD"],
    Sign: [700, "EUR"],
  });
});

it("what was exported and comes in again is the same money, whatever its currency", async () => {
  const { org, boss, deals } = await dollars();
  const made = { Yen: [1_200, "JPY"], Peso: [5_000_000, "CLP"], Dinar: [1_125, "KWD"], Dollar: [99, "USD"] } as const;
  for (const [name, [amountMinor, currency]] of Object.entries(made))
    await boss.call.opportunities.create({ name, amountMinor, currency });
  const answer = (await boss.call.opportunities.export({ columns: ["amountMinor", "currency"] })) as {
    content: string;
  };
  const content = Buffer.from(answer.content, "base64");
  expect(content.toString()).toContain("Yen");
  const { result } = await bringIn(world, org, boss, { recordType: "opportunity", content });
  expect(countsIn(result)).toEqual({ created: 0, updated: 0, unchanged: 4, failed: 0 });
  expect(await deals()).toEqual(made);
});

it("a file that says no currency leaves a deal in the one it is kept in, and reads its amount in that one's decimals", async () => {
  const { boss, deals, bring } = await dollars();
  await boss.call.opportunities.create({ name: "Euro", amountMinor: 100, currency: "EUR" });
  await boss.call.opportunities.create({ name: "Yen", amountMinor: 100, currency: "JPY" });
  await boss.call.opportunities.create({ name: "Peso", amountMinor: 100, currency: "MXN" });
  await bring("Name,Amount\nEuro,1200\nYen,1200\nPeso,$1200\nNew,1200\n");
  expect(await deals()).toEqual({
    Euro: [120_000, "EUR"],
    Yen: [1_200, "JPY"],
    Peso: [120_000, "MXN"],
    New: [120_000, "USD"],
  });
});

it("an amount whose sign is not what its row says stays out and says so, or keeps the row out, as was chosen", async () => {
  const { deals, bring } = await dollars();
  const content = 'Name,Amount,Currency\nA,"€1,200",USD\nB,"$1,200",MXN\nC,"¥1,200",CNY\nD,"1,200",Euros\n';
  const reasons = [
    "“€1,200” in Amount is not in USD, as the rest of the row says: put one of them right, or take the sign off the amount",
    "“1,200” in Amount is in a currency that could not be read: write its code, like EUR",
  ];
  const held = await bring(content, true);
  expect(held.result.failures.map(({ line, reason }) => [line, reason])).toEqual([
    [2, reasons[0]],
    [5, "“Euros” in Currency is not a currency in use: write its code, like EUR"],
  ]);
  const { result } = await bring(content);
  expect(result.notices.map(({ reason }) => reason)).toEqual(expect.arrayContaining(reasons));
  expect(await deals()).toEqual({
    A: [null, "USD"],
    B: [120_000, "MXN"],
    C: [120_000, "CNY"],
    D: [null, "USD"],
  });
});

it("a price and a cost of one row are in one currency: the sign at one counts for the other, and two signs are told", async () => {
  const { org, boss } = await dollars();
  const content = "Code,Name,Price,Cost\nP-1,Pump,¥1200,800\nP-2,Valve,€12,£8\n";
  const { result } = await bringIn(world, org, boss, { recordType: "product", content });
  expect(result.notices.map(({ reason }) => reason)).toEqual([expect.stringContaining("“£8” in Cost is not in EUR")]);
  const { rows } = await boss.call.products.list({});
  expect(
    Object.fromEntries(
      rows.map(({ name, values: { priceMinor, costMinor, currency } }) => [name, [priceMinor, costMinor, currency]]),
    ),
  ).toEqual({ Pump: [1_200, 800, "JPY"], Valve: [1_200, null, "EUR"] });
});

it("a code of no currency is a finding that says what to write, and the amount beside it is no other money", async () => {
  const { deals, bring } = await dollars();
  const { result } = await bring("Name,Amount,Currency\nFirst,1200,XXX\nOther,7,ABC\nPound,7,gbp\n");
  expect(result.notices.map(({ reason }) => reason)).toEqual(
    expect.arrayContaining(["“XXX” in Currency is not a currency in use: write its code, like EUR"]),
  );
  expect(await deals()).toEqual({ First: [null, "USD"], Other: [null, "USD"], Pound: [700, "GBP"] });
});

it("a column called as its field is that field though most of a few cells are no amount, and each of those is told", async () => {
  const org = await world.organisation({ language: "es" });
  const boss = await org.person({ roles: ["administrator"], language: "es" });
  const content = "Nombre,Importe\nUno,abc\nDos,1200\nTres,quizá\n";
  const { upload, preview } = await bringIn(world, org, boss, { recordType: "opportunity", content });
  expect(upload.mapping.columns.map(({ field }) => field)).toEqual(["name", "amountMinor"]);
  expect(preview.notices.map(({ reason }) => reason)).toEqual([
    "«abc» en Importe no es un importe",
    "«quizá» en Importe no es un importe",
  ]);
});
