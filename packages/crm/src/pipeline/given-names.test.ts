import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

async function two() {
  const company = await world.organisation();
  const english = await company.person({ roles: ["administrator"] });
  const spanish = await company.person({ roles: ["administrator"], language: "es" });
  return { english: english.call, spanish: spanish.call };
}

it("names the product's own stages in each reader's language, on boards, records, lists and in history", async () => {
  const { english, spanish } = await two();
  const names = async (of: typeof english) => (await of.stages.list()).map((stage) => stage.name);
  expect(await names(english)).toEqual(["New", "Qualified", "Proposal", "Won", "Lost"]);
  expect(await names(spanish)).toEqual(["Nueva", "Cualificada", "Propuesta", "Ganada", "Perdida"]);
  const [, qualified] = await english.stages.list();
  const { id } = await english.opportunities.create({ name: "Renewal", currency: "USD" });
  await english.stages.move({ type: "opportunity", id, stageId: qualified?.id ?? "" });
  const said = async (of: typeof english) => {
    const { entries } = await of.records.timeline({ type: "opportunity", id, filter: "stages" });
    return entries.flatMap(({ changes }) => changes).find(({ field }) => field === "stage");
  };
  expect(await said(english)).toMatchObject({ from: "New", to: "Qualified" });
  expect(await said(spanish)).toMatchObject({ from: "Nueva", to: "Cualificada" });
  expect((await spanish.stages.times({ type: "opportunity", id })).pipeline?.name).toBe("Ventas");
  const { rows } = await spanish.opportunities.list({ columns: ["stageId"] });
  expect(rows.map((row) => row.names[String(row.values.stageId)])).toEqual(["Cualificada"]);
});

it("keeps the words people chose, and renames nothing that is saved as it was shown", async () => {
  const { english, spanish } = await two();
  const read = async (of: typeof english) => {
    const pipeline = (await of.process.read({ type: "case" })).pipelines[0];
    if (!pipeline) throw new Error("the default pipeline is made on first use");
    return pipeline;
  };
  const before = await read(spanish);
  const [first, second] = before.stages;
  const saved = await spanish.process.updateStage({
    id: first?.id ?? "",
    version: before.version,
    name: "Nuevo",
    staysDaysMax: 2,
  });
  await spanish.process.updateStage({ id: second?.id ?? "", version: saved.version, name: "Con el técnico" });
  expect((await read(english)).stages.map((stage) => stage.name).slice(0, 2)).toEqual(["New", "Con el técnico"]);
  expect((await read(spanish)).stages.map((stage) => stage.name).slice(0, 2)).toEqual(["Nuevo", "Con el técnico"]);
});

it("names a queue that is called what queues usually are in the reader's language, and finds it by both in a file", async () => {
  const { english, spanish } = await two();
  const { id } = await english.queues.create({ name: "Billing" });
  expect((await spanish.queues.list())[0]?.name).toBe("Facturación");
  await english.cases.create({ subject: "Wrong amount", queueId: id });
  const { rows } = await spanish.cases.list({});
  expect(rows).toHaveLength(1);
  await english.queues.rename({ id, name: "Money matters" });
  expect((await spanish.queues.list())[0]?.name).toBe("Money matters");
});
