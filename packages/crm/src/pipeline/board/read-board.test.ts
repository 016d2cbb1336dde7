import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOpportunities } from "../../bulk/create-records";
import { crmModule } from "../../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

test("everybody sees every card, and each says whether the reader may move it", async () => {
  const company = await world.organisation();
  const manager = await company.person({ roles: ["people_manager"] });
  const ana = await company.person({ managerId: manager.id });
  const luis = await company.person();
  const createdAt = new Date("2026-11-01T12:00:00Z");
  await createOpportunities(company.system, [
    { name: "Renewal", ownerId: ana.id, currency: "USD", stagePosition: 0, createdAt },
    { name: "Nobody's", ownerId: null, currency: "USD", stagePosition: 0, createdAt },
  ]);
  const movable = async (reader: typeof ana) => {
    const board = await reader.call.boards.read({ type: "opportunity", owner: "all" });
    return Object.fromEntries(board.columns[0]?.cards.map((card) => [card.name, card.movable]) ?? []);
  };
  expect(await movable(ana)).toEqual({ Renewal: true, "Nobody's": false });
  expect(await movable(manager)).toEqual({ Renewal: true, "Nobody's": false });
  expect(await movable(luis)).toEqual({ Renewal: false, "Nobody's": false });
});

test("leads and cases have boards too; each pipeline has its own; flags are on the cards and can be asked for", async () => {
  const company = await world.organisation();
  const manager = await company.person({ roles: ["change_manager"] });
  const ana = await company.person();
  await ana.call.leads.create({ familyName: "Roldán", company: "Aceros", nextStep: "Ring", nextStepOn: "2026-11-20" });
  await ana.call.leads.create({ company: "Nobody in particular" });
  await ana.call.cases.create({ subject: "Leak", priority: "high" });
  const board = await ana.call.boards.read({ type: "lead", owner: "mine" });
  expect(board.columns[0]?.cards.map((card) => [card.name, card.about, card.flags]).sort()).toEqual([
    ["Nobody in particular", null, ["noNextStep"]],
    ["Roldán", "Aceros", []],
  ]);
  const flagged = await ana.call.boards.read({ type: "lead", owner: "all", flag: "noNextStep" });
  expect(flagged.columns[0]).toMatchObject({ count: 1, cards: [{ name: "Nobody in particular" }] });
  const cases = await ana.call.boards.read({ type: "case", owner: "all" });
  expect(cases.columns[0]?.cards[0]).toMatchObject({ name: "#1 Leak", priority: "high", movable: true });
  const { id: pipelineId } = await manager.call.process.createPipeline({ type: "lead", name: "Fairs" });
  const fairs = await ana.call.boards.read({ type: "lead", owner: "all", pipelineId });
  expect(fairs.pipeline.name).toBe("Fairs");
  expect(fairs.columns.every((column) => column.count === 0)).toBe(true);
  expect(fairs.pipelines).toHaveLength(2);
});
