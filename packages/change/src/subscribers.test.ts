import { openWorld } from "@arraigo/directory/testing";
import { changeEvents, directoryEvents } from "@arraigo/events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildRollout } from "../test/factories";
import { changeModule } from "./index";
import { subscribers } from "./subscribers";

let world: Awaited<ReturnType<typeof openWorld<typeof changeModule.router>>>;
beforeAll(async () => {
  world = await openWorld(changeModule);
});
afterAll(() => world.close());

async function setting() {
  const organisation = await world.organisation();
  const unit = await organisation.orgUnit();
  const manager = await organisation.person({ roles: ["change_manager"] });
  const { rolloutId } = await buildRollout(manager.ctx, { orgUnitIds: [unit] });
  world.published.length = 0;
  return { organisation, unit, manager, rolloutId };
}

test.each([directoryEvents.personChanged.name, directoryEvents.peopleImported.name])(
  "somebody new in a wave's unit joins the wave after %s, and the figures are told",
  async (event) => {
    const { organisation, unit, manager, rolloutId } = await setting();
    const newcomer = await organisation.person({ orgUnitId: unit });
    const payload =
      event === directoryEvents.personChanged.name
        ? { personId: newcomer.id }
        : { importId: newcomer.id, created: 1, updated: 0 };
    for (const each of subscribers.filter((subscriber) => subscriber.event === event))
      await each.handle(organisation.system, payload);
    expect((await manager.call.rollouts.get({ id: rolloutId })).waves[0]?.people).toBe(1);
    expect(world.published).toEqual([{ event: changeEvents.rolloutChanged.name, payload: { rolloutId } }]);
  },
);

test("hearing the same thing twice adds nobody twice and tells nobody again", async () => {
  const { organisation, unit } = await setting();
  const newcomer = await organisation.person({ orgUnitId: unit });
  const [first] = subscribers;
  await first?.handle(organisation.system, { personId: newcomer.id });
  world.published.length = 0;
  await first?.handle(organisation.system, { personId: newcomer.id });
  expect(world.published).toEqual([]);
});
