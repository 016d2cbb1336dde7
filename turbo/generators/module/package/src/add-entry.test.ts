import { openWorld } from "@arraigo/directory/testing";
import { __id__Events } from "@arraigo/events";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildEntry } from "../test/factories";
import { __id__Module } from "./index";

let world: Awaited<ReturnType<typeof openWorld<typeof __id__Module.router>>>;
beforeAll(async () => {
  world = await openWorld(__id__Module);
});
afterAll(() => world.close());

test("an entry that was added is listed, announced and counted as use", async () => {
  const organisation = await world.organisation();
  const manager = await organisation.person({ roles: ["change_manager"] });
  const { id } = await manager.call.add({ name: "First" });
  expect(await manager.call.list()).toMatchObject([{ id, name: "First" }]);
  expect(world.published.at(-1)).toEqual({ event: __id__Events.entryAdded.name, payload: { entryId: id } });
  expect(world.usage.at(-1)).toMatchObject({ name: "__id__.entry_added", personId: manager.id });
});

test("a name stands once in an organisation, and is free in another", async () => {
  const one = await world.organisation();
  const other = await world.organisation();
  await buildEntry(one.system, { name: "Twice" });
  await buildEntry(other.system, { name: "Twice" });
  await expect(buildEntry(one.system, { name: "Twice" })).rejects.toMatchObject({
    code: "__id__.EntryNameTaken",
    field: "name",
  });
});

test("somebody without the permission adds nothing", async () => {
  const organisation = await world.organisation();
  const employee = await organisation.person({ roles: ["employee"] });
  await expect(employee.call.add({ name: "Refused" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await employee.call.list()).toEqual([]);
});
