import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { measureDay } from "../quality/measure-quality";

let world: World<typeof crmModule.router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T12:00:00Z"));

const reasons = (found: { items: { reason: string; name: string }[] }) =>
  found.items.map((item) => [item.reason, item.name]);

test("overdue steps and tasks come first, then cases by priority, then deals and leads that stand still", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  world.setNow("2026-09-01T12:00:00Z");
  await buildOpportunity(ana, { name: "Idle" }).then((id) =>
    ana.call.opportunities.update({ id, values: { nextStep: "Call", nextStepOn: "2026-12-01" } }),
  );
  world.setNow("2026-11-18T12:00:00Z");
  const contactId = await buildContact(ana);
  await ana.call.contacts.update({ id: contactId, values: { nextStep: "Send the offer", nextStepOn: "2026-11-17" } });
  await ana.call.activities.plan({ text: "Prepare the visit", dueOn: "2026-11-18", contactId });
  await ana.call.cases.create({ subject: "Slow", priority: "low" });
  await ana.call.cases.create({ subject: "Down", priority: "critical" });
  await ana.call.leads.create({ familyName: "Vega" });
  await buildOpportunity(ana, { name: "Stepless" });
  const found = await ana.call.today.next();
  expect(reasons(found)).toEqual([
    ["stepDue", "Marta Quiroz"],
    ["openCase", "#2 Down"],
    ["taskDue", "Prepare the visit"],
    ["openCase", "#1 Slow"],
    ["untouchedLead", "Vega"],
    ["noNextStep", "Stepless"],
    ["idle", "Idle"],
  ]);
  expect(found.items[2]).toMatchObject({ type: "contact", id: contactId });
});

test("a record comes once, for its most pressing reason, and what is somebody else's, closed or gone does not come", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const luis = await org.person();
  const id = await buildOpportunity(ana, { name: "Both" });
  await ana.call.opportunities.update({
    id,
    values: { nextStep: "Call", nextStepOn: "2026-11-10", closesOn: "2026-11-01" },
  });
  await buildOpportunity(luis, { name: "Luis's" });
  const gone = await buildOpportunity(ana, { name: "Gone" });
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`update crm.opportunities set gone_at = now() where id = ${gone}::uuid`),
  );
  expect(reasons(await ana.call.today.next())).toEqual([["stepDue", "Both"]]);
});

test("whoever leads people sees what waits for somebody to be given it, as one line and without names", async () => {
  const org = await world.organisation();
  const manager = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: manager.id });
  for (const subject of ["One", "Two"]) await ana.call.cases.create({ subject });
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`update crm.cases set owner_id = null where organisation_id = ${org.id}::uuid`),
  );
  expect((await manager.call.today.next()).items).toMatchObject([
    { reason: "nobodysCases", count: 2, type: null, id: null },
  ]);
  expect((await ana.call.today.next()).items).toEqual([]);
});

test("records that lack a fifth of their points are one line, from the last measuring", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  await buildContact(ana);
  await measureDay(org.system);
  expect((await ana.call.today.next()).items).toMatchObject([{ reason: "incomplete", count: 1, id: null }]);
});

test("an approval waits for whoever is asked, and for nobody else", async () => {
  const org = await world.organisation();
  const manager = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({ managerId: manager.id });
  const id = await buildOpportunity(ana, { name: "Needs a yes" });
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`insert into crm.approvals (id, organisation_id, record_type, record_id, stage_id, requested_by, requested_at, approver_id)
      select gen_random_uuid(), organisation_id, 'opportunity', id, stage_id, ${ana.id}::uuid, '2026-11-16T12:00:00Z', ${manager.id}::uuid from crm.opportunities where id = ${id}::uuid`),
  );
  expect((await manager.call.today.next()).items).toMatchObject([
    { reason: "approval", type: "opportunity", id, name: "Needs a yes", days: 2 },
  ]);
  expect((await ana.call.today.next()).items.map((item) => item.reason)).not.toContain("approval");
});
