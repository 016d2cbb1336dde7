import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpportunity } from "../../../test/factories";
import { createOpportunities } from "../../bulk/create-records";
import { crmModule } from "../../index";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

async function company() {
  const org = await world.organisation();
  const manager = await org.person({ roles: ["change_manager"], givenName: "Rosa" });
  const ana = await org.person();
  const read = async () => (await manager.call.process.read({ type: "opportunity" })).pipelines;
  const [sales] = await read();
  return { org, manager, ana, read, sales: sales! };
}

const refusedWith = (code: string) => ({ cause: { code } });

describe("several pipelines", () => {
  it("a second one has stages of its own, and records start and move in it behind its own gates", async () => {
    const { manager, ana, sales } = await company();
    const made = await manager.call.process.createPipeline({ type: "opportunity", name: "Renewals", copyOf: sales.id });
    const [, renewals] = await ana.call.pipelines.list({ type: "opportunity" });
    expect(renewals).toMatchObject({ id: made.id, name: "Renewals" });
    expect(renewals!.stages.map((stage) => stage.name)).toEqual(sales.stages.map((stage) => stage.name));
    const { id } = await ana.call.opportunities.create({
      name: "Renewal",
      currency: "EUR",
      stageId: renewals!.stages[0]!.id,
    });
    await ana.call.stages.move({ type: "opportunity", id, stageId: sales.stages[1]!.id });
    const times = await ana.call.stages.times({ type: "opportunity", id });
    expect(times.pipeline!.name).toBe("Sales");
    expect(times.others.map((each) => each.name)).toEqual(["Renewals"]);
    await expect(
      ana.call.stages.move({ type: "opportunity", id, stageId: renewals!.stages[2]!.id }),
    ).rejects.toMatchObject(refusedWith("crm.StageGateUnmet"));
  });

  it("is for whoever may change the process, and names are one each", async () => {
    const { manager, ana, org } = await company();
    await expect(ana.call.process.createPipeline({ type: "lead", name: "Mine" })).rejects.toMatchObject(
      refusedWith("platform.NotPermitted"),
    );
    const unitManager = await org.person({ roles: ["change_manager"], roleUnitId: await org.orgUnit() });
    await expect(unitManager.call.process.read({ type: "lead" })).rejects.toMatchObject(
      refusedWith("platform.NotPermitted"),
    );
    await manager.call.process.createPipeline({ type: "lead", name: "Fairs" });
    await expect(manager.call.process.createPipeline({ type: "lead", name: "FAIRS" })).rejects.toMatchObject(
      refusedWith("crm.PipelineNameTaken"),
    );
    await manager.call.process.createPipeline({ type: "case", name: "Fairs" });
  });

  it("is given up with its records moved, listed where they do not conform; the last one stays", async () => {
    const { manager, ana, sales, read } = await company();
    await expect(manager.call.process.archivePipeline({ id: sales.id, version: sales.version })).rejects.toMatchObject(
      refusedWith("crm.LastPipeline"),
    );
    const { id: secondId } = await manager.call.process.createPipeline({ type: "opportunity", name: "Second" });
    const deal = await buildOpportunity(ana);
    const second = (await read()).find((each) => each.id === secondId)!;
    const proposal = second.stages[2]!;
    await expect(manager.call.process.archivePipeline({ id: sales.id, version: sales.version })).rejects.toMatchObject(
      refusedWith("crm.StageInUse"),
    );
    const done = await manager.call.process.archivePipeline({
      id: sales.id,
      version: sales.version,
      moveTo: proposal.id,
    });
    expect(done.moved).toBe(1);
    expect((await ana.call.stages.times({ type: "opportunity", id: deal })).stageId).toBe(proposal.id);
    expect((await ana.call.process.overrides({})).rows).toMatchObject([
      { recordId: deal, reason: "The stage “Sales” was given up." },
    ]);
    expect((await ana.call.pipelines.list({ type: "opportunity" })).map((each) => each.name)).toEqual(["Second"]);
    await manager.call.process.restorePipeline({ id: sales.id });
    expect((await ana.call.pipelines.list({ type: "opportunity" })).map((each) => each.name)).toEqual([
      "Sales",
      "Second",
    ]);
  });
});

describe("stages", () => {
  it("given up under many records are one event for all that pass a gate by it, one use, and a line in each history", async () => {
    const { org, manager, ana, sales, read } = await company();
    const [first, second] = sales.stages;
    await manager.call.process.updateStage({ id: second!.id, version: sales.version, requires: ["closesOn"] });
    const deals = Array.from({ length: 12 }, (_, at) => ({
      name: `Deal ${at}`,
      ownerId: ana.id,
      currency: "EUR",
      stagePosition: 0,
      createdAt: new Date("2026-11-01"),
    }));
    const ids = await createOpportunities(org.system, deals);
    const [now] = await read();
    [world.published.length, world.usage.length] = [0, 0];
    await manager.call.process.archiveStage({ id: first!.id, version: now!.version, moveTo: second!.id });
    expect(world.published.map((each) => each.event).sort()).toEqual(["crm.gates_overridden", "crm.records_moved"]);
    expect(world.usage.filter((use) => use.personId === manager.id)).toHaveLength(1);
    const { entries } = await ana.call.records.timeline({ type: "opportunity", id: ids[7] ?? "" });
    expect(entries.map((entry) => entry.kind)).toContain("gate_overridden");
    expect((await ana.call.process.overrides({ limit: 50 })).rows).toHaveLength(12);
  });

  it("are added, renamed, ordered and given up, and the record's log keeps their names", async () => {
    const { manager, ana, sales, read } = await company();
    const deal = await buildOpportunity(ana);
    let { version, stageId } = await manager.call.process.addStage({
      pipelineId: sales.id,
      version: sales.version,
      name: "Talks",
    });
    const names = async () => (await read())[0]!.stages.filter((each) => !each.archivedAt).map((each) => each.name);
    expect(await names()).toEqual(["New", "Qualified", "Proposal", "Talks", "Won", "Lost"]);
    await expect(manager.call.process.addStage({ pipelineId: sales.id, version, name: "talks" })).rejects.toMatchObject(
      refusedWith("crm.StageNameTaken"),
    );
    const ids = (await read())[0]!.stages.map((each) => each.id);
    const [a, b, c, d, won, lost] = ids as [string, string, string, string, string, string];
    ({ version } = await manager.call.process.orderStages({
      pipelineId: sales.id,
      version,
      ids: [a, stageId, b, c, won, lost],
    }));
    expect(stageId).toBe(d);
    expect(await names()).toEqual(["New", "Talks", "Qualified", "Proposal", "Won", "Lost"]);
    await expect(
      manager.call.process.orderStages({ pipelineId: sales.id, version, ids: [won, a, stageId, b, c, lost] }),
    ).rejects.toMatchObject(refusedWith("crm.StageOrderInvalid"));
    await expect(manager.call.process.archiveStage({ id: a, version })).rejects.toMatchObject(
      refusedWith("crm.StageInUse"),
    );
    await expect(manager.call.process.archiveStage({ id: won, version })).rejects.toMatchObject(
      refusedWith("crm.LastStageOfKind"),
    );
    ({ version } = await manager.call.process.archiveStage({ id: a, version, moveTo: stageId }));
    expect(
      (await ana.call.stages.times({ type: "opportunity", id: deal })).entries.map((each) => each.stageName),
    ).toEqual(["New", "Talks"]);
    await manager.call.process.restoreStage({ id: a, version });
    expect(await names()).toEqual(["Talks", "Qualified", "Proposal", "New", "Won", "Lost"]);
  });

  it("a gate asks only for what can be filled in, own fields included", async () => {
    const { manager, sales } = await company();
    const update = (requires: string[]) =>
      manager.call.process.updateStage({ id: sales.stages[1]!.id, version: sales.version, requires });
    await expect(update(["createdAt"])).rejects.toMatchObject(refusedWith("crm.CriterionUnknown"));
    await expect(update(["custom.k9"])).rejects.toMatchObject(refusedWith("crm.CriterionUnknown"));
    await update(["accountId", "tags"]);
  });

  it("two who change one pipeline at once: the second is told who was first, and nothing is lost", async () => {
    const { org, manager, sales, read } = await company();
    const admin = await org.person({ roles: ["administrator"] });
    const stage = sales.stages[1]!;
    await manager.call.process.updateStage({ id: stage.id, version: sales.version, name: "Checked" });
    await expect(
      admin.call.process.updateStage({ id: stage.id, version: sales.version, probability: 40 }),
    ).rejects.toMatchObject({
      cause: { code: "crm.PipelineChangedSince", params: { person: expect.stringContaining("Rosa") } },
    });
    const { version } = (await read())[0]!;
    const results = await Promise.allSettled(
      [1, 2, 3].map((probability) => manager.call.process.updateStage({ id: stage.id, version, probability })),
    );
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
    expect((await read())[0]!.stages[1]!.name).toBe("Checked");
  });
});
