import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** What an administrator says instead of the manifest, for everybody who works there. */
const narrow = (organisationId: string, reaches: Record<string, string>) =>
  withTenant(world.services.database, organisationId, (db) =>
    db.insert(permissionReaches).values(
      Object.entries(reaches).map(([permission, reach]) => ({
        organisationId,
        role: "employee" as const,
        permission: `crm.${permission}`,
        reach,
      })),
    ),
  );

const openIn = (queues: readonly { open: number; unowned: number }[]) => ({
  open: queues.reduce((sum, each) => sum + each.open, 0),
  unowned: queues.reduce((sum, each) => sum + each.unowned, 0),
});

test.each([
  ["own", { open: 2, unowned: 1 }],
  ["organisation", { open: 3, unowned: 1 }],
] as const)(
  "with cases read as far as %s, a queue counts what one may read and what one may take",
  async (reach, counted) => {
    const org = await world.organisation();
    const [ana, colleague] = [await org.person(), await org.person()];
    const boss = await org.person({ roles: ["people_manager"] });
    const queueId = (await boss.call.queues.create({ name: "Desk" })).id;
    await ana.call.cases.create({ subject: "Mine", queueId });
    await colleague.call.cases.create({ subject: "Theirs", queueId });
    await colleague.call.cases.release({
      id: (await colleague.call.cases.create({ subject: "Nobody's", queueId })).id,
    });
    await narrow(org.id, { "case.read": reach });
    expect(openIn(await (await ana.again()).call.queues.list())).toEqual(counted);
  },
);

test("whoever reads no case is given none to own", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const { id } = await ana.call.cases.create({ subject: "Waits" });
  await ana.call.cases.release({ id });
  await narrow(org.id, { "case.read": "none" });
  await expect((await ana.again()).call.cases.takeNext({})).rejects.toMatchObject({ code: "FORBIDDEN" });
});

test("what hangs on a record is counted as far as it may be read", async () => {
  const org = await world.organisation();
  const [ana, colleague] = [await org.person(), await org.person()];
  const [one, two] = [await buildAccount(ana, "Norte"), await buildAccount(ana, "Norte SA")];
  await buildContact(ana, { accountId: one });
  const theirs = await buildContact(colleague, { accountId: one });
  await buildOpportunity(colleague, { accountId: one });
  await colleague.call.activities.log({ kind: "call", text: "Called", minutes: 3, contactId: theirs });
  const child = await buildAccount(colleague, "Norte Sur");
  await colleague.call.accounts.update({ id: child, values: { parentId: one } });
  const preview = async () => {
    const { records } = await (await ana.again()).call.merges.preview({ type: "account", ids: [one, two] });
    const { events: _events, ...counts } = records.find((each) => each.id === one)?.counts ?? {};
    return counts;
  };
  const inGroup = async () => (await (await ana.again()).call.accounts.get({ id: one })).inGroup;
  expect(await preview()).toMatchObject({ contacts: 2, opportunities: 1, activities: 1, accounts: 1 });
  expect(await inGroup()).toBe(true);
  await narrow(org.id, { "account.read": "own", "contact.read": "own", "opportunity.read": "none" });
  expect(await preview()).toMatchObject({ contacts: 1, opportunities: 0, activities: 0, accounts: 0 });
  expect(await inGroup()).toBe(false);
});
