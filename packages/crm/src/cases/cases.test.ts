import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";
import { tellingWords } from "./similar-cases";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

type Agent = Awaited<ReturnType<Awaited<ReturnType<typeof world.organisation>>["person"]>>;

async function desk() {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"] });
  const ana = await org.person();
  const { id: queueId } = await boss.call.queues.create({ name: "Support" });
  return { org, boss, ana, queueId };
}

/** A case nobody owns yet. */
async function waiting(ana: Agent, values: Parameters<typeof ana.call.cases.create>[0]): Promise<string> {
  const { id } = await ana.call.cases.create(values);
  await ana.call.cases.release({ id });
  return id;
}

describe("queues", () => {
  it("give the next case by urgency, then by age, and never one case to two agents", async () => {
    const { org, ana, queueId } = await desk();
    const low = await waiting(ana, { subject: "Low", priority: "low", queueId });
    const unjudged = await waiting(ana, { subject: "Unjudged", queueId });
    const critical = await waiting(ana, { subject: "Critical", priority: "critical", queueId });
    const elsewhere = await waiting(ana, { subject: "Elsewhere", priority: "critical" });
    const agents = await Promise.all([org.person(), org.person()]);
    const taken = await Promise.all(agents.map((agent) => agent.call.cases.takeNext({ queueId })));
    expect(new Set(taken.map((each) => each.id))).toEqual(new Set([critical, unjudged]));
    expect(await ana.call.cases.takeNext({ queueId })).toEqual({ id: low });
    expect(await ana.call.cases.takeNext({ queueId })).toEqual({ id: null });
    expect(await ana.call.cases.takeNext({})).toEqual({ id: elsewhere });
    await expect(agents[0]?.call.cases.take({ id: low })).rejects.toMatchObject({ cause: { code: "crm.CaseTaken" } });
  });

  it("say how many wait and since when, are managed by managers, and are not archived over open cases", async () => {
    const { ana, boss, queueId } = await desk();
    const id = await waiting(ana, { subject: "Late", queueId, openedAt: "2026-11-10T08:00:00Z" });
    expect(await ana.call.queues.list()).toMatchObject([
      { name: "Support", open: 1, unowned: 1, oldestAt: "2026-11-10T08:00:00.000Z" },
    ]);
    await expect(ana.call.queues.create({ name: "Mine" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(boss.call.queues.create({ name: "SUPPORT" })).rejects.toMatchObject({
      cause: { code: "crm.QueueNameTaken" },
    });
    await expect(boss.call.queues.archive({ id: queueId })).rejects.toMatchObject({
      cause: { code: "crm.QueueNotEmpty" },
    });
    await boss.call.cases.assign({ id, ownerId: ana.id });
    await ana.call.cases.update({ id, values: { queueId: null } });
    await boss.call.queues.archive({ id: queueId });
    expect((await ana.call.queues.list())[0]?.archivedAt).not.toBeNull();
    await expect(ana.call.cases.create({ subject: "Unseen", queueId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(ana.call.cases.update({ id, values: { queueId } })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("two queues made at once", () => {
  it("under one name are one, however it is written", async () => {
    const { boss } = await desk();
    const desks = await Promise.allSettled(["Desk", "DESK"].map((name) => boss.call.queues.create({ name })));
    expect(desks.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  });
});

describe("a case", () => {
  it("has cost its own minutes and those of everything done about it", async () => {
    const { ana } = await desk();
    const { id } = await ana.call.cases.create({ subject: "Broken seal", minutes: 10 });
    await ana.call.activities.log({ text: "Rang", kind: "call", caseId: id, minutes: 7 });
    const { id: back } = await ana.call.activities.log({ text: "Twice", kind: "call", caseId: id, minutes: 5 });
    await ana.call.activities.log({ text: "Wrote", kind: "email", caseId: id });
    await ana.call.activities.withdraw({ id: back });
    expect((await ana.call.cases.get({ id })).minutes).toEqual({ own: 10, activities: 7, unsaid: 1, total: 17 });
  });

  it("is still there when its customer was deleted", async () => {
    const { ana } = await desk();
    const contactId = await buildContact(ana, { email: "marta@norte.example" });
    const { id } = await ana.call.cases.create({ subject: "Broken seal", contactId });
    expect((await ana.call.cases.get({ id })).points).toMatchObject([{ value: "marta@norte.example" }]);
    expect((await ana.call.cases.get({ id })).gone).toEqual([]);
    await ana.call.contacts.remove({ ids: [contactId] });
    const held = await ana.call.cases.get({ id });
    expect(held).toMatchObject({ points: [], gone: [contactId] });
    expect(held.names[contactId], "named still, so that it is known whose it was").toBeDefined();
  });

  it("shows earlier ones like it with how they ended, and why they are alike", async () => {
    const { ana } = await desk();
    const accountId = await buildAccount(ana);
    const solved = async (subject: string, resolution: string) => {
      const { id } = await ana.call.cases.create({ subject, accountId, priority: "low", resolution });
      const stages = await ana.call.pipelines.list({ type: "case" });
      const won = stages[0]?.stages.find((stage) => stage.kind === "won");
      await ana.call.stages.move({ type: "case", id, stageId: won?.id ?? "" });
      return id;
    };
    const alike = await solved("Printer jams when printing labels", "Changed the roller");
    await solved("Invoice sent twice", "Credited");
    const { id } = await ana.call.cases.create({ subject: "The label printer jams again", accountId });
    const similar = await ana.call.cases.similar({ id });
    expect(similar).toMatchObject([
      { id: alike, resolution: "Changed the roller", why: { words: ["printer", "label", "jams"], customer: true } },
    ]);
    expect((await ana.call.cases.get({ id })).otherCases).toHaveLength(2);
  });

  it("closed is opened again where it stood, and one that is open is not", async () => {
    const { ana } = await desk();
    const { id } = await ana.call.cases.create({ subject: "Broken seal", priority: "low", resolution: "New seal" });
    const [pipeline] = await ana.call.pipelines.list({ type: "case" });
    const stage = (kind: string, index = 0) => pipeline?.stages.filter((each) => each.kind === kind)[index]?.id ?? "";
    world.setNow("2026-11-18T13:00:00Z");
    await ana.call.stages.move({ type: "case", id, stageId: stage("open", 1) });
    world.setNow("2026-11-18T14:00:00Z");
    await expect(ana.call.cases.reopen({ id })).rejects.toMatchObject({ cause: { code: "crm.CaseNotClosed" } });
    await ana.call.stages.move({ type: "case", id, stageId: stage("won") });
    await ana.call.cases.reopen({ id });
    expect((await ana.call.cases.get({ id })).values).toMatchObject({ stageId: stage("open", 1), closedAt: null });
  });

  it("of another organisation is nobody's to take, give or see", async () => {
    const { ana } = await desk();
    const { boss: eve } = await desk();
    const id = await waiting(ana, { subject: "Ours" });
    for (const attempt of [
      () => eve.call.cases.get({ id }),
      () => eve.call.cases.take({ id }),
      () => eve.call.cases.assign({ id, ownerId: eve.id }),
      () => eve.call.cases.similar({ id }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect(await eve.call.cases.takeNext({})).toEqual({ id: null });
  });
});

it("a subject is known by its rarest words", () => {
  expect(tellingWords("La impresora de etiquetas no imprime: error en la impresora")).toEqual([
    "impresora",
    "etiquetas",
    "imprime",
  ]);
});
