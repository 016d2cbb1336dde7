import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld } from "../../test/factories";
import { directoryModule } from "../index";

let world: Awaited<ReturnType<typeof openWorld<typeof directoryModule.router>>>;
beforeAll(async () => {
  world = await openWorld(directoryModule);
});
afterAll(() => world.close());

test("the only administrator cannot be given a last day", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const facts = {
    email: "a@example.com",
    givenName: "Ana",
    familyName: "Alba",
    language: "en",
    timeZone: "UTC",
  } as const;
  const leaving = { ...facts, id: admin.id, startsOn: "2020-01-01", endsOn: "2027-01-31" };
  await expect(admin.call.people.save(leaving)).rejects.toThrow("LastAdministrator");
  await expect(admin.call.people.save({ ...leaving, endsOn: null })).resolves.toEqual({ id: admin.id });
});

test("somebody with a last day still ahead is told of a change of privacy mode; somebody who has left is not", async () => {
  world.setNow("2026-10-01T12:00:00Z");
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const leaving = await organisation.person({ endsOn: "2026-12-31" });
  const left = await organisation.person({ endsOn: "2026-10-31" });
  world.setNow("2026-11-21T12:00:00Z");
  await admin.call.privacy.change({ mode: "works_council" });
  expect((await leaving.call.inbox.list()).unread).toBe(1);
  expect((await left.call.inbox.list()).unread).toBe(0);
});

test("days of absence are written down in the audit log, recorded or taken back", async () => {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const seller = await organisation.person();
  const days = { startsOn: "2026-11-02", endsOn: "2026-11-06" };
  const { id } = await admin.call.people.recordAbsence({ personId: seller.id, ...days });
  await admin.call.people.removeAbsence({ absenceId: id });
  const { entries } = await admin.call.audit.list({ personId: seller.id });
  expect(entries.map(({ action }) => action).toSorted()).toEqual([
    "directory.absence_recorded",
    "directory.absence_removed",
  ]);
});
