import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("the process kept is a person's moves that met the gate ÷ all their moves; making a record and taking back are none", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: boss.id });
  const id = await buildOpportunity(ana);
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const [, qualified, proposal] = pipeline!.stages;
  const move = (who: typeof ana, stageId: string, rest: object = {}) =>
    who.call.stages.move({ type: "opportunity", id, stageId, ...rest });
  const kept = async (from: string, to: string) => {
    const source = world.services.evidence.get("crm.processKept");
    const readings = await source!.perPerson!(org.system, [ana.id, boss.id], { from, to });
    return [ana, boss].map((each) => {
      const reading = readings.get(each.id);
      return reading ? [reading.numerator, reading.denominator] : null;
    });
  };
  expect(await kept("2026-11-01", "2026-11-30")).toEqual([null, null]);
  world.setNow("2026-11-19T12:00:00Z");
  await move(ana, qualified!.id);
  world.setNow("2026-11-19T13:00:00Z");
  await move(boss, proposal!.id, { override: { reason: "The customer asked for it today" } });
  expect(await kept("2026-11-01", "2026-11-30")).toEqual([
    [1, 1],
    [0, 1],
  ]);
  await boss.call.stages.unmove({ type: "opportunity", id });
  expect(await kept("2026-11-01", "2026-11-30")).toEqual([[1, 1], null]);
  expect(await kept("2026-11-20", "2026-11-30")).toEqual([null, null]);
});
