import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import { atOnceMax } from "../lists-contract";
import { createRecords } from "../records/create-records";
import { runMany } from "./run-many";
import { undoRunJob } from "./undo-run";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const full = { currency: "EUR", amountMinor: 100, closesOn: "2026-12-01", nextStep: "Send", nextStepOn: "2026-11-20" };
const ready = atOnceMax + 1;
const filter = { search: "faro" };

/** Ana with more deals than are changed at once, two of them not ready to go, and somebody else's. */
async function series() {
  const company = await world.organisation();
  const [ana, leo] = [await company.person(), await company.person()];
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const [, , proposal] = pipeline?.stages ?? [];
  for (const [person, count, values] of [
    [ana, ready, { ...full, name: "Faro ready" }],
    [ana, 2, { currency: "EUR", name: "Faro bare" }],
    [leo, 1, { ...full, name: "Faro his" }],
  ] as const)
    await inTransaction(person.ctx, (tx) =>
      createRecords(
        person.ctx,
        tx,
        "opportunity",
        Array.from({ length: count }, (_, index) => ({ values: { ...values, name: `${values.name} ${index}` } })),
      ),
    );
  const standing = async (stageId: string | undefined) =>
    (await ana.call.opportunities.count({ conditions: [{ field: "stageId", op: "anyOf", value: [stageId ?? ""] }] }))
      .count;
  const move = () => ana.call.stages.moveMany({ type: "opportunity", filter, stageId: proposal?.id ?? "" });
  const work = (runId: string) => runMany(company.system, { runId });
  const workBack = (runId: string) => undoRunJob(company.system, { runId });
  return { ana, leo, proposal: proposal?.id, standing, move, work, workBack };
}

it("more than a thousand records move in the background as one run, which says how far it is and is taken back whole in the background too", async () => {
  const { ana, leo, proposal, standing, move, work, workBack } = await series();
  const before = world.published.length;
  const { runId, moved, toDo } = await move();
  expect([moved, toDo]).toEqual([0, ready + 2]);
  if (!runId) throw new Error("there is no run");
  expect(world.enqueued).toContainEqual(expect.objectContaining({ job: "crm.runMany", data: { runId } }));
  expect(await ana.call.runs.get({ runId })).toMatchObject({ state: "running", total: ready + 2, done: 0, changed: 0 });
  await expect(leo.call.runs.get({ runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await work(runId);
  const after = await ana.call.runs.get({ runId });
  expect(after).toMatchObject({
    state: "done",
    done: ready + 2,
    changed: ready,
    refusedCount: 2,
    same: 0,
    outOfReach: 0,
  });
  expect(after.refused.map(({ name }) => name).sort()).toEqual(["Faro bare 0", "Faro bare 1"]);
  expect(await standing(proposal)).toBe(ready);
  const told = world.published.slice(before).filter(({ event }) => event === "crm.records_moved");
  expect(told.reduce((sum, { payload }) => sum + Number((payload as { records: number }).records), 0)).toBe(ready);
  expect(await ana.call.runs.undo({ runId })).toEqual({ restored: 0, kept: 0, stayed: [], toDo: ready });
  expect(world.enqueued).toContainEqual(expect.objectContaining({ job: "crm.undoRun", data: { runId } }));
  expect(await ana.call.runs.get({ runId })).toMatchObject({ state: "undoing", undone: false, undo: { done: 0 } });
  await workBack(runId);
  expect(await ana.call.runs.get({ runId })).toMatchObject({
    state: "done",
    undone: true,
    undo: { total: ready, done: ready, restored: ready, kept: 0, stayed: [] },
  });
  expect(await standing(proposal)).toBe(0);
  await expect(ana.call.runs.undo({ runId })).rejects.toMatchObject({ cause: { code: "crm.RunAlreadyUndone" } });
});

it("a long undo keeps what somebody changed meanwhile and says it, goes on when asked again, and is one use", async () => {
  const { ana, proposal, standing, move, work, workBack } = await series();
  const runId = (await move()).runId ?? "";
  await work(runId);
  await ana.call.runs.undo({ runId });
  await expect(ana.call.runs.pause({ runId })).rejects.toMatchObject({ cause: { code: "crm.RunNotUnderWay" } });
  const inStage = [{ field: "stageId", op: "anyOf" as const, value: [proposal ?? ""] }];
  const [moved] = (await ana.call.opportunities.list({ conditions: inStage })).rows;
  const id = String(moved?.id);
  const name = String(moved?.values.name);
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  await ana.call.stages.move({ type: "opportunity", id, stageId: pipeline?.stages[1]?.id ?? "" });
  expect(await ana.call.runs.undo({ runId })).toMatchObject({ toDo: ready });
  await Promise.all([workBack(runId), workBack(runId)]);
  const { undo } = await ana.call.runs.get({ runId });
  expect(undo).toMatchObject({ done: ready, restored: ready - 1, kept: 1, stayed: [expect.stringContaining(name)] });
  expect(await standing(proposal)).toBe(0);
});

it("a run stops behind the part that is being written, goes on when its person says so, and does not once it is taken back", async () => {
  const { ana, proposal, standing, move, work, workBack } = await series();
  const runId = (await move()).runId ?? "";
  const working = work(runId);
  await ana.call.runs.pause({ runId });
  await working;
  const paused = await ana.call.runs.get({ runId });
  expect(paused).toMatchObject({ state: "paused" });
  expect(paused.done).toBeLessThan(paused.total);
  expect(await standing(proposal)).toBe(paused.changed);
  await ana.call.runs.resume({ runId });
  await work(runId);
  expect(await ana.call.runs.get({ runId })).toMatchObject({ state: "done", changed: ready });
  await ana.call.runs.undo({ runId });
  await workBack(runId);

  const again = (await move()).runId ?? "";
  await ana.call.runs.pause({ runId: again });
  await ana.call.runs.undo({ runId: again });
  await expect(ana.call.runs.resume({ runId: again })).rejects.toMatchObject({ cause: { code: "crm.RunNotUnderWay" } });
  await work(again);
  expect(await standing(proposal)).toBe(0);
});

it("what the process does not allow ends a run where it stands, with the reason", async () => {
  const { ana, move, work } = await series();
  const moving = (await move()).runId ?? "";
  await work(moving);
  const { runId, changed, toDo } = await ana.call.opportunities.bulkUpdate({ filter, values: { amountMinor: null } });
  expect([changed, toDo]).toEqual([0, ready + 2]);
  await work(runId);
  const ended = await ana.call.runs.get({ runId });
  expect(ended).toMatchObject({ state: "failed", changed: 0 });
  expect(ended.problem).toMatch(/amount/i);
  await ana.call.runs.undo({ runId: moving });
});
