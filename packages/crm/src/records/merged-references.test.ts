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

/** Accounts and contacts of which the first was merged into the second, and that into the third. */
async function merged() {
  const ana = await (await world.organisation()).person();
  const accounts = [await buildAccount(ana, "Old"), await buildAccount(ana, "Middle"), await buildAccount(ana, "New")];
  const contacts = [await buildContact(ana), await buildContact(ana), await buildContact(ana)];
  const contactOf = await buildContact(ana, { familyName: "Vidal", accountId: accounts[0] as string });
  await ana.call.activities.log({ kind: "call", text: "Called before", minutes: 3, contactId: contacts[0] });
  for (const step of [0, 1]) {
    const pair = (ids: string[]) => ({ winnerId: ids[step + 1] as string, loserIds: [ids[step] as string] });
    await ana.call.merges.merge({ type: "account", ...pair(accounts) });
    await ana.call.merges.merge({ type: "contact", ...pair(contacts) });
  }
  const [oldAccount = "", , account = ""] = accounts;
  const [oldContact = "", , contact = ""] = contacts;
  return { ana, oldAccount, account, oldContact, contact, contactOf };
}

test("under the id of a merged record stand the activities of the one it lives on in", async () => {
  const { ana, oldContact } = await merged();
  const record = { type: "contact", id: oldContact } as const;
  expect((await ana.call.activities.list({ record, state: "done", limit: 5 })).rows).toHaveLength(1);
});

test("a filter, a link or a kept view that names a merged record finds what points at the one it lives on in", async () => {
  const { ana, oldAccount, contactOf } = await merged();
  for (const [op, value] of [
    ["is", oldAccount],
    ["anyOf", [oldAccount]],
  ] as const) {
    const conditions = [{ field: "accountId", op, value: typeof value === "string" ? value : [...value] }];
    expect((await ana.call.contacts.list({ conditions })).rows.map((row) => row.id)).toEqual([contactOf]);
    expect((await ana.call.contacts.count({ conditions })).count).toBe(1);
  }
  const conditions = [{ field: "accountId", op: "isNot" as const, value: oldAccount }];
  expect((await ana.call.contacts.list({ conditions })).rows.map((row) => row.id)).not.toContain(contactOf);
});

test("what is made or changed to point at a merged record points at the one it lives on in", async () => {
  const { ana, oldAccount, account, oldContact, contact } = await merged();
  const id = await buildOpportunity(ana, { contactId: oldContact, accountId: oldAccount });
  expect(await ana.call.opportunities.get({ id })).toMatchObject({
    values: { contactId: contact, accountId: account },
  });
  const later = await buildContact(ana, { familyName: "Soto" });
  await ana.call.contacts.update({ id: later, values: { accountId: oldAccount } });
  expect((await ana.call.contacts.get({ id: later })).accountId).toBe(account);
});

test("of two who merge the same records at once, one is told that they are gone and not that they are somebody else's", async () => {
  const ana = await (await world.organisation()).person();
  const [one, two] = [await buildContact(ana), await buildContact(ana)];
  const answers = await Promise.allSettled([
    ana.call.merges.merge({ type: "contact", winnerId: one, loserIds: [two] }),
    ana.call.merges.merge({ type: "contact", winnerId: two, loserIds: [one] }),
  ]);
  expect(answers.filter((answer) => answer.status === "fulfilled")).toHaveLength(1);
  expect(answers.find((answer) => answer.status === "rejected")).toMatchObject({ reason: { code: "NOT_FOUND" } });
});
