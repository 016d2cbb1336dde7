import { afterAll, beforeAll, expect, test } from "vitest";
import { openWorld, type World } from "../../test/factories";
import { directoryModule } from "../index";

const router = directoryModule.router as typeof import("../router").router;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld({ ...directoryModule, router });
});
afterAll(() => world.close());

const yesterday = "2026-11-17";
type Person = Awaited<ReturnType<Awaited<ReturnType<typeof world.organisation>>["person"]>>;

/** Somebody in the middle: a chief above, two reports below, and one below the first of them. */
async function middle() {
  const organisation = await world.organisation();
  const admin = await organisation.person({ roles: ["administrator"] });
  const chief = await organisation.person();
  const leaver = await organisation.person({ managerId: chief.id });
  const first = await organisation.person({ managerId: leaver.id });
  const second = await organisation.person({ managerId: leaver.id });
  const deep = await organisation.person({ managerId: first.id });
  const leave = async (endsOn: string | null, handover?: { successorId: string | null; when?: "now" | "lastDay" }) => {
    const { id, email, givenName, familyName, language, timeZone, startsOn, managerId } = await factsOf(
      admin,
      leaver.id,
    );
    const facts = { id, email, givenName, familyName, language, timeZone, startsOn, managerId };
    return admin.call.people.save({ ...facts, endsOn, ...(handover ? { handover } : {}) });
  };
  const managerOf = async ({ id }: Person) => (await factsOf(admin, id)).managerId;
  return { admin, chief, leaver, first, second, deep, leave, managerOf };
}

const factsOf = (admin: Person, personId: string) => admin.call.people.get({ personId });

test("whoever reported to the leaver reports to the successor, and the one who succeeds reports upwards", async () => {
  const { chief, first, second, deep, leave, managerOf } = await middle();
  await leave(yesterday, { successorId: first.id });
  expect(await managerOf(first)).toBe(chief.id);
  expect(await managerOf(second)).toBe(first.id);
  expect(await managerOf(deep)).toBe(first.id);
});

test("a successor from further below closes no loop: whoever stands above them moves up", async () => {
  const { chief, first, second, deep, leave, managerOf } = await middle();
  await leave(yesterday, { successorId: deep.id });
  expect(await managerOf(first)).toBe(chief.id);
  expect(await managerOf(deep)).toBe(first.id);
  expect(await managerOf(second)).toBe(deep.id);
});

test("without a successor the leaver's people manager has the reports", async () => {
  const { chief, first, second, leave, managerOf } = await middle();
  await leave(yesterday, { successorId: null });
  expect([await managerOf(first), await managerOf(second)]).toEqual([chief.id, chief.id]);
});

test("what was decided for a last day is forgotten where the person stays, and asked anew for another last day", async () => {
  const { admin, leaver, second, chief, leave } = await middle();
  await leave("2026-12-31", { successorId: second.id });
  expect(await admin.call.leaving.read({ personId: leaver.id })).toMatchObject({
    successor: { id: second.id },
    decided: true,
  });
  await leave(null);
  expect(await admin.call.leaving.read({ personId: leaver.id })).toMatchObject({
    successor: { id: chief.id },
    decided: false,
  });
});

test("saving other facts of somebody with a last day asks nothing and changes nothing about who takes over", async () => {
  const { admin, leaver, second, leave } = await middle();
  await leave("2026-12-31", { successorId: second.id });
  await leave("2026-12-31");
  expect(await admin.call.leaving.read({ personId: leaver.id })).toMatchObject({ successor: { id: second.id } });
});

test("somebody who comes back and leaves again hands over again", async () => {
  const { admin, leaver, first, second, chief, leave, managerOf } = await middle();
  await leave(yesterday, { successorId: chief.id });
  await leave(null);
  const { id, email, givenName, familyName, language, timeZone, startsOn } = await factsOf(admin, second.id);
  await admin.call.people.save({
    id,
    email,
    givenName,
    familyName,
    language,
    timeZone,
    startsOn,
    managerId: leaver.id,
  });
  await leave("2026-11-16", { successorId: first.id });
  expect(await managerOf(second)).toBe(first.id);
});
