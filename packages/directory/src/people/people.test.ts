import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { directoryModule } from "../index";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

const newcomer = {
  email: "Nora.New@example.com",
  givenName: "Nora",
  familyName: "New",
  language: "es",
  timeZone: "America/Bogota",
  startsOn: "2026-01-01",
} as const;

test("a new person is written, announced and audited", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const { id } = await admin.call.people.save(newcomer);
  expect(world.published).toContainEqual({ event: "directory.person_changed", payload: { personId: id } });
  const person = await admin.call.people.get({ personId: id });
  expect(person).toMatchObject({ name: "Nora New", email: "nora.new@example.com", access: "none", language: "es" });
  const { entries } = await admin.call.audit.list({});
  expect(entries[0]).toMatchObject({ action: "directory.person_added", what: "added a person", subject: "Nora New" });
});

test("an address belongs to one person of an organisation, whatever its capitals", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  await admin.call.people.save({ ...newcomer, email: "twice@example.com" });
  await expect(admin.call.people.save({ ...newcomer, email: "TWICE@example.com" })).rejects.toMatchObject({
    cause: { code: "directory.PersonAddressTaken" },
  });
});

test("nobody can become the manager of somebody above them", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const top = await organisation.person();
  const middle = await organisation.person({ managerId: top.id });
  const low = await organisation.person({ managerId: middle.id });
  const facts = { ...newcomer, id: top.id, email: "top@example.com" };
  await expect(admin.call.people.save({ ...facts, managerId: low.id })).rejects.toMatchObject({
    cause: { code: "directory.ManagerLoop" },
  });
  await expect(admin.call.people.save({ ...facts, managerId: top.id })).rejects.toMatchObject({
    cause: { code: "directory.ManagerLoop" },
  });
  await expect(admin.call.people.save({ ...facts, managerId: null })).resolves.toEqual({ id: top.id });
});

test("the list has names with accents and small letters beside those without, page after page, and finds them so", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"], familyName: "Zed" });
  const names = ["Zamora", "Álvarez", "Alvarez", "Alvaro", "ñandú", "Nuño", "de Oña", "Díaz"];
  for (const familyName of names) await organisation.person({ familyName, givenName: "Ana" });
  const seen: string[] = [];
  for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
    const page = await admin.call.people.list({ limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.people.map((each) => each.name.replace(/^Ana /, "")));
    cursor = page.next ?? undefined;
  }
  expect(seen.slice(0, 2).sort()).toEqual(["Alvarez", "Álvarez"]);
  expect(seen.slice(2, -1)).toEqual(["Alvaro", "de Oña", "Díaz", "ñandú", "Nuño", "Zamora"]);
  const found = await admin.call.people.list({ text: "álva" });
  expect(found.people).toHaveLength(3);
});

test("the list goes page by page, each person once, and finds by the beginning of a name", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"], familyName: "Zed" });
  for (const familyName of ["Alba", "Alba", "Bermúdez", "Castro", "Díaz"]) await organisation.person({ familyName });
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await admin.call.people.list({ limit: 2, ...(cursor ? { cursor } : {}) });
    seen.push(...page.people.map((each) => each.id));
    cursor = page.next ?? undefined;
  } while (cursor);
  expect(seen).toHaveLength(6);
  expect(new Set(seen).size).toBe(6);
  const found = await admin.call.people.list({ text: "alb" });
  expect(found.people.map((each) => each.name)).toEqual(["Ana Alba", "Ana Alba"]);
  expect((await admin.call.people.list({ text: "%" })).people).toEqual([]);
});

test("a cursor nobody gave out is refused without an internal error", async () => {
  const admin = await (await world.organisation()).person({ roles: ["administrator"] });
  await expect(admin.call.people.list({ cursor: "bm90IGpzb24" })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  await expect(admin.call.audit.list({ cursor: Buffer.from('["x","y"]').toString("base64url") })).rejects.toMatchObject(
    { code: "BAD_REQUEST" },
  );
});

test("an employee sees themselves, a manager their team, and neither anybody else", async () => {
  const organisation = await world.organisation();
  const manager = await organisation.person({ roles: ["people_manager"] });
  const report = await organisation.person({ managerId: manager.id });
  const stranger = await organisation.person();
  expect((await report.call.people.list({})).people.map((each) => each.id)).toEqual([report.id]);
  expect((await manager.call.people.list({})).people.map((each) => each.id).sort()).toEqual(
    [manager.id, report.id].sort(),
  );
  await expect(manager.call.people.get({ personId: stranger.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(report.call.people.save(newcomer)).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("another organisation's people do not exist here", async () => {
  const ours = await (await world.organisation()).person({ roles: ["administrator"] });
  const theirs = await (await world.organisation()).person();
  await expect(ours.call.people.get({ personId: theirs.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(ours.call.people.save({ ...newcomer, id: theirs.id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(
    ours.call.people.save({ ...newcomer, email: "m@example.com", managerId: theirs.id }),
  ).rejects.toMatchObject({ cause: { code: "directory.ReferenceUnknown" } });
  await expect(ours.call.people.setAccess({ personId: theirs.id, access: "disabled" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(ours.call.roles.assign({ personId: theirs.id, role: "leader" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(
    ours.call.people.recordAbsence({ personId: theirs.id, startsOn: "2026-01-01", endsOn: "2026-01-02" }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("inviting makes a sign-in and sends a link; taking access away undoes it", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const person = await organisation.person();
  expect(await admin.call.people.setAccess({ personId: person.id, access: "invited" })).toEqual({ access: "active" });
  expect(world.enqueued).toContainEqual({
    job: "directory.mailPasswordReset",
    data: { personId: person.id, reason: "invited" },
  });
  expect(await admin.call.people.setAccess({ personId: person.id, access: "disabled" })).toEqual({
    access: "disabled",
  });
  expect(await admin.call.people.setAccess({ personId: person.id, access: "enabled" })).toEqual({ access: "active" });
});

test("the last administrator can neither be unassigned nor lock themselves out", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const { roles } = await admin.call.people.get({ personId: admin.id });
  await expect(admin.call.roles.unassign({ assignmentId: roles[0]!.id })).rejects.toMatchObject({
    cause: { code: "directory.LastAdministrator" },
  });
  await expect(admin.call.people.setAccess({ personId: admin.id, access: "disabled" })).rejects.toMatchObject({
    cause: { code: "directory.OwnAccess" },
  });
});

test("a role given twice is there once, and taken away it is gone", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const person = await organisation.person();
  const unit = await organisation.orgUnit();
  for (let n = 0; n < 2; n++) await admin.call.roles.assign({ personId: person.id, role: "leader", orgUnitId: unit });
  const { roles } = await admin.call.people.get({ personId: person.id });
  expect(roles).toMatchObject([{ role: "leader", orgUnitId: unit }]);
  await admin.call.roles.unassign({ assignmentId: roles[0]!.id });
  expect((await admin.call.people.get({ personId: person.id })).roles).toEqual([]);
});

test("absences are recorded and taken back", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const person = await organisation.person();
  const { id } = await admin.call.people.recordAbsence({
    personId: person.id,
    startsOn: "2026-03-02",
    endsOn: "2026-03-06",
  });
  expect((await admin.call.people.get({ personId: person.id })).absences).toMatchObject([
    { id, startsOn: "2026-03-02" },
  ]);
  await admin.call.people.removeAbsence({ absenceId: id });
  expect((await admin.call.people.get({ personId: person.id })).absences).toEqual([]);
  await expect(
    admin.call.people.recordAbsence({ personId: person.id, startsOn: "2026-03-06", endsOn: "2026-03-02" }),
  ).rejects.toMatchObject({ cause: { code: "directory.EndsBeforeStart" } });
});

test("everybody reads what is known about them and who changed it, in their language", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"], givenName: "Berta", familyName: "Admin" });
  const person = await organisation.person({ language: "es" });
  await admin.call.roles.assign({ personId: person.id, role: "leader" });
  const about = await person.call.people.aboutMe();
  expect(about.facts.id).toBe(person.id);
  expect(about.roles).toMatchObject([{ role: "leader" }]);
  expect(about.looks).toMatchObject([{ who: "Berta Admin", what: "dio un rol" }]);
});

test("a change of the privacy mode is audited and everybody is told once, in their own language", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const person = await organisation.person({ language: "es" });
  await admin.call.privacy.change({ mode: "works_council" });
  const inbox = await person.call.inbox.list();
  expect(inbox.notices.map((each) => each.text)).toEqual([expect.stringContaining("comité de empresa")]);
  expect((await admin.call.audit.list({})).entries[0]).toMatchObject({
    action: "directory.privacy_mode_changed",
    facts: { from: "team", to: "works_council" },
  });
  await expect(person.call.privacy.change({ mode: "named_support" })).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("the structure is made, renamed and moved, never below itself", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const sales = await admin.call.structure.saveOrgUnit({ name: "Sales" });
  const bogota = await admin.call.structure.saveOrgUnit({ name: "Bogotá", parentId: sales.id });
  await expect(
    admin.call.structure.saveOrgUnit({ id: sales.id, name: "Sales", parentId: bogota.id }),
  ).rejects.toMatchObject({ cause: { code: "directory.OrgUnitLoop" } });
  await expect(admin.call.structure.saveOrgUnit({ name: "Bogotá", parentId: sales.id })).rejects.toMatchObject({
    cause: { code: "directory.NameTaken" },
  });
  await admin.call.structure.saveJobRole({ name: "Seller" });
  await admin.call.structure.saveLocation({ name: "Bogotá", timeZone: "America/Bogota" });
  await expect(admin.call.structure.saveLocation({ name: "Mars", timeZone: "Mars/Olympus" })).rejects.toMatchObject({
    cause: { code: "directory.TimeZoneUnknown" },
  });
  const structure = await admin.call.structure.get();
  expect(structure.orgUnits.map((each) => each.name)).toEqual(["Bogotá", "Sales"]);
  expect(structure.jobRoles).toMatchObject([{ name: "Seller" }]);
});

test("absences and access are told to the person, their managers and whoever manages people, and to nobody else", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const director = await organisation.person({ roles: ["people_manager"] });
  const manager = await organisation.person({ roles: ["people_manager"], managerId: director.id });
  const person = await organisation.person({ managerId: manager.id });
  const leader = await organisation.person({ roles: ["leader"] });
  const sponsor = await organisation.person({ roles: ["sponsor"] });
  const days = { startsOn: "2026-11-02", endsOn: "2026-11-06" };
  await admin.call.people.recordAbsence({ personId: person.id, ...days });
  for (const reader of [admin, director, manager, person]) {
    const seen = await reader.call.people.get({ personId: person.id });
    expect(seen).toMatchObject({ access: "none", absences: [days] });
  }
  for (const reader of [leader, sponsor]) {
    const seen = await reader.call.people.get({ personId: person.id });
    expect(seen).toMatchObject({ id: person.id, access: undefined, absences: undefined });
    const { people } = await reader.call.people.list({});
    expect(people.filter((each) => each.access !== undefined).map((each) => each.id)).toEqual([reader.id]);
  }
});

test("whoever moves to another time zone is announced as changed; a new language alone changes nothing others count by", async () => {
  const person = await (await world.organisation()).person();
  const announced = { event: "directory.person_changed", payload: { personId: person.id } };
  await person.call.people.updateMe({ language: "es" });
  expect(world.published).not.toContainEqual(announced);
  await person.call.people.updateMe({ timeZone: "America/Bogota" });
  expect(world.published).toContainEqual(announced);
});
