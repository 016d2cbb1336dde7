import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../test/factories";
import { directoryModule } from "./index";
import { mergeFacts } from "./merge-facts";

const router = directoryModule.router as typeof import("./router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

/** Two administrators have the same person open. */
async function twoEditors() {
  const organisation = await world.organisation();
  const first = await organisation.person({ roles: ["administrator"], givenName: "Berta", familyName: "First" });
  const second = await organisation.person({ roles: ["administrator"] });
  const subject = await organisation.person({ givenName: "Ana", familyName: "Old" });
  const { id, email, givenName, familyName, language, timeZone, startsOn, externalId } = await first.call.people.get({
    personId: subject.id,
  });
  const read = { email, givenName, familyName, language, timeZone, startsOn, externalId };
  const now = () => first.call.people.get({ personId: id });
  return { first, second, id, read, now };
}

test("of two people who change different facts of somebody, both are kept", async () => {
  const { first, second, id, read, now } = await twoEditors();
  await first.call.people.save({ id, ...read, familyName: "New", was: read });
  await second.call.people.save({ id, ...read, externalId: "A-1", was: read });
  expect(await now()).toMatchObject({ familyName: "New", externalId: "A-1" });
});

test("who changes the same fact second is told which, and by whom it was changed, and overwrites nothing", async () => {
  const { first, second, id, read, now } = await twoEditors();
  await first.call.people.save({ id, ...read, familyName: "New", was: read });
  const refused = second.call.people.save({ id, ...read, familyName: "Newer", externalId: "A-1", was: read });
  await expect(refused).rejects.toMatchObject({
    code: "CONFLICT",
    cause: {
      code: "directory.ChangedMeanwhile",
      field: "familyName",
      params: { fields: "familyName", name: "Berta First" },
    },
  });
  expect(await now()).toMatchObject({ familyName: "New", externalId: null });
});

test("having seen what stands now, one may still decide for one's own", async () => {
  const { first, second, id, read, now } = await twoEditors();
  await first.call.people.save({ id, ...read, familyName: "New", was: read });
  await second.call.people.save({ id, ...read, familyName: "Newer", was: { ...read, familyName: "New" } });
  expect(await now()).toMatchObject({ familyName: "Newer" });
});

test("units, job roles and locations are no different", async () => {
  const { first, second } = await twoEditors();
  const unit = await first.call.structure.saveOrgUnit({ name: "Sales" });
  const top = await first.call.structure.saveOrgUnit({ name: "Top" });
  const job = await first.call.structure.saveJobRole({ name: "Seller" });
  const place = await first.call.structure.saveLocation({ name: "Quito", timeZone: "UTC" });
  const wasUnit = { name: "Sales", parentId: null };
  await first.call.structure.saveOrgUnit({ ...unit, ...wasUnit, parentId: top.id, was: wasUnit });
  await second.call.structure.saveOrgUnit({ ...unit, ...wasUnit, name: "Selling", was: wasUnit });
  const { orgUnits } = await first.call.structure.get();
  expect(orgUnits.find((each) => each.id === unit.id)).toMatchObject({ name: "Selling", parentId: top.id });
  await first.call.structure.saveJobRole({ ...job, name: "Agent", was: { name: "Seller" } });
  await first.call.structure.saveLocation({ ...place, name: "Lima", timeZone: "UTC", was: { name: "Quito" } });
  const collisions = [
    second.call.structure.saveOrgUnit({ ...unit, ...wasUnit, name: "Sold", was: wasUnit }),
    second.call.structure.saveJobRole({ ...job, name: "Adviser", was: { name: "Seller" } }),
    second.call.structure.saveLocation({ ...place, name: "Cusco", timeZone: "UTC", was: { name: "Quito" } }),
  ];
  for (const attempt of await Promise.allSettled(collisions))
    expect(attempt).toMatchObject({ status: "rejected", reason: { cause: { code: "directory.ChangedMeanwhile" } } });
});

test("the audit log keeps what a fact was and what it became", async () => {
  const { first, id, read } = await twoEditors();
  await first.call.people.save({ id, ...read, familyName: "New" });
  const { entries } = await first.call.audit.list({ personId: id });
  expect(entries[0]?.facts).toEqual({ changes: { familyName: { from: "Old", to: "New" } } });
});

test("nothing collides where both wrote the same, or where one changed nothing", () => {
  const was = { a: 1, b: null };
  expect(mergeFacts(was, { a: 2, b: null }, { a: 2, b: null }).colliding).toEqual([]);
  expect(mergeFacts(was, { a: 2, b: "x" }, { a: 1, b: null })).toEqual({ merged: { a: 2, b: "x" }, colliding: [] });
  expect(mergeFacts(was, { a: 2, b: null }, { a: 3, b: "x" }).colliding).toEqual(["a"]);
  expect(mergeFacts(undefined, { a: 2, b: null }, { a: 3, b: null })).toEqual({
    merged: { a: 3, b: null },
    colliding: [],
  });
});
