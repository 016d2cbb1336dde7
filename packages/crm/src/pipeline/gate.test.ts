import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { createRecords } from "../records/create-records";
import { criteriaFor, type GateStage } from "./gate";
import { stageById } from "./list-stages";
import { stages } from "./tables";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Company = Awaited<ReturnType<typeof world.organisation>>;
type Person = Awaited<ReturnType<Company["person"]>>;

/** Changes a stage's criteria as the settings do. */
async function requires(company: Company, stageId: string, criteria: Partial<typeof stages.$inferInsert>) {
  await inTransaction(company.system, (tx) =>
    tx
      .update(stages)
      .set(criteria)
      .where(and(eq(stages.organisationId, company.id), eq(stages.id, stageId))),
  );
}

async function dealStages(person: Person) {
  const [pipeline] = await person.call.pipelines.list({ type: "opportunity" });
  return pipeline!.stages;
}

const unmet = (params: object) => ({ cause: { code: "crm.StageGateUnmet", params } });

describe("criteria", () => {
  const stage = (id: string, change: Partial<GateStage> = {}): GateStage => ({
    id,
    kind: "open",
    requires: [],
    requiresActivities: [],
    approval: null,
    ...change,
  });
  const way = [
    stage("new"),
    stage("met", { requires: ["closesOn"], requiresActivities: [{ kind: "meeting", countMin: 1 }] }),
    stage("offer", { requires: ["amountMinor", "nextStep"], approval: "manager" }),
    stage("talks", { requiresActivities: [{ kind: "meeting", countMin: 2 }] }),
    stage("won", { kind: "won", requires: ["reason"] }),
    stage("lost", { kind: "lost", requires: ["reason"] }),
  ];
  const [first = null, , , talks, won, lost] = way;

  it("skipping stages skips none of what they ask for", () => {
    expect(criteriaFor(way, first, talks!)).toEqual({
      fields: ["closesOn", "amountMinor", "nextStep"],
      activities: [{ kind: "meeting", countMin: 2 }],
      approvals: ["offer"],
    });
  });

  it("who wins is asked for all of it but a next step; who gives up is asked only why", () => {
    expect(criteriaFor(way, first, won!).fields).toEqual(["closesOn", "amountMinor", "reason"]);
    expect(criteriaFor(way, first, lost!)).toEqual({ fields: ["reason"], activities: [], approvals: [] });
  });

  it("going back asks for what the stage itself asks for, and coming back from the end for the whole way", () => {
    expect(criteriaFor(way, talks!, way[1]!).fields).toEqual(["closesOn"]);
    expect(criteriaFor(way, lost!, talks!).fields).toEqual(["closesOn", "amountMinor", "nextStep"]);
  });
});

describe("the gate, behind every way in", () => {
  it("one answer lists missing fields, own fields, activities and approval together", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const id = await buildOpportunity(ana);
    const steps = await dealStages(ana);
    await requires(company, steps[1]!.id, {
      requires: ["closesOn", "accountId"],
      requiresActivities: [{ kind: "call", countMin: 2 }],
      approval: "manager",
    });
    await ana.call.activities.log({ text: "First call", kind: "call", opportunityId: id });
    await expect(ana.call.stages.move({ type: "opportunity", id, stageId: steps[1]!.id })).rejects.toMatchObject(
      unmet({ fields: "closesOn,accountId", activities: "call:1:2", approval: "needed", stage: "Qualified" }),
    );
    const gate = await ana.call.stages.gate({ type: "opportunity", id, stageId: steps[1]!.id });
    expect(gate).toMatchObject({
      met: false,
      fields: [{ key: "closesOn" }, { key: "accountId" }],
      activities: [{ kind: "call", countMin: 2, countDone: 1 }],
      approval: "needed",
      mayWrite: true,
      mayOverride: false,
    });
  });

  it("finished activities count, planned and withdrawn ones do not", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const id = await buildOpportunity(ana);
    const steps = await dealStages(ana);
    await requires(company, steps[1]!.id, { requiresActivities: [{ kind: "call", countMin: 1 }] });
    const move = () => ana.call.stages.move({ type: "opportunity", id, stageId: steps[1]!.id });
    const { id: activityId } = await ana.call.activities.log({ text: "Call", kind: "call", opportunityId: id });
    await ana.call.activities.withdraw({ id: activityId });
    await expect(move()).rejects.toMatchObject(unmet({ activities: "call:0:1" }));
    await ana.call.activities.log({ text: "Call again", kind: "call", opportunityId: id });
    expect(await move()).toEqual({ moved: true });
  });

  it("leads and cases meet it as deals do", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const { id: leadId } = await ana.call.leads.create({ familyName: "Roldán" });
    const [leads] = await ana.call.pipelines.list({ type: "lead" });
    const qualified = leads!.stages[2]!.id;
    await expect(ana.call.stages.move({ type: "lead", id: leadId, stageId: qualified })).rejects.toMatchObject(
      unmet({ fields: "interest" }),
    );
    await ana.call.stages.move({ type: "lead", id: leadId, stageId: qualified, fields: { interest: "Pumps" } });
    expect((await ana.call.leads.get({ id: leadId })).values.interest).toBe("Pumps");
    const { id: caseId } = await ana.call.cases.create({ subject: "Leak" });
    const [cases] = await ana.call.pipelines.list({ type: "case" });
    const solved = cases!.stages[3]!.id;
    await expect(ana.call.stages.move({ type: "case", id: caseId, stageId: solved })).rejects.toMatchObject(
      unmet({ fields: "priority,resolution" }),
    );
    world.usage.length = 0;
    await ana.call.stages.move({
      type: "case",
      id: caseId,
      stageId: solved,
      fields: { priority: "low", resolution: "New seal" },
    });
    expect((await ana.call.cases.get({ id: caseId })).values.closedAt).not.toBeNull();
    expect(world.usage.map((use) => use.name)).toEqual(["crm.case_moved"]);
  });

  it("creating in a later stage is entering it", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const steps = await dealStages(ana);
    const deal = { name: "Ready", currency: "EUR", stageId: steps[2]!.id };
    await expect(ana.call.opportunities.create(deal)).rejects.toMatchObject(
      unmet({ fields: "amountMinor,closesOn,nextStep,nextStepOn" }),
    );
    const full = { amountMinor: 100, closesOn: "2026-12-01", nextStep: "Send", nextStepOn: "2026-11-20" };
    const { id } = await ana.call.opportunities.create({ ...deal, ...full });
    expect((await ana.call.stages.times({ type: "opportunity", id })).stageId).toBe(steps[2]!.id);
  });

  it("what the stages on the way asked for cannot be emptied afterwards, and a closed deal needs no next step", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const steps = await dealStages(ana);
    const full = { amountMinor: 100, closesOn: "2026-12-01", nextStep: "Send", nextStepOn: "2026-11-20" };
    const { id } = await ana.call.opportunities.create({
      name: "Deal",
      currency: "EUR",
      stageId: steps[2]!.id,
      ...full,
    });
    await expect(ana.call.opportunities.update({ id, values: { amountMinor: null } })).rejects.toMatchObject(
      unmet({ fields: "amountMinor" }),
    );
    await ana.call.stages.move({ type: "opportunity", id, stageId: steps[3]!.id });
    await ana.call.opportunities.update({ id, values: { nextStep: null, nextStepOn: null } });
    await expect(ana.call.opportunities.update({ id, values: { closesOn: null } })).rejects.toMatchObject(
      unmet({ fields: "closesOn" }),
    );
  });

  it("moving many moves those that are ready, names the others with what they miss, and is undone as one", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const other = await company.person();
    const steps = await dealStages(ana);
    const bare = await buildOpportunity(ana, { name: "Bare" });
    const foreign = await buildOpportunity(other);
    const full = { amountMinor: 100, closesOn: "2026-12-01", nextStep: "Send", nextStepOn: "2026-11-20" };
    const { id: ready } = await ana.call.opportunities.create({ name: "Ready", currency: "EUR", ...full });
    const answer = await ana.call.stages.moveMany({
      type: "opportunity",
      ids: [bare, ready, foreign],
      stageId: steps[2]!.id,
    });
    expect(answer).toMatchObject({ moved: 1, outOfReach: 1, refused: [{ id: bare, name: "Bare" }] });
    expect(answer.refused[0]!.missing).toContain("amount");
    await ana.call.runs.undo({ runId: answer.runId! });
    const times = await ana.call.stages.times({ type: "opportunity", id: ready });
    expect(times.stageId).toBe(steps[0]!.id);
    expect(times.entries).toHaveLength(1);
  });

  it("an import lands what does not conform, in the open, and nobody is stopped", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const steps = await dealStages(ana);
    const ids = await inTransaction(ana.ctx, async (tx) => {
      const stage = await stageById(ana.ctx, tx, "opportunity", steps[2]!.id);
      return createRecords(ana.ctx, tx, "opportunity", [{ values: { name: "Old deal", currency: "EUR" }, stage }], {
        source: "import",
      });
    });
    const { rows } = await ana.call.process.overrides({ limit: 10 });
    expect(rows).toMatchObject([{ recordId: ids[0], source: "import", recordName: "Old deal" }]);
    expect(rows[0]!.missing).toEqual(["amount", "expected close date", "next step", "date of the next step"]);
  });
});

describe("moving back", () => {
  it("undoing restores the stage, its clock and the fields that came along, for every type", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    world.setNow("2026-11-18T12:00:00Z");
    const { id } = await ana.call.leads.create({ familyName: "Roldán" });
    const [leads] = await ana.call.pipelines.list({ type: "lead" });
    world.setNow("2026-11-20T12:00:00Z");
    await ana.call.stages.move({ type: "lead", id, stageId: leads!.stages[4]!.id, fields: { reason: "No budget" } });
    world.setNow("2026-11-20T12:01:00Z");
    await ana.call.stages.unmove({ type: "lead", id });
    const back = await ana.call.leads.get({ id });
    expect(back.values).toMatchObject({
      stageId: leads!.stages[0]!.id,
      stageEnteredAt: "2026-11-18T12:00:00.000Z",
      reason: null,
      closedAt: null,
    });
    const times = await ana.call.stages.times({ type: "lead", id });
    expect(times.entries).toMatchObject([{ leftAt: null }]);
    expect(times.pipeline!.stages[0]!.days).toBeCloseTo(2, 2);
    await expect(ana.call.stages.unmove({ type: "lead", id })).rejects.toMatchObject({
      cause: { code: "crm.NothingToUndo" },
    });
  });

  it("two people who move one record at once leave one move; the second is told it stands there", async () => {
    const company = await world.organisation();
    const ana = await company.person();
    const { id } = await ana.call.leads.create({ familyName: "Roldán" });
    const [leads] = await ana.call.pipelines.list({ type: "lead" });
    const results = await Promise.all(
      [1, 2, 3].map(() => ana.call.stages.move({ type: "lead", id, stageId: leads!.stages[1]!.id })),
    );
    expect(results.filter((result) => result.moved)).toHaveLength(1);
    expect((await ana.call.stages.times({ type: "lead", id })).entries).toHaveLength(2);
  });
});
