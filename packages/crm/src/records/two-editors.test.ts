import { withTenant } from "@arraigo/db";
import { openWorld, type World } from "@arraigo/directory/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { stages } from "../pipeline/tables";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const refused = (field: string) => ({ cause: { code: "crm.ChangedMeanwhile", field } });

async function two() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"], givenName: "Berta", familyName: "Sol" });
  const ana = await org.person();
  return { org, boss, ana, id: await buildOpportunity(ana, { name: "Deal" }) };
}

it("the second to set a next step hears who set another, and overwrites it only knowingly", async () => {
  const { boss, ana, id } = await two();
  const set = { type: "opportunity", id, nextStep: "Call on Friday", nextStepOn: "2026-12-01" } as const;
  const was = { nextStep: null, nextStepOn: null };
  await boss.call.records.setNextStep({ ...set, nextStep: "Send the offer", was });
  await expect(ana.call.records.setNextStep({ ...set, was })).rejects.toMatchObject({
    cause: { params: { person: "Berta Sol" } },
  });
  await expect(ana.call.records.setNextStep({ ...set, was })).rejects.toMatchObject(refused("nextStep"));
  expect(await ana.call.opportunities.get({ id })).toMatchObject({ nextStep: "Send the offer" });
  await ana.call.records.setNextStep({ ...set, was: { ...was, nextStep: "Send the offer", nextStepOn: "2026-12-01" } });
  expect(await ana.call.opportunities.get({ id })).toMatchObject({ nextStep: "Call on Friday" });
});

it("a line that somebody priced otherwise meanwhile keeps that price; another field of it may change", async () => {
  const { boss, ana, id } = await two();
  const { id: line } = await ana.call.lines.add({ opportunityId: id, description: "Pump", unitPriceMinor: 100 });
  const was = { description: "Pump", unitPriceMinor: 100, quantity: 1 };
  await boss.call.lines.change({ id: line, unitPriceMinor: 999, was });
  await expect(ana.call.lines.change({ id: line, unitPriceMinor: 101, was })).rejects.toMatchObject({
    cause: { params: { person: "Berta Sol" } },
  });
  await ana.call.lines.change({ id: line, quantity: 2, was });
  const { lines } = await ana.call.lines.list({ opportunityId: id });
  expect(lines).toMatchObject([{ unitPriceMinor: 999, quantity: 2 }]);
});

it("what a gate asks for is not overwritten where a colleague filled it in first, by a move nor by asking for a yes", async () => {
  const { org, boss, ana, id } = await two();
  const [pipeline] = await ana.call.pipelines.list({ type: "opportunity" });
  const stageId = pipeline?.stages[1]?.id ?? "";
  await withTenant(world.services.database, org.id, (db) =>
    db
      .update(stages)
      .set({ requires: ["closesOn"], approval: "manager" })
      .where(eq(stages.id, stageId)),
  );
  await boss.call.opportunities.update({ id, values: { closesOn: "2026-12-24" } });
  const move = {
    type: "opportunity",
    id,
    stageId,
    fields: { closesOn: "2027-06-01" },
    was: { closesOn: null },
  } as const;
  await expect(ana.call.approvals.ask(move)).rejects.toMatchObject(refused("closesOn"));
  await expect(ana.call.stages.move(move)).rejects.toMatchObject(refused("closesOn"));
  expect((await ana.call.opportunities.get({ id })).closesOn).toBe("2026-12-24");
});

it("an activity somebody reworded meanwhile keeps their words", async () => {
  const { boss, ana, id } = await two();
  const { id: activityId } = await ana.call.activities.plan({
    kind: "task",
    text: "Offer",
    dueOn: "2026-12-01",
    opportunityId: id,
  });
  const was = { text: "Offer", dueOn: "2026-12-01" };
  await boss.call.activities.change({ id: activityId, text: "Offer with guarantee", was });
  await expect(ana.call.activities.change({ id: activityId, text: "Offer in two parts", was })).rejects.toMatchObject(
    refused("text"),
  );
  await ana.call.activities.change({ id: activityId, dueOn: "2026-12-02", was });
});
