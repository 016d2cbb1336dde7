import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import { createOpportunities } from "./create-records";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("a deal that was written down past a gate stands in the list of overrides, is counted, and says so in its history", async () => {
  const company = await world.organisation();
  const boss = await company.person({ roles: ["people_manager"], givenName: "Rosa" });
  const ana = await company.person({ managerId: boss.id });
  const now = company.system.clock.now().getTime();
  const [id = ""] = await createOpportunities(company.system, [
    {
      name: "Tender",
      ownerId: ana.id,
      currency: "EUR",
      stagePosition: 2,
      createdAt: new Date(now - 3 * 86_400_000),
      moves: [{ stagePosition: 2, at: new Date(now - 2 * 86_400_000) }],
      override: { by: boss.id, reason: "The tender closed that day.", missing: ["nextStep"] },
    },
  ]);
  const { rows } = await ana.call.process.overrides({ type: "opportunity" });
  expect(rows).toMatchObject([
    {
      recordId: id,
      stageName: "Proposal",
      reason: "The tender closed that day.",
      missing: ["next step"],
      source: "screen",
    },
  ]);
  const counts = await ana.call.process.overrideCounts({ type: "opportunity", weeks: 4 });
  expect(counts.reduce((sum, each) => sum + each.overridden, 0)).toBe(1);
  const { entries } = await ana.call.records.timeline({ type: "opportunity", id });
  expect(entries.map((entry) => entry.kind)).toContain("gate_overridden");
});
