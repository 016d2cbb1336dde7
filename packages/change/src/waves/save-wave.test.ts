import { openWorld } from "@arraigo/directory/testing";
import { changeEvents } from "@arraigo/events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildRollout } from "../../test/factories";
import { changeModule } from "../index";

let world: Awaited<ReturnType<typeof openWorld<typeof changeModule.router>>>;
beforeAll(async () => {
  world = await openWorld(changeModule);
});
afterAll(() => world.close());

async function setting() {
  const organisation = await world.organisation();
  const sales = await organisation.orgUnit("Sales");
  const bogota = await organisation.orgUnit("Bogotá", sales);
  const manager = await organisation.person({ roles: ["change_manager"] });
  return { organisation, sales, bogota, manager };
}

test("a wave takes in everybody of its units and of the units below them", async () => {
  const { organisation, sales, bogota, manager } = await setting();
  await organisation.person({ orgUnitId: sales });
  await organisation.person({ orgUnitId: bogota });
  await organisation.person({});
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [sales] });
  const rollout = await manager.call.rollouts.get({ id: rolloutId });
  expect(rollout.waves[0]).toMatchObject({ people: 2, live: true, units: [{ name: "Sales" }] });
});

test("somebody claimed by two waves goes live with the earlier one", async () => {
  const { organisation, sales, bogota, manager } = await setting();
  await organisation.person({ orgUnitId: bogota });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [bogota] });
  await manager.call.waves.save({
    rolloutId,
    name: { en: "Second" },
    position: 2,
    goLiveOn: "2026-08-01",
    orgUnitIds: [sales],
  });
  const rollout = await manager.call.rollouts.get({ id: rolloutId });
  expect(rollout.waves.map((wave) => wave.people)).toEqual([1, 0]);
});

test("saving a wave tells whoever measures that the rollout changed", async () => {
  const { sales, manager } = await setting();
  world.published.length = 0;
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [sales] });
  expect(world.published.at(-1)).toEqual({ event: changeEvents.rolloutChanged.name, payload: { rolloutId } });
});

test("planning a wave counts as use of the system", async () => {
  const { sales, manager } = await setting();
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [sales] });
  world.usage.length = 0;
  await manager.call.waves.save({
    rolloutId,
    name: { en: "Second" },
    position: 2,
    goLiveOn: "2026-08-01",
    orgUnitIds: [sales],
  });
  expect(world.usage).toMatchObject([{ name: "change.rollout_planned", personId: manager.id }]);
});

test("a wave cannot go live before its rollout starts", async () => {
  const { sales, manager } = await setting();
  await expect(buildRollout(manager.ctx, { orgUnitIds: [sales], goLiveOn: "2026-05-31" })).rejects.toMatchObject({
    code: "change.WaveBeforeRollout",
    field: "goLiveOn",
  });
});

test("two waves of a rollout cannot have the same number", async () => {
  const { sales, manager } = await setting();
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [sales] });
  await expect(
    manager.call.waves.save({
      rolloutId,
      name: { en: "Again" },
      position: 1,
      goLiveOn: "2026-07-01",
      orgUnitIds: [sales],
    }),
  ).rejects.toThrow("WavePositionTaken");
});

test("a unit of another organisation is unknown, and nothing is saved", async () => {
  const { manager, sales } = await setting();
  const other = await world.organisation();
  const foreign = await other.orgUnit();
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [sales] });
  await expect(
    manager.call.waves.save({
      rolloutId,
      name: { en: "Theirs" },
      position: 2,
      goLiveOn: "2026-07-01",
      orgUnitIds: [foreign],
    }),
  ).rejects.toThrow("OrgUnitUnknown");
  expect((await manager.call.rollouts.get({ id: rolloutId })).waves).toHaveLength(1);
});

test("an employee cannot plan a wave", async () => {
  const { organisation, sales, manager } = await setting();
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [sales] });
  const employee = await organisation.person();
  await expect(
    employee.call.waves.save({
      rolloutId,
      name: { en: "Mine" },
      position: 2,
      goLiveOn: "2026-07-01",
      orgUnitIds: [sales],
    }),
  ).rejects.toMatchObject({ code: "FORBIDDEN" });
});
