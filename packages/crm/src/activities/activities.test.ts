import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

async function seller(organisation?: Awaited<ReturnType<typeof world.organisation>>, options = {}) {
  const org = organisation ?? (await world.organisation());
  return { org, ana: await org.person(options) };
}

describe("activities", () => {
  it("a sentence suggests kind, contact and next step, and changes nothing", async () => {
    world.setNow("2026-11-21T10:00:00Z");
    const { ana } = await seller(await world.organisation({ language: "es" }));
    const accountId = await buildAccount(ana);
    const contactId = await buildContact(ana, { accountId });
    world.usage.length = 0;
    const suggestion = await ana.call.activities.suggest({ text: "Llamé a Marta Quiroz, quiere la oferta el martes" });
    expect(suggestion).toMatchObject({ kind: "call", nextStepOn: "2026-11-24", nextStep: "Quiere la oferta" });
    expect(suggestion.contacts[0]).toMatchObject({ id: contactId, accountName: "Aceros del Norte" });
    expect(world.usage).toEqual([]);
  });

  it("logging sets the next step of the contact's only open opportunity; taking it back puts both right", async () => {
    const { ana } = await seller();
    const contactId = await buildContact(ana);
    const opportunityId = await buildOpportunity(ana, { contactId });
    world.usage.length = 0;
    world.published.length = 0;
    const { id } = await ana.call.activities.log({
      text: "Called Marta",
      kind: "call",
      contactId,
      nextStep: "Offer",
      nextStepOn: "2026-12-01",
    });
    expect(world.usage.map((use) => use.name).sort()).toEqual(["crm.activity_logged", "crm.next_step_set"]);
    expect(world.published.map((each) => each.event)).toEqual(["crm.activity_logged"]);
    expect(await ana.call.opportunities.get({ id: opportunityId })).toMatchObject({
      nextStep: "Offer",
      nextStepOn: "2026-12-01",
    });
    await ana.call.activities.withdraw({ id });
    expect(await ana.call.opportunities.get({ id: opportunityId })).toMatchObject({ nextStep: null, nextStepOn: null });
    const { entries } = await ana.call.records.timeline({ type: "contact", id: contactId });
    expect(entries.map((entry) => entry.kind)).toEqual(["created"]);
    await expect(ana.call.activities.withdraw({ id })).rejects.toMatchObject({
      cause: { code: "crm.ActivityWithdrawn" },
    });
  });

  it("anybody logs on a colleague's contact, but only its owner's side sets the next step or takes the activity back", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const luis = await org.person();
    const contactId = await buildContact(ana);
    const { id } = await luis.call.activities.log({ text: "She rang", kind: "call", contactId });
    await expect(
      luis.call.activities.log({ text: "x", kind: "note", contactId, nextStepOn: "2026-12-01" }),
    ).rejects.toMatchObject({ cause: { code: "crm.NextStepNotYours", field: "nextStepOn" } });
    await expect(ana.call.activities.withdraw({ id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("a date in the sentence is not suggested as a next step where one may not set it", async () => {
    world.setNow("2026-11-21T10:00:00Z");
    const org = await world.organisation();
    const ana = await org.person();
    const luis = await org.person();
    const contactId = await buildContact(ana);
    const text = "Called Marta Quiroz, she wants the offer on Tuesday";
    const withoutStep = { kind: "call", nextStep: null, nextStepOn: null, contacts: [{ id: contactId }] };
    expect(await luis.call.activities.suggest({ text })).toMatchObject(withoutStep);
    expect(await luis.call.activities.suggest({ text, contactId })).toMatchObject(withoutStep);
    const own = await buildContact(luis, { givenName: "Rosa", familyName: "Vela", email: "rosa@example.com" });
    for (const call of [
      luis.call.activities.suggest({ text, contactId: own }),
      ana.call.activities.suggest({ text }),
      luis.call.activities.suggest({ text: "Called, they want the offer on Tuesday" }),
    ])
      expect(await call).toMatchObject({ nextStepOn: "2026-11-24" });
    const stranger = await (await world.organisation()).person();
    expect(await stranger.call.activities.suggest({ text, contactId })).toMatchObject({
      nextStepOn: null,
      contacts: [],
    });
  });

  it("an activity needs somebody, and cannot be in the future", async () => {
    const { ana } = await seller();
    const contactId = await buildContact(ana);
    await expect(ana.call.activities.log({ text: "x", kind: "note" })).rejects.toMatchObject({
      cause: { code: "crm.ActivityWithNobody" },
    });
    await expect(
      ana.call.activities.log({ text: "x", kind: "note", contactId, occurredAt: "2030-01-01T00:00:00Z" }),
    ).rejects.toMatchObject({ cause: { code: "crm.ActivityInFuture" } });
  });
});
