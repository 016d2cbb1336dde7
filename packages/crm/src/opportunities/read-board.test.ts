import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createOpportunities } from "../bulk/create-records";
import { crmModule } from "../index";

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
    const board = await reader.call.opportunities.board({ owner: "all" });
    return Object.fromEntries(board.columns[0]?.cards.map((card) => [card.name, card.movable]) ?? []);
  };
  expect(await movable(ana)).toEqual({ Renewal: true, "Nobody's": false });
  expect(await movable(manager)).toEqual({ Renewal: true, "Nobody's": false });
  expect(await movable(luis)).toEqual({ Renewal: false, "Nobody's": false });
});
