import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
import { crmModule } from "../index";
import { stages } from "../pipeline/tables";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const everything = {
  givenName: "Marta",
  familyName: "Roldán",
  company: "Aceros Roldán",
  title: "Head of purchasing",
  email: "marta@roldan.example",
  phone: "+34 600 100 200",
  website: "https://roldan.example",
  source: "event",
  interest: "Two presses",
  street: "Calle Mayor 1",
  postcode: "36201",
  city: "Vigo",
  region: "Galicia",
  country: "Spain",
  notes: "Met at the fair",
  tags: ["fair"],
  nextStep: "Send catalogue",
  nextStepOn: "2026-11-25",
} as const;

const deal = { name: "Presses for Roldán", currency: "EUR" };
const all = { account: {}, contact: {}, opportunity: deal };
const refusedWith = (code: string) => ({ cause: { code } });

async function seller() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: boss.id });
  return { org, boss, ana };
}

describe("converting a lead", () => {
  it("its fields, addresses with their consent, activities, next step and history arrive, and the lead leads there", async () => {
    const { ana } = await seller();
    const { id } = await ana.call.leads.create({ ...everything, tags: ["fair"] });
    await ana.call.leads.points.add({ id, kind: "email", value: "m.roldan@home.example", label: "home" });
    await ana.call.leads.points.mark({ id, kind: "email", value: "m.roldan@home.example", mark: "optOut", on: true });
    await ana.call.activities.log({ text: "Talked at the fair", kind: "meeting", leadId: id, minutes: 20 });
    world.published.length = 0;
    const made = await ana.call.leads.convert({ id, ...all });
    expect(world.published.map((each) => each.event)).toEqual(["crm.lead_converted"]);
    const account = await ana.call.accounts.get({ id: made.accountId! });
    expect(account).toMatchObject({
      name: "Aceros Roldán",
      website: everything.website,
      city: "Vigo",
      ownerId: ana.id,
    });
    const contact = await ana.call.contacts.get({ id: made.contactId! });
    expect(contact).toMatchObject({
      givenName: "Marta",
      familyName: "Roldán",
      title: everything.title,
      email: everything.email,
      phone: everything.phone,
      accountId: made.accountId,
      notes: everything.notes,
      tags: ["fair"],
    });
    const opportunity = await ana.call.opportunities.get({ id: made.opportunityId! });
    expect(opportunity).toMatchObject({
      name: deal.name,
      accountId: made.accountId,
      contactId: made.contactId,
      source: "event",
      notes: "Two presses",
      nextStep: everything.nextStep,
      nextStepOn: everything.nextStepOn,
    });
    const points = await ana.call.contacts.points.list({ id: made.contactId! });
    expect(points.find((point) => point.value === "m.roldan@home.example")).toMatchObject({
      state: "optedOut",
      label: "home",
    });
    for (const [type, recordId] of [
      ["contact", made.contactId!],
      ["account", made.accountId!],
      ["opportunity", made.opportunityId!],
    ] as const) {
      const { entries } = await ana.call.records.timeline({ type, id: recordId });
      expect(entries.map((entry) => entry.text)).toContain("Talked at the fair");
      expect(entries.map((entry) => entry.kind)).toContain("converted");
    }
    const lead = await ana.call.leads.get({ id });
    expect(lead.conversion).toMatchObject({
      account: { id: made.accountId, name: "Aceros Roldán" },
      contact: { id: made.contactId },
      opportunity: { id: made.opportunityId, name: deal.name },
      mayUndo: true,
    });
    expect(lead.values).toMatchObject({ company: everything.company, interest: everything.interest });
    await expect(ana.call.leads.convert({ id, ...all })).rejects.toMatchObject(refusedWith("crm.LeadConverted"));
    await expect(ana.call.stages.move({ type: "lead", id, stageId: lead.values.stageId as string })).resolves.toEqual({
      moved: false,
    });
  });

  it("who is there already is shown first, with why", async () => {
    const { ana } = await seller();
    const { id: accountId } = await ana.call.accounts.create({ name: "Aceros Roldan", website: "roldan.example" });
    const contactId = await buildContact(ana, { givenName: "Marta", familyName: "Roldan", email: everything.email });
    const { id } = await ana.call.leads.create({ ...everything, tags: [] });
    const plan = await ana.call.leads.planConversion({ id });
    expect(plan.accounts.map((each) => each.id)).toContain(accountId);
    expect(plan.contacts[0]).toMatchObject({ id: contactId, type: "contact" });
    expect(plan.contacts[0]!.reasons.length).toBeGreaterThan(0);
    expect(plan.opportunityName).toBe("Aceros Roldán · Two presses");
  });

  it("what was there is filled where it was blank, never overwritten, and belongs to the new account too", async () => {
    const { ana } = await seller();
    const oldAccount = await buildAccount(ana, "Old employer");
    const { id: contactId } = await ana.call.contacts.create({
      givenName: "Marta",
      familyName: "Roldán",
      title: "CEO",
      email: "marta@old.example",
      accountId: oldAccount,
    });
    const { id } = await ana.call.leads.create({ ...everything, tags: ["fair"] });
    const made = await ana.call.leads.convert({
      id,
      account: {},
      contact: { existingId: contactId },
      opportunity: null,
    });
    const contact = await ana.call.contacts.get({ id: contactId });
    expect(contact).toMatchObject({
      title: "CEO",
      email: "marta@old.example",
      phone: everything.phone,
      accountId: oldAccount,
    });
    const points = await ana.call.contacts.points.list({ id: contactId });
    expect(points.map((point) => point.value)).toContain(everything.email);
    expect(made.opportunityId).toBeNull();
    await ana.call.leads.unconvert({ id });
    expect(await ana.call.contacts.get({ id: contactId })).toMatchObject({ title: "CEO", phone: null, tags: [] });
    expect((await ana.call.contacts.points.list({ id: contactId })).map((point) => point.value)).toEqual([
      "marta@old.example",
    ]);
  });

  it("somebody else's record is only pointed at: nothing of it changes", async () => {
    const { org, ana } = await seller();
    const other = await org.person();
    const { id: contactId } = await other.call.contacts.create({ givenName: "Marta", familyName: "Roldán" });
    const { id } = await ana.call.leads.create({ ...everything, tags: [] });
    await ana.call.leads.convert({ id, account: null, contact: { existingId: contactId }, opportunity: deal });
    expect(await ana.call.contacts.get({ id: contactId })).toMatchObject({ email: null, title: null });
    expect((await ana.call.leads.get({ id })).conversion!.contact!.id).toBe(contactId);
  });

  it("the lead's own gate stands before it, and a lead is won in no other way", async () => {
    const { ana } = await seller();
    const { interest: _interest, ...bare } = everything;
    const { id } = await ana.call.leads.create({ ...bare, tags: [] });
    const { stageId } = await ana.call.leads.planConversion({ id });
    await expect(ana.call.stages.move({ type: "lead", id, stageId })).rejects.toMatchObject(
      refusedWith("crm.LeadToConvert"),
    );
    await expect(ana.call.leads.convert({ id, ...all })).rejects.toMatchObject({
      cause: { code: "crm.StageGateUnmet", params: { fields: "interest" } },
    });
    const made = await ana.call.leads.convert({ id, ...all, fields: { interest: "A lathe" } });
    expect(await ana.call.opportunities.get({ id: made.opportunityId! })).toMatchObject({ notes: "A lathe" });
  });

  it("its deal enters a stage that asks for a call, by the call there was with the lead; without one nothing is made", async () => {
    const { org, ana } = await seller();
    const stage = (await ana.call.pipelines.list({ type: "opportunity" }))[0]!.stages[1]!;
    await inTransaction(org.system, (tx) =>
      tx
        .update(stages)
        .set({ requires: [], requiresActivities: [{ kind: "call", countMin: 1 }] })
        .where(and(eq(stages.organisationId, org.id), eq(stages.id, stage.id))),
    );
    const { id } = await ana.call.leads.create({ ...everything, tags: [] });
    const convert = () => ana.call.leads.convert({ id, ...all, opportunity: { ...deal, stageId: stage.id } });
    await expect(convert()).rejects.toMatchObject(refusedWith("crm.StageGateUnmet"));
    expect((await ana.call.opportunities.list({})).rows).toEqual([]);
    expect((await ana.call.leads.get({ id })).conversion).toBeNull();
    await ana.call.activities.log({ kind: "call", text: "Wants two presses", leadId: id });
    const { opportunityId } = await convert();
    expect(await ana.call.opportunities.get({ id: opportunityId! })).toMatchObject({ stageId: stage.id });
    await ana.call.leads.unconvert({ id });
    expect((await ana.call.opportunities.list({})).rows).toEqual([]);
  });

  it("taken back, all is as it was; built upon, it stands; somebody else's is not mine to take back", async () => {
    const { ana, boss } = await seller();
    const { id } = await ana.call.leads.create({ ...everything, tags: ["fair"] });
    await ana.call.activities.log({ text: "Talked", kind: "call", leadId: id });
    const before = await ana.call.leads.get({ id });
    const made = await ana.call.leads.convert({ id, ...all });
    await expect(boss.call.leads.unconvert({ id })).rejects.toMatchObject(refusedWith("crm.NothingToUndo"));
    await ana.call.leads.unconvert({ id });
    const after = await ana.call.leads.get({ id });
    expect(after.conversion).toBeNull();
    const { updatedAt: _a, ...values } = after.values;
    const { updatedAt: _b, ...valuesBefore } = before.values;
    expect(values).toEqual(valuesBefore);
    await expect(ana.call.contacts.get({ id: made.contactId! })).rejects.toMatchObject(
      refusedWith("platform.NotFound"),
    );
    const again = await ana.call.leads.convert({ id, ...all });
    world.setNow("2026-11-18T12:30:00Z");
    await ana.call.activities.log({ text: "First call as a customer", kind: "call", contactId: again.contactId! });
    expect((await ana.call.leads.get({ id })).conversion!.mayUndo).toBe(false);
    await expect(ana.call.leads.unconvert({ id })).rejects.toMatchObject(refusedWith("crm.ConversionBuiltUpon"));
  });

  it("merged into another since, what it made stands, and so does the other", async () => {
    const { ana } = await seller();
    const winnerId = await buildAccount(ana, "Aceros Roldán Holding");
    const { id } = await ana.call.leads.create({ ...everything, tags: [] });
    const made = await ana.call.leads.convert({ id, ...all });
    await ana.call.merges.merge({ type: "account", winnerId, loserIds: [made.accountId!] });
    expect((await ana.call.leads.get({ id })).conversion!.mayUndo).toBe(false);
    await expect(ana.call.leads.unconvert({ id })).rejects.toMatchObject(refusedWith("crm.ConversionBuiltUpon"));
    expect(await ana.call.accounts.get({ id: winnerId })).toMatchObject({ name: "Aceros Roldán Holding" });
  });

  it("an address it added stays where somebody said something about it since", async () => {
    const { ana } = await seller();
    const { id: contactId } = await ana.call.contacts.create({ givenName: "Marta", email: "marta@old.example" });
    const { id } = await ana.call.leads.create({ ...everything, tags: [] });
    for (const value of ["yes@roldan.example", "bad@roldan.example", "called@roldan.example", "plain@roldan.example"])
      await ana.call.leads.points.add({ id, kind: "email", value, label: "work" });
    await ana.call.leads.points.mark({ id, kind: "email", value: "plain@roldan.example", mark: "consent", on: true });
    await ana.call.leads.convert({ id, account: null, contact: { existingId: contactId }, opportunity: null });
    const at = { id: contactId, kind: "email" } as const;
    await ana.call.contacts.points.mark({ ...at, value: "yes@roldan.example", mark: "consent", on: true });
    await ana.call.contacts.points.mark({ ...at, value: "bad@roldan.example", mark: "invalid", on: true });
    await ana.call.contacts.points.change({ ...at, value: "called@roldan.example", label: "assistant" });
    await ana.call.leads.unconvert({ id });
    const left = (await ana.call.contacts.points.list({ id: contactId })).map((point) => point.value).sort();
    expect(left).toEqual(["bad@roldan.example", "called@roldan.example", "marta@old.example", "yes@roldan.example"]);
  });

  it("two who convert one lead at once convert it once", async () => {
    const { ana } = await seller();
    const { id } = await ana.call.leads.create({ ...everything, tags: [] });
    const results = await Promise.allSettled([1, 2, 3].map(() => ana.call.leads.convert({ id, ...all })));
    expect(results.filter((each) => each.status === "fulfilled")).toHaveLength(1);
  });

  it("giving a lead up takes a reason and can be taken back", async () => {
    const { ana } = await seller();
    const { id } = await ana.call.leads.create({ ...everything, tags: [] });
    await ana.call.leads.disqualify({ id, reason: "No budget" });
    expect((await ana.call.leads.get({ id })).values).toMatchObject({ reason: "No budget" });
    await ana.call.stages.unmove({ type: "lead", id });
    expect((await ana.call.leads.get({ id })).values).toMatchObject({ reason: null, closedAt: null });
  });
});
