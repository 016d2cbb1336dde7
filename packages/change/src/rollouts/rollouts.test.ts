import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildBehaviour, buildRollout } from "../../test/factories";
import { changeModule } from "../index";
import { firstFall } from "./save-plan";

let world: Awaited<ReturnType<typeof openWorld<typeof changeModule.router>>>;
beforeAll(async () => {
  world = await openWorld(changeModule);
});
afterAll(() => world.close());

test("a person reads what is in it for them, in their language", async () => {
  const organisation = await world.organisation();
  const unit = await organisation.orgUnit();
  const seller = await organisation.jobRole("Seller");
  const manager = await organisation.person({ roles: ["change_manager"] });
  const diego = await organisation.person({ orgUnitId: unit, jobRoleId: seller, language: "es" });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [unit] });
  await buildBehaviour(manager.ctx, { rolloutId, jobRoleId: seller });
  expect(await diego.call.rollouts.mine()).toMatchObject([
    {
      name: "CRM para Ventas",
      goLiveOn: "2026-06-01",
      behaviours: [{ name: "Registra cada contacto", benefit: "Nadie te pide un informe." }],
    },
  ]);
});

test("a rollout's text falls back to the language it was written in", async () => {
  const organisation = await world.organisation();
  const unit = await organisation.orgUnit();
  const manager = await organisation.person({ roles: ["change_manager"], language: "es" });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [unit] });
  expect((await manager.call.rollouts.get({ id: rolloutId })).purpose).toBe("Every customer has a next step.");
});

test("another organisation's rollout answers like one that does not exist", async () => {
  const ours = await world.organisation();
  const theirs = await world.organisation();
  const manager = await ours.person({ roles: ["change_manager"] });
  const stranger = await theirs.person({ roles: ["change_manager"] });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [await ours.orgUnit()] });
  await expect(stranger.call.rollouts.get({ id: rolloutId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(
    stranger.call.rollouts.save({
      id: rolloutId,
      name: { en: "Ours now" },
      objective: { en: "…" },
      startsOn: "2026-01-01",
    }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await stranger.call.rollouts.list()).toEqual([]);
});

test("a behaviour must belong to a job role of the same organisation", async () => {
  const ours = await world.organisation();
  const theirs = await world.organisation();
  const manager = await ours.person({ roles: ["change_manager"] });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [await ours.orgUnit()] });
  await expect(buildBehaviour(manager.ctx, { rolloutId, jobRoleId: await theirs.jobRole() })).rejects.toMatchObject({
    code: "change.JobRoleUnknown",
  });
});

test("a plan that falls is refused and names the day", async () => {
  expect(
    firstFall([
      { day: "2026-08-01", share: 0.3 },
      { day: "2026-07-01", share: 0.4 },
    ]),
  ).toBe("2026-08-01");
  const organisation = await world.organisation();
  const manager = await organisation.person({ roles: ["change_manager"] });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [await organisation.orgUnit()] });
  const falling = {
    rolloutId,
    points: [
      { day: "2026-07-01", share: 0.4 },
      { day: "2026-08-01", share: 0.3 },
    ],
  };
  await expect(manager.call.rollouts.savePlan(falling)).rejects.toMatchObject({
    cause: { code: "change.PlanNotRising", params: { day: "2026-08-01" } },
  });
});

test("saving a plan again replaces it whole", async () => {
  const organisation = await world.organisation();
  const manager = await organisation.person({ roles: ["change_manager"] });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [await organisation.orgUnit()] });
  await manager.call.rollouts.savePlan({
    rolloutId,
    points: [
      { day: "2026-07-01", share: 0.4 },
      { day: "2026-08-01", share: 0.6 },
    ],
  });
  await manager.call.rollouts.savePlan({ rolloutId, points: [{ day: "2026-09-01", share: 0.5 }] });
  expect((await manager.call.rollouts.get({ id: rolloutId })).plan).toEqual([{ day: "2026-09-01", share: 0.5 }]);
});

test("the list says of each rollout how many waves and people it has, and when the next wave goes live", async () => {
  const organisation = await world.organisation();
  const unit = await organisation.orgUnit();
  const manager = await organisation.person({ roles: ["change_manager"], orgUnitId: unit });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [unit] });
  const later = await organisation.orgUnit();
  await manager.call.waves.save({
    rolloutId,
    name: { en: "Later" },
    position: 2,
    goLiveOn: "2027-01-11",
    orgUnitIds: [later],
  });
  expect(await manager.call.rollouts.list()).toMatchObject([
    { id: rolloutId, waves: 2, people: 1, nextGoLiveOn: "2027-01-11" },
  ]);
});

test("whoever plans a rollout runs it, and hands it on; nobody takes it from them but an administrator", async () => {
  const organisation = await world.organisation();
  const unit = await organisation.orgUnit();
  const planner = await organisation.person({ roles: ["change_manager"] });
  const other = await organisation.person({ roles: ["change_manager"] });
  const admin = await organisation.person({ roles: ["administrator"] });
  const leader = await organisation.person({ roles: ["leader"] });
  const { rolloutId: id } = await buildRollout(planner.ctx, { orgUnitIds: [unit] });
  expect((await planner.call.rollouts.get({ id })).lead?.id).toBe(planner.id);
  expect((await other.call.rollouts.get({ id })).leads).toEqual([]);
  await expect(other.call.rollouts.hand({ id, personId: other.id })).rejects.toThrow("LeadNotYours");
  await expect(planner.call.rollouts.hand({ id, personId: leader.id })).rejects.toThrow("LeadUnknown");
  await planner.call.rollouts.hand({ id, personId: other.id });
  await expect(planner.call.rollouts.hand({ id, personId: planner.id })).rejects.toThrow("LeadNotYours");
  const given = await admin.call.rollouts.get({ id });
  expect([given.lead?.id, given.leads.length]).toEqual([other.id, 2]);
  await admin.call.rollouts.hand({ id, personId: planner.id });
  expect((await other.call.rollouts.get({ id })).lead?.id).toBe(planner.id);
});

test("who can run a rollout and the roles it changes stand as people read names, accents and capitals aside", async () => {
  const organisation = await world.organisation();
  const named = ["Zoé", "álvaro", "Bea", "Águeda"];
  const leads = await Promise.all(
    named.map((givenName) => organisation.person({ roles: ["change_manager"], givenName, familyName: "Ruiz" })),
  );
  const [planner] = leads;
  if (!planner) throw new Error("nobody plans");
  const { rolloutId: id } = await buildRollout(planner.ctx, { orgUnitIds: [await organisation.orgUnit()] });
  for (const name of ["Vendedor", "árbitro", "Bodeguero"])
    await buildBehaviour(planner.ctx, { rolloutId: id, jobRoleId: await organisation.jobRole(name) });
  const read = await planner.call.rollouts.get({ id });
  expect(read.leads.map(({ name }) => name)).toEqual(["Águeda Ruiz", "álvaro Ruiz", "Bea Ruiz", "Zoé Ruiz"]);
  expect(read.behaviours.map(({ jobRole }) => jobRole)).toEqual(["árbitro", "Bodeguero", "Vendedor"]);
});
