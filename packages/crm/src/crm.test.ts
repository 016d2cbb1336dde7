import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../test/factories";
import { crmModule } from "./index";
import type { router } from "./router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

async function seller(organisation?: Awaited<ReturnType<typeof world.organisation>>, options = {}) {
  const org = organisation ?? (await world.organisation());
  return { org, ana: await org.person(options) };
}

describe("records", () => {
  it("an account shows what happened to its contacts and opportunities", async () => {
    const { ana } = await seller();
    const accountId = await buildAccount(ana);
    const contactId = await buildContact(ana, { accountId });
    await buildOpportunity(ana, { accountId });
    await ana.call.activities.log({ text: "Called her", kind: "call", contactId });
    const { entries } = await ana.call.records.timeline({ type: "account", id: accountId });
    expect(entries.map((entry) => `${entry.subjectType} ${entry.kind}`).sort()).toEqual([
      "account created",
      "contact activity",
      "contact created",
      "opportunity created",
    ]);
  });

  it("changes within ten minutes read as one, and what came back is no change", async () => {
    const { ana } = await seller();
    const contactId = await buildContact(ana);
    world.setNow("2026-11-18T12:01:00Z");
    await ana.call.contacts.update({ id: contactId, values: { title: "Buyer" } });
    world.setNow("2026-11-18T12:05:00Z");
    await ana.call.contacts.update({ id: contactId, values: { title: "Head buyer", phone: "600 100 200" } });
    const { entries } = await ana.call.records.timeline({ type: "contact", id: contactId });
    expect(entries).toHaveLength(2);
    expect(entries[0]?.changes).toMatchObject([
      { field: "title", from: null, to: "Head buyer" },
      { field: "phone", from: null, to: "600 100 200" },
    ]);
  });

  it("a contact without name and e-mail is refused", async () => {
    const { ana } = await seller();
    await expect(ana.call.contacts.create({ givenName: "", familyName: "" })).rejects.toMatchObject({
      cause: { code: "crm.RecordNameless" },
    });
  });

  it("a colleague reads a record and cannot change it, a manager can, another organisation sees nothing", async () => {
    const org = await world.organisation();
    const manager = await org.person({ roles: ["people_manager"] });
    const ana = await org.person({ managerId: manager.id });
    const colleague = await org.person();
    const contactId = await buildContact(ana);
    expect((await colleague.call.contacts.get({ id: contactId })).mayWrite).toBe(false);
    await expect(colleague.call.contacts.update({ id: contactId, values: { title: "X" } })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await manager.call.contacts.update({ id: contactId, values: { title: "Buyer" } });
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    await expect(stranger.call.contacts.get({ id: contactId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(
      stranger.call.contacts.create({ givenName: "A", familyName: "B", accountId: contactId }),
    ).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await stranger.call.contacts.list({ search: "Quiroz" })).rows).toEqual([]);
  });

  it("reassigning hands a record over for good, and names both in its history", async () => {
    const { org, ana } = await seller();
    const luis = await org.person({ givenName: "Luis", familyName: "Vega" });
    const contactId = await buildContact(ana);
    await ana.call.records.reassign({ type: "contact", id: contactId, ownerId: luis.id });
    await expect(ana.call.contacts.update({ id: contactId, values: { title: "X" } })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await luis.call.contacts.update({ id: contactId, values: { title: "Buyer" } });
    const { entries } = await luis.call.records.timeline({ type: "contact", id: contactId });
    expect(entries.find((entry) => entry.kind === "reassigned")?.changes[0]?.to).toBe("Luis Vega");
  });
});

describe("lists", () => {
  it("pages by name and by age meet every contact once, and mine, team and all are told apart", async () => {
    const org = await world.organisation();
    const manager = await org.person({ roles: ["people_manager"] });
    const ana = await org.person({ managerId: manager.id });
    const other = await org.person();
    for (let index = 0; index < 7; index++)
      await buildContact(ana, { familyName: `Pérez ${index % 2}`, givenName: `N${index}` });
    await buildContact(other, { familyName: "Zapata" });
    for (const sort of [
      { field: "name", direction: "asc" },
      { field: "createdAt", direction: "desc" },
    ] as const) {
      const seen: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await ana.call.contacts.list({ sort, limit: 3, cursor });
        seen.push(...page.rows.map((row) => row.id));
        cursor = page.next ?? undefined;
      } while (cursor);
      expect(seen).toHaveLength(8);
      expect(new Set(seen).size).toBe(8);
    }
    expect((await ana.call.contacts.count({ owner: "mine" })).count).toBe(7);
    expect((await manager.call.contacts.count({ owner: "team" })).count).toBe(7);
    expect((await manager.call.contacts.count({})).count).toBe(8);
  });

  it("search ignores accents and case, finds parts of words, and offers the closest names where nothing fits", async () => {
    const { ana } = await seller();
    await buildContact(ana, { givenName: "Martá", familyName: "QUIROZ", email: "mq@aceros.example" });
    for (const search of ["marta", "quiroz marta", "UIRO", "mq@aceros"])
      expect((await ana.call.contacts.list({ search })).rows).toHaveLength(1);
    expect((await ana.call.contacts.count({ search: "quir" })).count).toBe(1);
    const close = await ana.call.contacts.list({ search: "quiros" });
    expect(close).toMatchObject({ resembling: true });
    expect(close.rows).toHaveLength(1);
    expect((await ana.call.contacts.list({ search: "100%_" })).rows).toEqual([]);
  });
});

describe("pipeline", () => {
  it("comes in the organisation's language, once", async () => {
    const { ana } = await seller(await world.organisation({ language: "es" }));
    await Promise.all([ana.call.stages.list(), ana.call.stages.list()]);
    expect((await ana.call.stages.list()).map((stage) => stage.name)).toEqual([
      "Nueva",
      "Cualificada",
      "Propuesta",
      "Ganada",
      "Perdida",
    ]);
  });

  it("a gate says everything that is missing at once, and lets through with the fields that come along", async () => {
    const { ana } = await seller();
    const opportunityId = await buildOpportunity(ana);
    const proposal = (await ana.call.stages.list())[2]!;
    await expect(
      ana.call.stages.move({ type: "opportunity", id: opportunityId, stageId: proposal.id }),
    ).rejects.toMatchObject({
      cause: { code: "crm.StageGateUnmet", params: { fields: "amountMinor,closesOn,nextStep,nextStepOn" } },
    });
    await expect(
      ana.call.stages.move({
        type: "opportunity",
        id: opportunityId,
        stageId: proposal.id,
        fields: { amountMinor: 0, closesOn: "2026-12-01" },
      }),
    ).rejects.toMatchObject({
      cause: { params: { fields: "nextStep,nextStepOn" } },
    });
    expect((await ana.call.opportunities.get({ id: opportunityId })).amountMinor).toBeNull();
    world.published.length = 0;
    world.usage.length = 0;
    await ana.call.stages.move({
      type: "opportunity",
      id: opportunityId,
      stageId: proposal.id,
      fields: { amountMinor: 4_800_000, closesOn: "2026-12-01", nextStep: "Send offer", nextStepOn: "2026-11-24" },
    });
    expect(world.published.map((each) => each.event)).toEqual(["crm.record_moved"]);
    expect(world.usage.map((use) => use.name).sort()).toEqual(["crm.next_step_set", "crm.opportunity_moved"]);
    const board = await ana.call.boards.read({ type: "opportunity", owner: "mine" });
    expect(board.columns[2]).toMatchObject({ count: 1, totals: [{ currency: "USD", amountMinor: 4_800_000 }] });
    await expect(
      ana.call.opportunities.update({ id: opportunityId, values: { closesOn: null } }),
    ).rejects.toMatchObject({
      cause: { code: "crm.StageGateUnmet" },
    });
    await expect(
      ana.call.records.setNextStep({ type: "opportunity", id: opportunityId, nextStep: null, nextStepOn: null }),
    ).rejects.toMatchObject({ cause: { code: "crm.StageGateUnmet" } });
  });

  it("winning past the proposal still asks for amount and date", async () => {
    const { ana } = await seller();
    const opportunityId = await buildOpportunity(ana);
    const won = (await ana.call.stages.list())[3]!;
    await expect(
      ana.call.stages.move({ type: "opportunity", id: opportunityId, stageId: won.id }),
    ).rejects.toMatchObject({
      cause: { code: "crm.StageGateUnmet", params: { fields: "amountMinor,closesOn" } },
    });
    const fields = { amountMinor: 4_800_000, closesOn: "2026-12-01" };
    await ana.call.stages.move({ type: "opportunity", id: opportunityId, stageId: won.id, fields });
    expect(await ana.call.opportunities.get({ id: opportunityId })).toMatchObject(fields);
  });

  it("undoing a move puts back stage, time and fields; a second undo and somebody else's are refused", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const boss = await org.person({ roles: ["administrator"] });
    const opportunityId = await buildOpportunity(ana);
    const before = await ana.call.opportunities.get({ id: opportunityId });
    const lost = before.stages[4]!;
    await ana.call.stages.move({
      type: "opportunity",
      id: opportunityId,
      stageId: lost.id,
      fields: { reason: "Price" },
    });
    expect((await ana.call.opportunities.get({ id: opportunityId })).closedAt).not.toBeNull();
    await expect(boss.call.stages.unmove({ type: "opportunity", id: opportunityId })).rejects.toMatchObject({
      cause: { code: "crm.NothingToUndo" },
    });
    world.setNow("2026-11-18T12:20:00Z");
    await ana.call.stages.unmove({ type: "opportunity", id: opportunityId });
    const after = await ana.call.opportunities.get({ id: opportunityId });
    expect(after).toMatchObject({
      stageId: before.stageId,
      stageEnteredAt: before.stageEnteredAt,
      reason: null,
      closedAt: null,
    });
    await expect(ana.call.stages.unmove({ type: "opportunity", id: opportunityId })).rejects.toMatchObject({
      cause: { code: "crm.NothingToUndo" },
    });
  });

  it("two people who move the same card at once leave one history", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const opportunityId = await buildOpportunity(ana);
    const [, qualified] = await ana.call.stages.list();
    const results = await Promise.all(
      [1, 2, 3].map(() => ana.call.stages.move({ type: "opportunity", id: opportunityId, stageId: qualified!.id })),
    );
    expect(results.filter((result) => result.moved)).toHaveLength(1);
  });
});

describe("today and quality", () => {
  it("what is next says why: overdue steps first, then deals past their date, then deals without a step", async () => {
    world.setNow("2026-11-21T10:00:00Z");
    const { ana } = await seller();
    const contactId = await buildContact(ana);
    await ana.call.records.setNextStep({
      type: "contact",
      id: contactId,
      nextStep: "Ring back",
      nextStepOn: "2026-11-20",
    });
    await buildOpportunity(ana, { name: "Stepless" });
    await ana.call.opportunities.create({
      name: "Late",
      currency: "USD",
      closesOn: "2026-11-01",
      nextStep: "Close",
      nextStepOn: "2026-12-01",
    });
    const { items } = await ana.call.today.next();
    expect(items.map((item) => [item.name, item.reason, item.overdue])).toEqual([
      ["Marta Quiroz", "stepDue", true],
      ["Late", "pastClose", true],
      ["Stepless", "noNextStep", false],
    ]);
  });

  it("data quality is the points of a person's records out of those they could have, and is silent about who owns nothing", async () => {
    const { org, ana } = await seller();
    const idle = await org.person();
    await buildContact(ana, { email: "m@example.com" });
    const source = world.services.evidence.get("crm.dataQuality");
    const readings = await source!.perPerson!(org.system, [ana.id, idle.id], { from: "2026-01-01", to: "2026-12-31" });
    const reading = readings.get(ana.id);
    expect(reading?.denominator).toBe(100);
    // Both names and the e-mail: 6 of 11 in weight.
    expect(reading?.numerator).toBeCloseTo((40 * 6) / 11 + 60, 6);
    expect(readings.has(idle.id)).toBe(false);
  });
});
