import { hold, waiterFor, waitersFor } from "@arraigo/db/testing";
import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

type Person = TestPerson<typeof router>;
let world: World<typeof router>;
let url: string;
let ana: Person;
beforeAll(async () => {
  world = await openWorld(crmModule);
  url = world.test.ownerUrl;
  ana = await (await world.organisation()).person();
});
afterAll(() => world.close());

const holdRow = (table: string, id: string) => hold(url, `select from crm.${table} where id = $1 for update`, [id]);
const accountOf = async (id: string) => (await ana.call.contacts.get({ id })).accountId;

/** Starts them one after another, each once the one before waits for that session. */
async function started<T>(pid: number, works: readonly (() => Promise<T>)[]): Promise<Promise<T>[]> {
  const running: Promise<T>[] = [];
  for (const [index, work] of works.entries()) {
    const promise = work();
    promise.catch(() => undefined);
    running.push(promise);
    await waitersFor(url, pid, index + 1);
  }
  return running;
}

test("what is made, changed, logged or related while its customer is merged stands with the customer that is left", async () => {
  const [winnerId, loserId] = [await buildAccount(ana, "Left"), await buildAccount(ana, "Merged")];
  const [moving, changed, related] = [
    await buildContact(ana, { accountId: loserId }),
    await buildContact(ana, { familyName: "Changed" }),
    await buildContact(ana, { familyName: "Related" }),
  ];
  const holder = await holdRow("contacts", moving);
  const merge = ana.call.merges.merge({ type: "account", winnerId, loserIds: [loserId] });
  const merging = await waiterFor(url, holder.pid);
  const running = await started<unknown>(merging, [
    () => buildContact(ana, { familyName: "Made", accountId: loserId }),
    () => buildOpportunity(ana, { accountId: loserId }),
    () => ana.call.contacts.update({ id: changed, values: { accountId: loserId } }),
    () => ana.call.contacts.relate({ contactId: related, accountId: loserId, role: "Advises" }),
    () => ana.call.activities.log({ kind: "call", text: "Called meanwhile", accountId: loserId }),
  ]);
  await holder.release();
  await merge;
  const [made, deal] = (await Promise.all(running)) as [string, string];
  expect(await accountOf(made)).toBe(winnerId);
  expect(await accountOf(changed)).toBe(winnerId);
  expect((await ana.call.opportunities.get({ id: deal })).values.accountId).toBe(winnerId);
  const others = (await ana.call.contacts.get({ id: related })).accounts;
  expect(others.map(({ id }) => id)).toEqual([winnerId]);
  const record = { type: "account", id: winnerId } as const;
  const { rows } = await ana.call.activities.list({ record, state: "done", limit: 5 });
  expect(rows.map(({ text }) => text)).toEqual(["Called meanwhile"]);
});

test("nothing is put on a customer that somebody is deleting", async () => {
  const [one, two] = [await buildAccount(ana, "Deleted"), await buildAccount(ana, "Deleted too")];
  const holder = await holdRow("accounts", two);
  const removal = ana.call.accounts.remove({ ids: [one, two] });
  const removing = await waiterFor(url, holder.pid);
  const running = await started<unknown>(removing, [
    () => buildContact(ana, { accountId: one }),
    () => buildOpportunity(ana, { accountId: one }),
  ]);
  await holder.release();
  await removal;
  for (const each of running) await expect(each).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("of two accounts that are each put below the other at once, one is, and the other is told that it would be a circle", async () => {
  const [one, two] = [await buildAccount(ana, "One"), await buildAccount(ana, "Two")];
  const holder = await holdRow("accounts", one);
  const first = ana.call.accounts.update({ id: one, values: { parentId: two } });
  const changing = await waiterFor(url, holder.pid);
  const [second] = await started(changing, [() => ana.call.accounts.update({ id: two, values: { parentId: one } })]);
  await holder.release();
  expect(await first).toEqual({ changed: true });
  await expect(second).rejects.toMatchObject({ cause: { code: "crm.AccountCircle" } });
});
