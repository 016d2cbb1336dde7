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

async function setting() {
  const organisation = await world.organisation();
  const rolloutId = newId();
  await withTenant(world.services.database, organisation.id, (db) =>
    db.execute(sql`insert into change.rollouts (organisation_id, id, name, objective, starts_on)
      values (${organisation.id}, ${rolloutId}, '{"en": "CRM"}', '{"en": "…"}', '2026-06-01')`),
  );
  const sponsor = await organisation.person({ roles: ["sponsor"] });
  const manager = await organisation.person({ roles: ["change_manager"] });
  const leader = await organisation.person({ roles: ["leader"] });
  await manager.call.sponsors.appoint({ personId: sponsor.id, rolloutId });
  return { organisation, rolloutId, sponsor, manager, leader };
}

test("a sponsor sees their own presence; others see it only after the sponsor agreed", async () => {
  const { sponsor, leader } = await setting();
  await buildMessage(sponsor.ctx);
  expect((await sponsor.call.sponsors.presence())[0]).toMatchObject({
    own: true,
    figures: { messages: 1 },
  });
  expect((await leader.call.sponsors.presence())[0]).toMatchObject({ consented: false, figures: null });
  await sponsor.call.sponsors.setConsent({ consents: true });
  expect((await leader.call.sponsors.presence())[0]).toMatchObject({ consented: true, figures: { messages: 1 } });
  await sponsor.call.sponsors.setConsent({ consents: false });
  expect((await leader.call.sponsors.presence())[0]).toMatchObject({ figures: null });
});

test("the readers of a small audience cannot be had by taking a large one's away from the sum", async () => {
  const { organisation, sponsor } = await setting();
  const small = await organisation.orgUnit("Small");
  for (let n = 0; n < 2; n += 1) await organisation.person({ orgUnitId: small });
  for (let n = 0; n < 4; n += 1) await organisation.person();
  const large = await buildMessage(sponsor.ctx);
  await buildMessage(sponsor.ctx, { kind: "org_unit", id: small });
  const [own] = await sponsor.call.sponsors.presence();
  expect(own?.figures).toMatchObject({ messages: 2, recipients: large.recipients, read: 0 });
});

test("nobody can agree for somebody else", async () => {
  const { organisation } = await setting();
  const another = await organisation.person({ roles: ["sponsor"] });
  await expect(another.call.sponsors.setConsent({ consents: true })).rejects.toThrow("NotASponsor");
});

test("appointing twice is appointing once, and dismissing undoes it", async () => {
  const { rolloutId, sponsor, manager, leader } = await setting();
  await manager.call.sponsors.appoint({ personId: sponsor.id, rolloutId });
  expect(await leader.call.sponsors.presence()).toHaveLength(1);
  await manager.call.sponsors.dismiss({ personId: sponsor.id, rolloutId });
  expect(await leader.call.sponsors.presence()).toEqual([]);
});

test("another organisation's person or rollout cannot be appointed", async () => {
  const ours = await setting();
  const theirs = await setting();
  await expect(
    ours.manager.call.sponsors.appoint({ personId: theirs.sponsor.id, rolloutId: ours.rolloutId }),
  ).rejects.toThrow("PersonUnknown");
  await expect(
    ours.manager.call.sponsors.appoint({ personId: ours.sponsor.id, rolloutId: theirs.rolloutId }),
  ).rejects.toThrow("RolloutUnknown");
  expect(await theirs.leader.call.sponsors.presence()).toHaveLength(1);
});

test("an employee sees no sponsor's presence", async () => {
  const { organisation } = await setting();
  const employee = await organisation.person();
  await expect(employee.call.sponsors.presence()).rejects.toMatchObject({ code: "FORBIDDEN" });
});
