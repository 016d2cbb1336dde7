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

const days = { from: "2026-11-01", to: "2026-11-30" } as const;

/** A manager who reads the team's activities, and of the team's records only those that `reach` says. */
async function team(reach: Record<string, "own" | "none">) {
  world.setNow("2026-11-18T12:00:00Z");
  const org = await world.organisation();
  const manager = await org.person({ roles: ["people_manager", "administrator"] });
  const seller = await org.person({ managerId: manager.id });
  const account = await buildAccount(manager, "Norte");
  const contact = await buildContact(seller, { accountId: account });
  const open = await buildContact(manager);
  const deal = await buildOpportunity(seller, { accountId: account, contactId: contact });
  const say = (text: string, about: object) =>
    seller.call.activities.log({ kind: "call", text: `Said ${text}`, minutes: 5, ...about });
  await say("to theirs", { contactId: contact });
  await say("on the deal", { opportunityId: deal });
  await say("at the account", { accountId: account });
  await say("to mine", { contactId: open });
  await manager.call.activities.log({ kind: "call", text: "Said by me", minutes: 5, contactId: contact });
  await seller.call.activities.plan({ kind: "task", text: "Said in a plan", dueOn: "2026-11-20", contactId: contact });
  if (Object.keys(reach).length > 0)
    await withTenant(world.services.database, org.id, (db) =>
      db.insert(permissionReaches).values(
        ["employee", "people_manager", "administrator"].flatMap((role) =>
          Object.entries(reach).map(([type, reached]) => ({
            organisationId: org.id,
            role: role as "employee",
            permission: `crm.${type}.read`,
            reach: reached,
          })),
        ),
      ),
    );
  return { manager: await manager.again(), account, contact, open };
}

const saidIn = (answer: unknown) =>
  [...new Set(JSON.stringify(answer).match(/Said [a-z ]+/gu) ?? [])].map((each) => each.slice(5)).sort();

test.each([
  [{}, ["at the account", "by me", "in a plan", "on the deal", "to mine", "to theirs"]],
  [{ contact: "own" }, ["at the account", "by me", "on the deal", "to mine"]],
  [{ contact: "own", opportunity: "none" }, ["at the account", "by me", "to mine"]],
  [{ contact: "none", opportunity: "none", account: "none" }, ["by me"]],
] as const)(
  "with %o, lists, the calendar and what a customer cost tell the text of no activity whose record is closed",
  async (reach, told) => {
    const { manager, account } = await team(reach);
    const { call } = manager;
    const done = told.filter((each) => each !== "in a plan");
    expect(saidIn(await call.activities.list({ owner: "team", state: "done", limit: 50 }))).toEqual(done);
    const open = await call.activities.list({ owner: "team", state: "open", limit: 50 });
    expect(saidIn(open)).toEqual(told.filter((each) => each === "in a plan"));
    expect(saidIn(await call.activities.agenda({ ...days, owner: "team" }))).toEqual(told);
    const found = saidIn(await call.search.all({ text: "Said" }));
    expect(told).toEqual(expect.arrayContaining(found));
    expect(found.includes("to mine")).toBe(told.some((each) => each === "to mine"));
    if ("account" in reach) return;
    const about = done.filter((each) => each !== "to mine");
    const record = { type: "account", id: account } as const;
    expect(saidIn(await call.activities.list({ record, state: "done", limit: 50 }))).toEqual(about);
    expect(saidIn(await call.profit.account({ id: account }))).toEqual(about);
  },
);
