import { roles } from "@arraigo/platform/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { directoryModule } from "../index";
import { grantsOf } from "./grants";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

const permission = "directory.person.read";

/** A chief, two who report to them, one below each, and somebody of the chief's unit who is elsewhere in the hierarchy. */
async function hierarchy() {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const sales = await organisation.orgUnit("Sales");
  const below = await organisation.orgUnit("Sales, south", sales);
  const chief = await organisation.person({ roles: ["people_manager"], orgUnitId: sales });
  const first = await organisation.person({ managerId: chief.id });
  const second = await organisation.person({ managerId: chief.id });
  const deep = await organisation.person({ managerId: first.id });
  const colleague = await organisation.person({ orgUnitId: below });
  const seen = async () => {
    const { people } = await (await chief.again()).call.people.list({});
    const names = new Map(
      Object.entries({ admin, chief, first, second, deep, colleague }).map(([name, { id }]) => [id, name]),
    );
    return people.map(({ id }) => names.get(id)).toSorted();
  };
  const reach = (to: Parameters<typeof admin.call.reaches.change>[0]["reach"]) =>
    admin.call.reaches.change({ role: "people_manager", permission, reach: to });
  return { organisation, admin, chief, seen, reach };
}

test("a reach is own, direct reports, everybody below, the own unit and below it, or all, from the next request on", async () => {
  const { seen, reach } = await hierarchy();
  expect(await seen()).toEqual(["chief", "deep", "first", "second"]);
  await reach("reports");
  expect(await seen()).toEqual(["chief", "first", "second"]);
  await reach("own");
  expect(await seen()).toEqual(["chief"]);
  await reach("unit");
  expect(await seen()).toEqual(["chief", "colleague"]);
  await reach("organisation");
  expect(await seen()).toHaveLength(6);
  await reach(null);
  expect(await seen()).toEqual(["chief", "deep", "first", "second"]);
});

test("a role from which a permission was taken still has what everybody has, and everybody can lose it too", async () => {
  const { seen, reach, admin, chief } = await hierarchy();
  await reach("none");
  expect(await seen()).toEqual(["chief"]);
  await admin.call.reaches.change({ role: "employee", permission, reach: "none" });
  await expect((await chief.again()).call.people.list({})).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("a single record obeys the same reach as the list", async () => {
  const { organisation, chief, reach } = await hierarchy();
  const first = await organisation.person({ managerId: chief.id });
  const deep = await organisation.person({ managerId: first.id });
  await reach("reports");
  const now = await chief.again();
  await expect(now.call.people.get({ personId: first.id })).resolves.toMatchObject({ id: first.id });
  await expect(now.call.people.get({ personId: deep.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("what changed is written down with from and to, once, and going back leaves no trace but that", async () => {
  const { admin, reach } = await hierarchy();
  await reach("reports");
  await reach("reports");
  await reach(null);
  const { entries } = await admin.call.audit.list({});
  expect(entries.map(({ action, facts }) => ({ action, facts }))).toEqual([
    { action: "directory.reach_changed", facts: { role: "people_manager", permission, from: "reports", to: "team" } },
    { action: "directory.reach_changed", facts: { role: "people_manager", permission, from: "team", to: "reports" } },
  ]);
  const { modules } = await admin.call.reaches.list();
  const cells = modules.flatMap((each) => each.permissions).flatMap((each) => each.cells);
  expect(cells.filter((cell) => cell.reach !== cell.byDefault)).toEqual([]);
});

test("administrators cannot lose the right to decide who may do what", async () => {
  const { admin } = await hierarchy();
  for (const reach of ["none", "own", "unit"] as const)
    await expect(
      admin.call.reaches.change({ role: "administrator", permission: "directory.access.manage", reach }),
    ).rejects.toMatchObject({ cause: { code: "directory.ReachLocked" } });
  const { modules } = await admin.call.reaches.list();
  const cell = modules
    .flatMap((each) => each.permissions)
    .find((each) => each.permission === "directory.access.manage")
    ?.cells.find((each) => each.role === "administrator");
  expect(cell).toMatchObject({ reach: "organisation", offered: ["organisation"] });
});

test("what is all or nothing is given whole or not at all, and a permission nobody declares is unknown", async () => {
  const { admin } = await hierarchy();
  await expect(
    admin.call.reaches.change({ role: "leader", permission: "directory.audit.read", reach: "team" }),
  ).rejects.toMatchObject({ cause: { code: "directory.ReachNotOffered" } });
  await admin.call.reaches.change({ role: "leader", permission: "directory.audit.read", reach: "organisation" });
  await expect(
    admin.call.reaches.change({ role: "leader", permission: "directory.nothing.read", reach: "own" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("nobody but an administrator of the whole organisation changes a reach, and another organisation is not touched", async () => {
  const { organisation, admin } = await hierarchy();
  const unit = await organisation.orgUnit();
  const ofUnit = await organisation.person({ roles: ["administrator"], roleUnitId: unit });
  const change = { role: "employee", permission, reach: "organisation" } as const;
  for (const person of [ofUnit, await organisation.person({ roles: ["change_manager", "leader", "people_manager"] })])
    await expect(person.call.reaches.change(change)).rejects.toMatchObject({ code: "FORBIDDEN" });
  const elsewhere = await hierarchy();
  await admin.call.reaches.change(change);
  expect(await elsewhere.seen()).toEqual(["chief", "deep", "first", "second"]);
});

describe("grants", () => {
  const manifest = {
    id: "m",
    permissions: { "thing.read": { employee: "own" } },
    organisationOnly: ["thing.all"],
  } as const;
  const modules = [{ manifest: { ...manifest, permissions: { ...manifest.permissions, "thing.all": {} } } }];
  const everybody = { role: "employee", orgUnitId: null } as const;

  test("of several roles the widest reach wins, and a role for one unit reaches no further than that", () => {
    const changes = [
      { role: "leader", permission: "m.thing.read", reach: "organisation" },
      { role: "sponsor", permission: "m.thing.read", reach: "reports" },
    ] as const;
    const held = [everybody, { role: "sponsor", orgUnitId: null }, { role: "leader", orgUnitId: "u" }] as const;
    const grant = { organisation: false, own: true, reports: true, team: false, units: ["u"] };
    expect(grantsOf(modules, held, changes).get("m.thing.read")).toEqual(grant);
  });

  test("what is all or nothing is not held by a narrower setting, nor by a role for one unit", () => {
    for (const reach of ["own", "team", "unit"] as const)
      expect(grantsOf(modules, [everybody], [{ role: "employee", permission: "m.thing.all", reach }]).size).toBe(1);
    const whole = [{ role: "leader", permission: "m.thing.all", reach: "organisation" }] as const;
    expect(grantsOf(modules, [{ role: "leader", orgUnitId: "u" }], whole).has("m.thing.all")).toBe(false);
    expect(grantsOf(modules, [{ role: "leader", orgUnitId: null }], whole).get("m.thing.all")?.organisation).toBe(true);
  });

  test("somebody without a unit reaches themselves where the unit is the reach", () => {
    const changes = [{ role: "employee", permission: "m.thing.read", reach: "unit" }] as const;
    const grant = { organisation: false, own: true, reports: false, team: false, units: [] };
    expect(grantsOf(modules, [everybody], changes, null).get("m.thing.read")).toEqual(grant);
    expect(grantsOf(modules, [everybody], changes, "u").get("m.thing.read")?.units).toEqual(["u"]);
  });
});

test("every role has a cell for every permission, narrowest choice first", async () => {
  const { admin } = await hierarchy();
  const { modules } = await admin.call.reaches.list();
  for (const { cells } of modules.flatMap((each) => each.permissions)) {
    expect(cells.map((cell) => cell.role)).toEqual([...roles]);
    for (const cell of cells) expect(cell.offered).toContain(cell.reach);
  }
});
