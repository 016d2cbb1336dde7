import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const now = "2026-11-18T12:00:00Z";

describe("what is planned", () => {
  it("becomes history when it is done, with its minutes; opened again, it is as if it had not been", async () => {
    world.setNow(now);
    const ana = await (await world.organisation()).person();
    const contactId = await buildContact(ana);
    const { id } = await ana.call.activities.plan({ text: "Call back", kind: "call", contactId, dueOn: "2026-11-20" });
    expect((await ana.call.activities.list({ owner: "mine" })).rows).toMatchObject([{ id, dueOn: "2026-11-20" }]);
    expect((await ana.call.contacts.get({ id: contactId })).lastActivityAt).toBeNull();
    world.usage.length = 0;
    world.published.length = 0;
    world.setNow("2026-11-20T09:00:00Z");
    await ana.call.activities.finish({ id, minutes: 15, nextStep: "Offer", nextStepOn: "2026-11-27" });
    expect(world.usage.map((use) => use.name).sort()).toEqual(["crm.activity_logged", "crm.next_step_set"]);
    expect(world.published).toMatchObject([{ event: "crm.activity_logged", payload: { kind: "call", minutes: 15 } }]);
    const timeline = () => ana.call.records.timeline({ type: "contact", id: contactId, filter: "activities" });
    expect((await timeline()).entries[0]).toMatchObject({ kind: "activity", text: "Call back", minutes: 15 });
    expect(await ana.call.contacts.get({ id: contactId })).toMatchObject({
      lastActivityAt: "2026-11-20T09:00:00.000Z",
      nextStepOn: "2026-11-27",
    });
    await ana.call.activities.reopen({ id });
    expect(world.usage).toEqual([]);
    expect((await timeline()).entries.map((entry) => entry.kind)).toEqual(["activity_reopened", "activity_planned"]);
    expect(await ana.call.contacts.get({ id: contactId })).toMatchObject({ lastActivityAt: null, nextStepOn: null });
    await ana.call.activities.finish({ id });
    expect((await timeline()).entries.filter((entry) => entry.kind === "activity")).toHaveLength(1);
    await expect(ana.call.activities.finish({ id })).rejects.toMatchObject({ cause: { code: "crm.ActivityDone" } });
  });

  it("for a colleague is told to them, is theirs to do, and counts as theirs who did it", async () => {
    world.setNow(now);
    const org = await world.organisation();
    const ana = await org.person();
    const luis = await org.person();
    const stranger = await org.person();
    const contactId = await buildContact(ana);
    const { id } = await ana.call.activities.plan({
      text: "Check the invoice",
      contactId,
      dueOn: "2026-11-19",
      assigneeId: luis.id,
    });
    expect((await luis.call.activities.list({ owner: "mine" })).rows).toMatchObject([
      { id, kind: "task", about: { type: "contact", name: "Marta Quiroz" } },
    ]);
    await expect(stranger.call.activities.finish({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
    world.setNow("2026-11-19T12:00:00Z");
    await luis.call.activities.finish({ id, minutes: 5 });
    const [entry] = (await ana.call.records.timeline({ type: "contact", id: contactId })).entries;
    expect(entry).toMatchObject({ kind: "activity", mine: false, minutes: 5 });
    world.setNow("2026-10-30T12:00:00Z");
    const leaver = await org.person({ endsOn: "2026-11-01" });
    world.setNow(now);
    await expect(
      ana.call.activities.plan({ text: "x", dueOn: "2026-11-19", assigneeId: leaver.id }),
    ).rejects.toMatchObject({ cause: { code: "crm.OwnerUnknown", field: "assigneeId" } });
  });

  it("is moved to another day and time, handed on, and reworded, each with history; what is done keeps its day", async () => {
    world.setNow(now);
    const org = await world.organisation({ timeZone: "America/Lima" });
    const ana = await org.person();
    const luis = await org.person();
    const contactId = await buildContact(ana);
    const { id } = await ana.call.activities.plan({ text: "Visit", kind: "meeting", contactId, dueOn: "2026-11-20" });
    await ana.call.activities.change({ id, dueOn: "2026-11-21", dueTime: "09:30" });
    const [moved] = (await ana.call.activities.list({ owner: "mine" })).rows;
    expect(moved).toMatchObject({ dueOn: "2026-11-21", dueAt: "2026-11-21T14:30:00.000Z" });
    expect(await ana.call.activities.change({ id, dueOn: "2026-11-21", dueTime: "09:30" })).toEqual({ changed: false });
    await ana.call.activities.change({ id, dueOn: "2026-11-23" });
    expect((await ana.call.activities.list({ owner: "mine" })).rows).toMatchObject([
      { dueAt: "2026-11-23T14:30:00.000Z" },
    ]);
    await ana.call.activities.change({ id, assigneeId: luis.id });
    await luis.call.activities.finish({ id });
    await expect(luis.call.activities.change({ id, dueOn: "2026-11-24" })).rejects.toMatchObject({
      cause: { code: "crm.ActivityDone" },
    });
    await luis.call.activities.change({ id, text: "Visit in Lima", minutes: 90 });
    const { entries } = await ana.call.records.timeline({ type: "contact", id: contactId, filter: "activities" });
    expect(entries.find((entry) => entry.kind === "activity")).toMatchObject({ text: "Visit in Lima", minutes: 90 });
    const fields = entries.flatMap((entry) => entry.changes.map((change) => change.field));
    expect(fields.sort()).toEqual(["assigneeId", "dueOn", "dueOn", "dueTime", "minutes", "text"]);
  });

  it("stands in the agenda on the reader's own day, beside what happened and the next steps due", async () => {
    world.setNow("2026-11-18T23:30:00Z");
    const org = await world.organisation({ timeZone: "America/Lima" });
    const ana = await org.person();
    const contactId = await buildContact(ana);
    await ana.call.activities.log({ text: "Late call", kind: "call", contactId, occurredAt: "2026-11-18T03:30:00Z" });
    await ana.call.activities.plan({ text: "Write", kind: "email", contactId, dueOn: "2026-11-20" });
    await ana.call.activities.plan({ text: "Forgotten", dueOn: "2026-11-02" });
    await buildOpportunity(ana).then((id) =>
      ana.call.opportunities.update({ id, values: { nextStep: "Offer", nextStepOn: "2026-11-19" } }),
    );
    const agenda = await ana.call.activities.agenda({ from: "2026-11-16", to: "2026-11-22" });
    expect(agenda.today).toBe("2026-11-18");
    expect(agenda.happened.map((each) => [each.day, each.text])).toEqual([["2026-11-17", "Late call"]]);
    expect(agenda.planned.map((each) => [each.day, each.text])).toEqual([["2026-11-20", "Write"]]);
    expect(agenda.overdue.map((each) => each.text)).toEqual(["Forgotten"]);
    expect(agenda.steps).toMatchObject([{ type: "opportunity", name: "Renewal", day: "2026-11-19" }]);
    const luis = await org.person();
    expect(await luis.call.activities.agenda({ from: "2026-11-16", to: "2026-11-22" })).toMatchObject({
      happened: [],
      planned: [],
      steps: [],
    });
  });

  it("with a time, stands on the reader's day wherever it was planned from, in one week only, and is overdue by that day", async () => {
    world.setNow(now);
    const org = await world.organisation({ timeZone: "America/Lima" });
    const luis = await org.person();
    const madrid = await org.person({ timeZone: "Europe/Madrid" });
    const at = { assigneeId: luis.id, dueOn: "2026-11-23", dueTime: "01:00" };
    const { id } = await madrid.call.activities.plan({ text: "Call at night", ...at });
    const week = (from: string, to: string) => luis.call.activities.agenda({ from, to });
    expect((await week("2026-11-16", "2026-11-22")).planned).toMatchObject([{ id, day: "2026-11-22" }]);
    expect((await week("2026-11-23", "2026-11-29")).planned).toEqual([]);
    const until = { owner: "mine", to: "2026-11-22" } as const;
    expect((await luis.call.activities.list(until)).rows).toMatchObject([{ id }]);
    expect((await luis.call.activities.list({ owner: "mine", from: "2026-11-23" })).rows).toEqual([]);
    world.setNow("2026-11-23T15:00:00Z");
    expect((await week("2026-11-23", "2026-11-29")).overdue).toMatchObject([{ id, day: "2026-11-22" }]);
  });

  it("a manager sees the team's days, and moves what is planned in them", async () => {
    world.setNow(now);
    const org = await world.organisation();
    const boss = await org.person({ roles: ["people_manager"] });
    const ana = await org.person({ managerId: boss.id });
    const { id } = await ana.call.activities.plan({ text: "Prepare the offer", dueOn: "2026-11-19" });
    const days = { from: "2026-11-16", to: "2026-11-22" };
    expect((await boss.call.activities.agenda({ ...days, owner: "team" })).planned).toMatchObject([{ id }]);
    expect((await boss.call.activities.agenda(days)).planned).toEqual([]);
    await boss.call.activities.change({ id, dueOn: "2026-11-20" });
    expect((await ana.call.activities.list({ owner: "mine" })).rows).toMatchObject([{ dueOn: "2026-11-20" }]);
  });

  it("lists by key without losing or repeating a row", async () => {
    world.setNow(now);
    const ana = await (await world.organisation()).person();
    for (let index = 0; index < 9; index++)
      await ana.call.activities.plan({ text: `Task ${index}`, dueOn: `2026-11-${20 + (index % 3)}` });
    const seen: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await ana.call.activities.list({ owner: "mine", limit: 4, ...(cursor && { cursor }) });
      seen.push(...page.rows.map((row) => row.id));
      cursor = page.next ?? undefined;
    } while (cursor);
    expect(new Set(seen).size).toBe(9);
    expect(seen).toHaveLength(9);
  });
});

describe("activities about leads and cases", () => {
  it("stand in their history and that of whom they belong to, and set their next step", async () => {
    world.setNow(now);
    const ana = await (await world.organisation()).person();
    const contactId = await buildContact(ana);
    const { id: caseId } = await ana.call.cases.create({ subject: "Broken seal", contactId });
    const { id: leadId } = await ana.call.leads.create({ company: "Norte SA" });
    await ana.call.activities.log({ text: "Chatted", kind: "chat", caseId, minutes: 4, nextStepOn: "2026-11-20" });
    await ana.call.activities.log({ text: "Rang", kind: "call", leadId });
    expect((await ana.call.records.timeline({ type: "contact", id: contactId })).entries[0]?.text).toBe("Chatted");
    expect((await ana.call.records.timeline({ type: "lead", id: leadId })).entries[0]?.text).toBe("Rang");
    expect((await ana.call.cases.get({ id: caseId })).values).toMatchObject({ nextStepOn: "2026-11-20" });
    expect((await ana.call.leads.get({ id: leadId })).values.lastActivityAt).toBe(now.replace("Z", ".000Z"));
  });

  it("of another organisation are refused like ones that do not exist", async () => {
    world.setNow(now);
    const ana = await (await world.organisation()).person();
    const eve = await (await world.organisation()).person();
    const { id: caseId } = await ana.call.cases.create({ subject: "Broken seal" });
    const { id } = await ana.call.activities.log({ text: "Rang", kind: "call", caseId });
    for (const attempt of [
      () => eve.call.activities.log({ text: "x", kind: "note", caseId }),
      () => eve.call.activities.plan({ text: "x", kind: "call", caseId, dueOn: "2026-11-20" }),
      () => eve.call.activities.change({ id, text: "x" }),
      () => eve.call.activities.withdraw({ id }),
      () => eve.call.activities.list({ record: { type: "case", id: caseId } }),
    ])
      await expect(attempt()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
