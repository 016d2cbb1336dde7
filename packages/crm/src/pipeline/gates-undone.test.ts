import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { stages } from "./tables";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** A deal of Ana's that one of so many calls let into the second stage, and what the process says about it. */
async function opened(calls: number) {
  const company = await world.organisation();
  const boss = await company.person({ roles: ["people_manager"] });
  const ana = await company.person({ managerId: boss.id });
  world.setNow("2026-11-18T12:00:00Z");
  const id = await buildOpportunity(ana);
  const stageId = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages[1]?.id ?? "";
  await inTransaction(company.system, (tx) =>
    tx
      .update(stages)
      .set({ requires: [], requiresActivities: [{ kind: "call", countMin: 1 }] })
      .where(and(eq(stages.organisationId, company.id), eq(stages.id, stageId))),
  );
  const call = async () => (await ana.call.activities.log({ text: "Called", kind: "call", opportunityId: id })).id;
  const made: string[] = [];
  for (let each = 0; each < calls; each++) made.push(await call());
  world.setNow("2026-11-18T13:00:00Z");
  await ana.call.stages.move({ type: "opportunity", id, stageId });
  world.setNow("2026-11-20T09:00:00Z");
  const said = async () => {
    const { rows } = await boss.call.process.overrides({});
    const [count] = (await boss.call.process.overrideCounts({})).filter((each) => each.stageId === stageId);
    const kept = await world.services.evidence.get("crm.processKept")?.perPerson?.(company.system, [ana.id], {
      from: "2026-11-01",
      to: "2026-11-30",
    });
    const { entries } = await boss.call.records.timeline({ type: "opportunity", id, filter: "stages" });
    return {
      listed: rows
        .filter((row) => row.undoneAt === null)
        .map(({ missing, overriddenByName }) => ({ missing, overriddenByName })),
      counted: [count?.overridden, count?.entered],
      kept: kept?.get(ana.id)?.numerator,
      told: entries.filter((entry) => entry.kind === "gate_undone").length,
    };
  };
  return { company, ana, boss, id, stageId, made, call, said };
}

it("taking back the call that opened a gate makes an override of the move: listed, counted, published and in the history", async () => {
  const { ana, made, said } = await opened(1);
  expect(await said()).toEqual({ listed: [], counted: [0, 1], kept: 1, told: 0 });
  world.published.length = 0;
  await ana.call.activities.withdraw({ id: made[0] ?? "" });
  const ours = await said();
  expect(ours).toMatchObject({ counted: [1, 1], kept: 0, told: 1 });
  expect(ours.listed).toMatchObject([{ missing: [expect.stringContaining("call")] }]);
  expect(world.published.map((each) => each.event)).toEqual(["crm.gate_overridden"]);
});

it("what the gate did not need may go, and so may what was logged after it was passed", async () => {
  const two = await opened(2);
  await two.ana.call.activities.withdraw({ id: two.made[0] ?? "" });
  expect(await two.said()).toEqual({ listed: [], counted: [0, 1], kept: 1, told: 0 });
  await two.ana.call.activities.withdraw({ id: two.made[1] ?? "" });
  expect(await two.said()).toMatchObject({ counted: [1, 1], told: 1 });
  const later = await opened(1);
  await later.ana.call.activities.withdraw({ id: await later.call() });
  expect(await later.said()).toEqual({ listed: [], counted: [0, 1], kept: 1, told: 0 });
});

it("a finished task opened again is told of like a call taken back", async () => {
  const { company, ana, boss, id, stageId, said } = await opened(1);
  await inTransaction(company.system, (tx) =>
    tx
      .update(stages)
      .set({ requiresActivities: [{ kind: "task", countMin: 1 }] })
      .where(and(eq(stages.organisationId, company.id), eq(stages.id, stageId))),
  );
  const [first] = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages ?? [];
  await ana.call.stages.move({ type: "opportunity", id, stageId: first?.id ?? "" });
  const task = await ana.call.activities.plan({ text: "Send", kind: "task", opportunityId: id, dueOn: "2026-11-20" });
  await ana.call.activities.finish({ id: task.id });
  world.setNow("2026-11-20T10:00:00Z");
  await ana.call.stages.move({ type: "opportunity", id, stageId });
  await ana.call.activities.reopen({ id: task.id });
  expect(await said()).toMatchObject({ counted: [1, 2], told: 1 });
  expect((await boss.call.process.overrides({})).rows[0]?.missing[0]).toContain("task");
});

it("taking the move back afterwards takes the override with it", async () => {
  const { ana, id, made, said } = await opened(1);
  world.setNow("2026-11-18T14:00:00Z");
  await ana.call.activities.withdraw({ id: made[0] ?? "" });
  await ana.call.stages.unmove({ type: "opportunity", id });
  expect(await said()).toMatchObject({ listed: [], told: 1 });
});
