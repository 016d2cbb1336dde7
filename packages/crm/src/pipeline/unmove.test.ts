import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { stages } from "./tables";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

/** A deal of Ana's in the first stage, and a second stage that asks for the day and a call. */
async function gated() {
  const company = await world.organisation();
  const ana = await company.person();
  const id = await buildOpportunity(ana);
  const steps = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages ?? [];
  const [first, second] = [steps[0]?.id ?? "", steps[1]?.id ?? ""];
  await inTransaction(company.system, (tx) =>
    tx
      .update(stages)
      .set({ requires: ["closesOn"], requiresActivities: [{ kind: "call", countMin: 1 }] })
      .where(and(eq(stages.organisationId, company.id), eq(stages.id, second))),
  );
  const lost = steps.find((stage) => stage.kind === "lost")?.id ?? "";
  const move = (stageId: string, fields: object = {}) =>
    ana.call.stages.move({ type: "opportunity", id, stageId, fields });
  const unmove = () => ana.call.stages.unmove({ type: "opportunity", id });
  const stage = async () => (await ana.call.opportunities.get({ id })).stageId;
  return { company, ana, id, first, second, lost, move, unmove, stage };
}

const unmet = (params: object) => ({ cause: { code: "crm.StageGateUnmet", params } });

it("undoing is no way around a gate: what was emptied since is asked for, and the deal stays where it is", async () => {
  const { ana, id, second, lost, move, unmove, stage } = await gated();
  await ana.call.activities.log({ text: "Call", kind: "call", opportunityId: id });
  await move(second, { closesOn: "2026-12-01" });
  await move(lost, { reason: "Price" });
  await ana.call.opportunities.update({ id, values: { closesOn: null } });
  await expect(unmove()).rejects.toMatchObject(unmet({ fields: "closesOn" }));
  expect(await stage()).toBe(lost);
  await ana.call.opportunities.update({ id, values: { closesOn: "2026-12-05" } });
  await unmove();
  expect(await stage()).toBe(second);
});

it("undoing asks for a call that was taken back since", async () => {
  const { ana, id, second, lost, move, unmove } = await gated();
  const { id: call } = await ana.call.activities.log({ text: "Call", kind: "call", opportunityId: id });
  await move(second, { closesOn: "2026-12-01" });
  await move(lost, { reason: "Price" });
  await ana.call.activities.withdraw({ id: call });
  await expect(unmove()).rejects.toMatchObject(unmet({ activities: "call:0:1" }));
});

it("what the deal lacked already when it left is no reason to refuse", async () => {
  const { ana, id, first, second, move, unmove, stage, company } = await gated();
  await inTransaction(company.system, (tx) =>
    tx
      .update(stages)
      .set({ requires: ["amountMinor"] })
      .where(and(eq(stages.organisationId, company.id), eq(stages.id, first))),
  );
  await ana.call.activities.log({ text: "Call", kind: "call", opportunityId: id });
  await move(second, { closesOn: "2026-12-01", amountMinor: 500 });
  await unmove();
  expect(await stage()).toBe(first);
  expect((await ana.call.opportunities.get({ id })).amountMinor).toBeNull();
});

it("only the last move goes back, for a day, by whoever made it, and once", async () => {
  const { company, ana, id, first, lost, move, unmove, stage } = await gated();
  const boss = await company.person({ roles: ["administrator"] });
  await move(lost, { reason: "Price" });
  await expect(boss.call.stages.unmove({ type: "opportunity", id })).rejects.toMatchObject({
    cause: { code: "crm.NothingToUndo" },
  });
  world.setNow("2026-11-19T12:00:01Z");
  await expect(unmove()).rejects.toMatchObject({ cause: { code: "crm.MoveTooOld" } });
  await move(first);
  await unmove();
  expect(await stage()).toBe(lost);
  await expect(unmove()).rejects.toMatchObject({ cause: { code: "crm.NothingToUndo" } });
  expect((await ana.call.opportunities.get({ id })).closedAt).toBe("2026-11-18T12:00:00.000Z");
});

it("a move of many goes back only where it was the last one, and not to what the deal no longer meets", async () => {
  const { ana, id, first, second, lost, move, stage } = await gated();
  await ana.call.activities.log({ text: "Call", kind: "call", opportunityId: id });
  await move(second, { closesOn: "2026-12-01" });
  await ana.call.opportunities.update({ id, values: { reason: "Price" } });
  const many = (stageId: string) => ana.call.stages.moveMany({ type: "opportunity", ids: [id], stageId });
  const run = await many(lost);
  world.setNow("2026-11-18T13:00:00Z");
  await move(first);
  await move(lost);
  expect(await ana.call.runs.undo({ runId: run.runId ?? "" })).toMatchObject({ restored: 0, kept: 1 });
  expect(await stage()).toBe(lost);
  await ana.call.stages.unmove({ type: "opportunity", id });
  await move(second);
  const again = await many(lost);
  await ana.call.opportunities.update({ id, values: { closesOn: null } });
  expect(await ana.call.runs.undo({ runId: again.runId ?? "" })).toMatchObject({ restored: 0, kept: 1 });
});
