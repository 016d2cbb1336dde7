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
