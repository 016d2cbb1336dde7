import { withTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildMessage } from "../../test/factories";
import { sponsorshipModule } from "../index";

let world: Awaited<ReturnType<typeof openWorld<typeof sponsorshipModule.router>>>;
beforeAll(async () => {
  world = await openWorld(sponsorshipModule);
});
afterAll(() => world.close());

/** A rollout over Sales (6), Service (5) and Systems (4), with a sponsor. */
async function setting() {
  const organisation = await world.organisation();
  const units: Record<string, string> = {};
  const rolloutId = newId();
  const waveId = newId();
  const members: string[] = [];
  for (const [name, size] of Object.entries({ Sales: 6, Service: 5, Systems: 4 })) {
    const unit = await organisation.orgUnit(name);
    units[name] = unit;
    for (let each = 0; each < size; each++) members.push((await organisation.person({ orgUnitId: unit })).id);
  }
  const sponsor = await organisation.person({ roles: ["sponsor"] });
  const manager = await organisation.person({ roles: ["change_manager"] });
  await withTenant(world.services.database, organisation.id, async (db) => {
    await db.execute(sql`insert into change.rollouts (organisation_id, id, name, objective, starts_on)
      values (${organisation.id}, ${rolloutId}, '{"en": "CRM", "es": "CRM de Ventas"}', '{"en": "…"}', '2026-06-01')`);
    await db.execute(sql`insert into change.waves (organisation_id, id, rollout_id, name, position, go_live_on)
      values (${organisation.id}, ${waveId}, ${rolloutId}, '{"en": "First"}', 1, '2026-06-01')`);
    for (const person of members)
      await db.execute(sql`insert into change.wave_people (organisation_id, rollout_id, person_id, wave_id)
        values (${organisation.id}, ${rolloutId}, ${person}, ${waveId})`);
  });
  await manager.call.sponsors.appoint({ personId: sponsor.id, rolloutId });
  return { organisation, units, sponsor, manager, rolloutId };
}

test("groups that never heard anything come first, the largest of them before the others", async () => {
  const { sponsor } = await setting();
  expect(await sponsor.call.messages.quietGroups()).toMatchObject([
    { name: "Sales", people: 6, lastHeardAt: null },
    { name: "Service", people: 5, lastHeardAt: null },
  ]);
});

test("a group has heard once anybody in it received a word, whatever audience it was sent to", async () => {
  const { sponsor, units, rolloutId } = await setting();
  await buildMessage(sponsor.ctx, { kind: "org_unit", id: units.Sales ?? "" });
  const heardAt = "2026-11-18T12:00:00.000Z";
  expect(await sponsor.call.messages.quietGroups()).toMatchObject([
    { name: "Service", lastHeardAt: null },
    { name: "Sales", lastHeardAt: heardAt },
  ]);
  await buildMessage(sponsor.ctx, { kind: "rollout", id: rolloutId });
  expect((await sponsor.call.messages.quietGroups()).map((group) => group.lastHeardAt)).toEqual([heardAt, heardAt]);
});

test("what another sponsor said is not counted as this one's word", async () => {
  const { organisation, sponsor, units } = await setting();
  const another = await organisation.person({ roles: ["sponsor"] });
  await buildMessage(another.ctx, { kind: "org_unit", id: units.Sales ?? "" });
  expect((await sponsor.call.messages.quietGroups())[0]).toMatchObject({ name: "Sales", lastHeardAt: null });
});

test("groups of fewer than five people are not listed", async () => {
  const { sponsor } = await setting();
  expect((await sponsor.call.messages.quietGroups()).map((group) => group.name)).not.toContain("Systems");
});

test("whoever sponsors nothing has no groups, and an employee may not ask", async () => {
  const { organisation } = await setting();
  const another = await organisation.person({ roles: ["sponsor"] });
  expect(await another.call.messages.quietGroups()).toEqual([]);
  const employee = await organisation.person();
  await expect(employee.call.messages.quietGroups()).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a message to a rollout is listed under the rollout's name, in the reader's language", async () => {
  const { organisation, sponsor, rolloutId } = await setting();
  await buildMessage(sponsor.ctx, { kind: "rollout", id: rolloutId });
  const leader = await organisation.person({ roles: ["leader"], language: "es" });
  expect((await leader.call.messages.sent({ limit: 1 })).messages[0]).toMatchObject({ audience: "CRM de Ventas" });
});
