import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld } from "../../test/factories";
import { directoryModule } from "../index";

let world: Awaited<ReturnType<typeof openWorld<typeof directoryModule.router>>>;
beforeAll(async () => {
  world = await openWorld(directoryModule);
});
afterAll(() => world.close());

test("each unit says how many people it holds directly", async () => {
  const organisation = await world.organisation();
  const sales = await organisation.orgUnit("Sales");
  const bogota = await organisation.orgUnit("Sales · Bogotá", sales);
  const ana = await organisation.person({ orgUnitId: sales });
  await organisation.person({ orgUnitId: bogota });
  await organisation.person({ orgUnitId: bogota });
  expect((await ana.call.structure.get()).orgUnits).toMatchObject([
    { name: "Sales", people: 1, parentId: null },
    { name: "Sales · Bogotá", people: 2, parentId: sales },
  ]);
});

test("whoever is leaving counts until their last day is over where the organisation is, and a newcomer from their first", async () => {
  const organisation = await world.organisation({ timeZone: "America/Bogota" });
  const sales = await organisation.orgUnit("Sales");
  const admin = await organisation.person({ roles: ["administrator"] });
  await organisation.person({ orgUnitId: sales, endsOn: "2026-11-20" });
  await organisation.person({ orgUnitId: sales, startsOn: "2026-11-21" });
  const count = async () => (await admin.call.structure.get()).orgUnits[0]?.people;
  const counted: unknown[] = [];
  for (const now of ["2026-11-19T12:00:00Z", "2026-11-21T04:30:00Z", "2026-11-21T05:30:00Z"]) {
    world.setNow(now);
    counted.push(await count());
  }
  expect(counted).toEqual([1, 1, 1]);
  await organisation.person({ orgUnitId: sales, endsOn: "2026-12-31" });
  expect(await count()).toBe(2);
});

test("a job role or place of work that was saved is in the audit log", async () => {
  const admin = await (await world.organisation()).person({ roles: ["administrator"] });
  await admin.call.structure.saveJobRole({ name: "Seller" });
  await admin.call.structure.saveLocation({ name: "Bogotá", timeZone: "America/Bogota" });
  const { entries } = await admin.call.audit.list({});
  expect(entries.map(({ action, facts }) => ({ action, facts }))).toEqual([
    { action: "directory.location_saved", facts: { name: "Bogotá", timeZone: "America/Bogota" } },
    { action: "directory.job_role_saved", facts: { name: "Seller" } },
  ]);
});
