import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { stages } from "../pipeline/tables";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** A deal of Ana's, and a second stage that asks for the next step's day. */
async function asking() {
  world.setNow("2026-11-18T12:00:00Z");
  const company = await world.organisation();
  const ana = await company.person();
  const id = await buildOpportunity(ana);
  const stageId = (await ana.call.pipelines.list({ type: "opportunity" }))[0]?.stages[1]?.id ?? "";
  await inTransaction(company.system, (tx) =>
    tx
      .update(stages)
      .set({ requires: ["nextStepOn"], requiresActivities: [] })
      .where(and(eq(stages.organisationId, company.id), eq(stages.id, stageId))),
  );
  const enter = () => ana.call.stages.move({ type: "opportunity", id, stageId });
  const step = async () => {
    const { nextStep, nextStepOn } = await ana.call.opportunities.get({ id });
    return { nextStep, nextStepOn };
  };
  return { ana, id, enter, step };
}

const offer = { nextStep: "Offer", nextStepOn: "2026-11-25" };

it("a call taken back leaves the next step that its deal's stage asks for, says so, and counts it as set all the same", async () => {
  const { ana, id, enter, step } = await asking();
  world.usage.length = 0;
  const call = await ana.call.activities.log({ text: "Called", kind: "call", opportunityId: id, ...offer });
  await enter();
  const { stayed } = await ana.call.activities.withdraw({ id: call.id });
  expect(stayed).toEqual([expect.stringMatching(/keeps next step.*: its stage asks for it/)]);
  expect(await step()).toEqual(offer);
  expect(world.usage.map((use) => use.name)).toContain("crm.next_step_set");
});

it("so does a plan that is opened again; where no stage asks for it, the step goes and nothing has stayed", async () => {
  const { ana, id, enter, step } = await asking();
  const plan = await ana.call.activities.plan({ text: "Call", kind: "call", opportunityId: id, dueOn: "2026-11-18" });
  await ana.call.activities.finish({ id: plan.id, ...offer });
  expect(await ana.call.activities.reopen({ id: plan.id })).toEqual({ stayed: [] });
  expect(await step()).toEqual({ nextStep: null, nextStepOn: null });
  await ana.call.activities.finish({ id: plan.id, ...offer });
  await enter();
  expect((await ana.call.activities.reopen({ id: plan.id })).stayed).toHaveLength(1);
  expect(await step()).toEqual(offer);
});

it("an activity that set a next step is taken back though its record was removed since", async () => {
  const ana = await (await world.organisation()).person({ roles: ["administrator"] });
  const contactId = await buildContact(ana);
  const call = await ana.call.activities.log({ text: "Called", kind: "call", contactId, ...offer });
  await ana.call.contacts.remove({ ids: [contactId] });
  expect(await ana.call.activities.withdraw({ id: call.id })).toEqual({ stayed: [] });
});

it("what somebody planned for a colleague is theirs to change again once it was done and opened again", async () => {
  world.setNow("2026-11-18T12:00:00Z");
  const company = await world.organisation();
  const ana = await company.person();
  const luis = await company.person();
  const { id } = await ana.call.activities.plan({ text: "Check", dueOn: "2026-11-19", assigneeId: luis.id });
  await luis.call.activities.finish({ id });
  await expect(ana.call.activities.change({ id, text: "Check twice" })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await luis.call.activities.reopen({ id });
  expect(await ana.call.activities.change({ id, dueOn: "2026-11-20" })).toEqual({ changed: true });
  expect((await luis.call.activities.list({ owner: "mine" })).rows).toMatchObject([{ id, dueOn: "2026-11-20" }]);
});
