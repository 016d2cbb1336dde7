import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { directoryModule } from "../index";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

test("an entry tells what was before and what is now, with names instead of ids", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const unit = await organisation.orgUnit("Sales");
  const ana = await organisation.person();
  const { id, email, givenName, familyName, language, timeZone, startsOn } = await admin.call.people.get({
    personId: ana.id,
  });
  await admin.call.people.save({ id, email, givenName, familyName, language, timeZone, startsOn, orgUnitId: unit });
  await admin.call.roles.assign({ personId: ana.id, role: "leader", orgUnitId: unit });
  await admin.call.reaches.change({ role: "leader", permission: "directory.person.read", reach: "unit" });
  const { entries } = await admin.call.audit.list({});
  const detail = { changed: false, from: null, said: null };
  expect(entries.map((entry) => entry.details)).toEqual([
    [
      { key: "value", changed: true, from: "organisation", to: "unit", said: null },
      { ...detail, key: "role", to: "leader" },
      { ...detail, key: "permission", to: "directory.person.read", said: "See people’s working data" },
    ],
    [
      { ...detail, key: "role", to: "leader" },
      { ...detail, key: "orgUnitId", to: "Sales" },
    ],
    [{ key: "orgUnitId", changed: true, from: null, to: "Sales", said: null }],
  ]);
});

test("an id of something that cannot be named here is left out", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const other = await (await world.organisation()).person();
  const ana = await organisation.person();
  await admin.call.roles.assign({ personId: ana.id, role: "sponsor" });
  const { entries } = await admin.call.audit.list({});
  expect(entries[0]?.details).toEqual([{ key: "role", changed: false, from: null, to: "sponsor", said: null }]);
  expect(JSON.stringify(entries)).not.toContain(other.id);
});
