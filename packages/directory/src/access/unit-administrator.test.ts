import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld } from "../../test/factories";
import { directoryModule } from "../index";

let world: Awaited<ReturnType<typeof openWorld<typeof directoryModule.router>>>;
beforeAll(async () => {
  world = await openWorld(directoryModule);
});
afterAll(() => world.close());

async function unitWithAdministrator() {
  const organisation = await world.organisation();
  const sales = await organisation.orgUnit("Sales");
  const chief = await organisation.person({ roles: ["administrator"], orgUnitId: sales });
  const admin = await organisation.person({ roles: ["administrator"], roleUnitId: sales, orgUnitId: sales });
  const seller = await organisation.person({ orgUnitId: sales });
  return { organisation, sales, chief, admin, seller };
}

test("whoever administers one unit cannot give themselves the rest of the organisation", async () => {
  const { admin, sales } = await unitWithAdministrator();
  for (const orgUnitId of [null, sales])
    await expect(
      admin.call.roles.assign({ personId: admin.id, role: "administrator", orgUnitId }),
    ).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("whoever administers one unit cannot take over somebody of that unit who administers everything", async () => {
  const { admin, chief } = await unitWithAdministrator();
  const facts = {
    id: chief.id,
    email: "mine@example.com",
    givenName: "A",
    familyName: "B",
    language: "en",
    timeZone: "UTC",
    startsOn: "2026-01-01",
  } as const;
  await expect(admin.call.people.save(facts)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(admin.call.people.setAccess({ personId: chief.id, access: "disabled" })).rejects.toMatchObject({
    code: "FORBIDDEN",
  });
});

test("privacy, structure, imports and the audit log are not for whoever administers one unit", async () => {
  const { admin } = await unitWithAdministrator();
  const tries = [
    admin.call.privacy.change({ mode: "named_support" }),
    admin.call.structure.saveOrgUnit({ name: "Mine" }),
    admin.call.structure.saveJobRole({ name: "Mine" }),
    admin.call.imports.upload({ fileName: "people.csv", contentBase64: "ZW1haWw=" }),
    admin.call.audit.list({}),
  ];
  for (const attempt of await Promise.allSettled(tries))
    expect(attempt).toMatchObject({ status: "rejected", reason: { code: "FORBIDDEN" } });
});

test("whoever administers one unit keeps the absences of its people, and of nobody else", async () => {
  const { organisation, admin, seller } = await unitWithAdministrator();
  const days = { startsOn: "2026-11-02", endsOn: "2026-11-06" };
  await expect(admin.call.people.recordAbsence({ personId: seller.id, ...days })).resolves.toHaveProperty("id");
  const stranger = await organisation.person();
  await expect(admin.call.people.recordAbsence({ personId: stranger.id, ...days })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("whoever administers one unit is shown the people and nothing they would be refused", async () => {
  const { admin, chief } = await unitWithAdministrator();
  const all = ["access.manage", "audit.read", "person.import", "person.write", "privacy.manage", "structure.manage"];
  const whole = all.map((name) => `directory.${name}`);
  const { permissions } = await admin.call.session.current();
  expect(permissions.filter((each) => whole.includes(each))).toEqual([]);
  expect(permissions).toContain("directory.person.manage");
  expect((await chief.call.session.current()).permissions).toEqual(expect.arrayContaining(whole));
});
