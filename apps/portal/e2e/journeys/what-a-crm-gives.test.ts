import type { APIRequestContext, Page } from "@playwright/test";
import { act, ask } from "../harness/api";
import { expect, test } from "../harness/test";

/*
 * What the implementation guide says a CRM gives an organisation, each shown by people at their screens: structure,
 * accountability, visibility, history, collaboration across departments, unclaimed and unprofitable customers, enforced process.
 */

interface Made {
  id: string;
}
interface Listed {
  rows: { id: string; name: string; ownerId: string | null; ownerName: string | null; flags: string[] }[];
}
interface Entry {
  id: string;
  actorName: string | null;
  changes: { field: string; from: unknown; to: unknown; eventId?: string }[];
}
interface Stage {
  id: string;
  name: string;
  kind: string;
  requires: string[];
}

/** Asks and acts as whoever a page belongs to. */
const as = (page: Page, url: string) => {
  const request: APIRequestContext = page.request;
  return {
    ask: <T>(procedure: string, input?: unknown) => ask<T>(request, url, `crm.${procedure}`, input),
    act: <T>(procedure: string, input?: unknown) => act<T>(request, url, `crm.${procedure}`, input),
  };
};

const unique = (name: string) => `${name} ${Math.random().toString(36).slice(2, 8)}`;

test("structure: companies in groups, and people at several of them", async ({ as: chair, product }) => {
  const page = await chair("administrator");
  const crm = as(page, product.url);
  const group = await crm.act<Made>("accounts.create", { name: unique("Grupo Ceiba") });
  const child = await crm.act<Made>("accounts.create", { name: unique("Ceiba Norte"), parentId: group.id });
  const contact = await crm.act<Made>("contacts.create", {
    givenName: "Marina",
    familyName: unique("Sol"),
    accountId: child.id,
  });
  await crm.act("contacts.relate", { contactId: contact.id, accountId: group.id, role: "Board" });
  await page.goto(`/crm/accounts/${group.id}`);
  await expect(page.locator("#main")).toContainText("Ceiba Norte");
  await expect(page.locator("#main")).toContainText("Marina Sol");
});

test("accountability: every record has an owner, and every change the name of who made it", async ({
  as: chair,
  product,
}) => {
  const page = await chair("people manager");
  const crm = as(page, product.url);
  const { id } = await crm.act<Made>("opportunities.create", { name: unique("Renewal"), currency: "USD" });
  await crm.act("opportunities.update", { id, values: { amountMinor: 120_000 } });
  const { entries } = await crm.ask<{ entries: Entry[] }>("records.timeline", { type: "opportunity", id });
  expect(entries.every(({ actorName }) => actorName === "Valentina Rojas")).toBe(true);
  await page.goto(`/crm/opportunities/${id}`);
  await expect(page.locator("#main")).toContainText("Valentina Rojas");
});

test("visibility: everybody finds the customer, and sees which deals stand still and why", async ({
  as: chair,
  product,
}) => {
  const page = await chair("change manager");
  const crm = as(page, product.url);
  const stuck = await crm.ask<Listed>("opportunities.list", {
    conditions: [{ field: "flag", op: "is", value: "noNextStep" }],
    limit: 20,
  });
  expect(stuck.rows.length).toBeGreaterThan(0);
  expect(stuck.rows.every(({ flags }) => flags.includes("noNextStep"))).toBe(true);
  await page.goto("/crm/dashboard");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await page.goto(`/crm/opportunities/${stuck.rows[0]?.id}`);
  await expect(page.locator("#main")).toContainText(/no next step/iu);
});

test("history: what was changed, from what to what, and an earlier value put back", async ({ as: chair, product }) => {
  const page = await chair("people manager");
  const crm = as(page, product.url);
  const { id } = await crm.act<Made>("accounts.create", { name: unique("Textiles"), city: "Austin" });
  await crm.act("accounts.update", { id, values: { city: "Dallas" } });
  const read = async () =>
    (await crm.ask<{ entries: Entry[] }>("records.timeline", { type: "account", id })).entries.flatMap((entry) =>
      entry.changes.map((change) => ({ ...change, eventId: change.eventId ?? entry.id })),
    );
  const change = (await read()).find(({ field }) => field === "city");
  expect(change).toMatchObject({ from: "Austin", to: "Dallas" });
  await crm.act("records.restoreValue", { eventId: change?.eventId, field: "city" });
  await page.goto(`/crm/accounts/${id}`);
  await expect(page.locator("#main")).toContainText("Austin");
});

test("collaboration across departments: an agent's case and a seller's deal stand on one customer's page", async ({
  as: chair,
  product,
}) => {
  const seller = await chair("people manager");
  const agent = await chair("administrator");
  const name = unique("Clínica Lago");
  const { id } = await as(seller, product.url).act<Made>("accounts.create", { name });
  await as(seller, product.url).act("opportunities.create", {
    name: "Contrato de servicio",
    currency: "USD",
    accountId: id,
  });
  const subject = unique("Invoice is wrong");
  await as(agent, product.url).act("cases.create", { subject, accountId: id, priority: "high", channel: "phone" });
  await as(agent, product.url).act("activities.log", {
    text: "Called about the invoice",
    kind: "call",
    minutes: 12,
    accountId: id,
  });
  await seller.goto(`/crm/accounts/${id}`);
  for (const text of ["Contrato de servicio", subject, "Called about the invoice"])
    await expect(seller.locator("#main")).toContainText(text);
});

test("unclaimed customers: found, claimed by whoever will look after them, and written down", async ({
  as: chair,
  product,
}) => {
  const page = await chair("administrator");
  const crm = as(page, product.url);
  const { id } = await crm.act<Made>("accounts.create", { name: unique("Nobody's") });
  await crm.act("accounts.bulkReassign", { ids: [id], ownerId: null });
  const seller = await chair("people manager");
  const theirs = as(seller, product.url);
  const waiting = async () =>
    (await theirs.ask<Listed>("claims.list", { type: "account", why: "unowned", limit: 200 })).rows.map(
      (row) => row.id,
    );
  expect(await waiting()).toContain(id);
  await seller.goto("/crm/unclaimed");
  await expect(seller.getByRole("heading", { level: 1 })).toBeVisible();
  await theirs.act("claims.claim", { type: "account", id });
  expect(await waiting()).not.toContain(id);
  const { rows } = await theirs.ask<{ rows: { recordId: string }[] }>("claims.log", { owner: "mine" });
  expect(rows.map((row) => row.recordId)).toContain(id);
});

test("unprofitable customers: named only where enough of what they cost is known", async ({ as: chair, product }) => {
  const page = await chair("administrator");
  const crm = as(page, product.url);
  const month = new Date().toISOString().slice(0, 7);
  const make = async (minutes?: number) => {
    const { id } = await crm.act<Made>("accounts.create", { name: unique("Costly") });
    await crm.act("activities.log", {
      text: "A long call",
      kind: "call",
      accountId: id,
      ...(minutes === undefined ? {} : { minutes }),
    });
    await crm.act("profit.saveFigures", {
      figures: [{ account: id, month, currency: "USD", revenueMinor: 1_000, costOfGoodsMinor: 900 }],
    });
    return id;
  };
  await crm.act("profit.setRates", { currency: "USD", everybodyElse: 6_000, roles: [] });
  const known = await make(600);
  const unknown = await make();
  const { rows } = await crm.ask<{ rows: { id: string }[] }>("profit.accounts", {
    currency: "USD",
    show: "unprofitable",
    limit: 200,
  });
  const named = rows.map((row) => row.id);
  expect(named).toContain(known);
  expect(named).not.toContain(unknown);
  await page.goto("/crm/profit");
  await expect(page.locator("#main")).toContainText("Costly");
});

test("enforced process: no way past a stage's requirements but an override, which everybody sees", async ({
  as: chair,
  product,
}) => {
  const page = await chair("administrator");
  const crm = as(page, product.url);
  const stages = await crm.ask<Stage[]>("stages.list");
  const gated = stages.find((stage) => stage.kind === "open" && stage.requires.includes("closesOn"));
  const { id } = await crm.act<Made>("opportunities.create", { name: unique("Gated"), currency: "USD" });
  const move = (override?: { reason: string }) =>
    crm.act("stages.move", { type: "opportunity", id, stageId: gated?.id, ...(override ? { override } : {}) });
  await expect(move()).rejects.toThrow(/409/u);
  await page.goto("/crm?owner=mine");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const reason = unique("The customer signed on paper already");
  await move({ reason });
  const seller = await chair("employee");
  const { rows } = await as(seller, product.url).ask<{ rows: { reason: string }[] }>("process.overrides", {});
  expect(rows.map((row) => row.reason)).toContain(reason);
});
