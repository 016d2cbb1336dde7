import { hold, waiterFor } from "@arraigo/db/testing";
import { openWorld, type TestOrganisation, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";

type Person = TestPerson<typeof router>;
let world: World<typeof router>;
let url: string;
let organisation: TestOrganisation<typeof router>;
let admin: Person;
beforeAll(async () => {
  world = await openWorld(crmModule);
  url = world.test.ownerUrl;
  organisation = await world.organisation();
  admin = await organisation.person({ roles: ["administrator", "people_manager"] });
});
afterAll(() => world.close());

const process = async () => (await admin.call.process.read({ type: "opportunity" })).pipelines;
const first = async () => (await process())[0] as Awaited<ReturnType<typeof process>>[number];
const holdDeal = (id: string) => hold(url, "select from crm.opportunities where id = $1 for update", [id]);
const stageOf = async (id: string) => (await admin.call.opportunities.get({ id })).stageId;
const move = (id: string, stageId: string) => admin.call.stages.move({ type: "opportunity", id, stageId });

/** A stage that asks for nothing, and the first one of its pipeline. */
async function newStage(name: string) {
  const { id: pipelineId, version } = await first();
  await admin.call.process.addStage({ pipelineId, version, name });
  const pipeline = await first();
  const stage = pipeline.stages.find((each) => each.name === name && !each.archivedAt);
  return {
    id: stage?.id ?? "",
    version: pipeline.version,
    start: pipeline.stages.find((each) => !each.archivedAt)?.id ?? "",
  };
}

/** A deal that has whatever the first stages ask for. */
async function buildDeal(stageId?: string): Promise<string> {
  const asked = { amountMinor: 1_000, closesOn: "2027-01-01", nextStep: "Call", nextStepOn: "2026-12-01" };
  const draft = { name: "Renewal", currency: "USD", ...asked, ...(stageId ? { stageId } : {}) };
  return (await admin.call.opportunities.create(draft)).id;
}

test("a deal that moves into a stage while it is given up waits, and stays where it was", async () => {
  const stage = await newStage("Given up first");
  const [standing, moving] = [await buildDeal(stage.id), await buildDeal()];
  const holder = await holdDeal(standing);
  const archive = admin.call.process.archiveStage({ id: stage.id, version: stage.version, moveTo: stage.start });
  const archiving = await waiterFor(url, holder.pid);
  const moved = move(moving, stage.id);
  moved.catch(() => undefined);
  await waiterFor(url, archiving);
  await holder.release();
  await archive;
  await expect(moved).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect([await stageOf(moving), await stageOf(standing)]).toEqual([stage.start, stage.start]);
});

test("whoever gives a stage up while a deal moves into it waits, and takes it along", async () => {
  const stage = await newStage("Moved into first");
  const moving = await buildDeal();
  const holder = await holdDeal(moving);
  const moved = move(moving, stage.id);
  const mover = await waiterFor(url, holder.pid);
  const archive = admin.call.process.archiveStage({ id: stage.id, version: stage.version, moveTo: stage.start });
  await waiterFor(url, mover);
  await holder.release();
  await moved;
  expect(await archive).toMatchObject({ moved: 1 });
  expect(await stageOf(moving)).toBe(stage.start);
});

test("a queue is not given up while a case is put into it", async () => {
  const queue = await admin.call.queues.create({ name: "Returns" });
  const numbers = "select pg_advisory_xact_lock(hashtext('crm.cases.number'), hashtext($1))";
  const holder = await hold(url, numbers, [organisation.id]);
  const made = admin.call.cases.create({ subject: "Broken", queueId: queue.id });
  const maker = await waiterFor(url, holder.pid);
  const archive = admin.call.queues.archive({ id: queue.id });
  archive.catch(() => undefined);
  await waiterFor(url, maker);
  await holder.release();
  await made;
  await expect(archive).rejects.toMatchObject({ cause: { code: "crm.QueueNotEmpty" } });
});

test("a deleted deal whose stage or pipeline was given up comes back where it can be seen, and its history says so", async () => {
  const stage = await newStage("Gone meanwhile");
  const inStage = await buildDeal(stage.id);
  const made = await admin.call.process.createPipeline({ type: "opportunity", name: "Second pipeline" });
  const second = (await process()).find((each) => each.id === made.id);
  const inPipeline = await buildDeal(second?.stages[0]?.id ?? "");
  await admin.call.opportunities.remove({ ids: [inStage, inPipeline] });
  await admin.call.process.archiveStage({ id: stage.id, version: stage.version });
  await admin.call.process.archivePipeline({ id: made.id, version: second?.version ?? null });
  await admin.call.opportunities.restore({ ids: [inStage, inPipeline] });
  const { start } = await newStage("Any");
  for (const id of [inStage, inPipeline]) {
    expect(await stageOf(id)).toBe(start);
    const { entries } = await admin.call.records.timeline({ type: "opportunity", id });
    expect(entries[0]).toMatchObject({ kind: "moved" });
  }
});

test("a gate asks no more for an own field that was given up, and the process says which that was", async () => {
  const field = await admin.call.customFields.create({
    type: "opportunity",
    label: { en: "Budget code", es: "Código" },
    kind: "line",
  });
  const stage = await newStage("Asks for a field");
  const key = `custom.${field.key}`;
  await admin.call.process.updateStage({ id: stage.id, version: stage.version, requires: [key] });
  const deal = await buildDeal();
  await expect(move(deal, stage.id)).rejects.toMatchObject({ cause: { code: "crm.StageGateUnmet" } });
  await admin.call.customFields.archive({ id: field.id });
  expect(await move(deal, stage.id)).toEqual({ moved: true });
  const { formerFields } = await admin.call.process.read({ type: "opportunity" });
  expect(formerFields).toEqual([{ key, label: "Budget code" }]);
});
