import type { APIRequestContext, Page } from "@playwright/test";
import { act, ask } from "../harness/api";
import { expect, test } from "../harness/crew";

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
  const make = async (procedure: string, name: string, values: object) => ({
    name,
    ...(await crm.act<Made>(procedure, values)),
  });
  const [groupName, childName, familyName] = [unique("Grupo Ceiba"), unique("Ceiba Norte"), unique("Sol")];
  const group = await make("accounts.create", groupName, { name: groupName });
  const child = await make("accounts.create", childName, { name: childName, parentId: group.id });
  const person = { givenName: "Marina", familyName, accountId: child.id };
  const contact = await make("contacts.create", `Marina ${familyName}`, person);
  await crm.act("contacts.relate", { contactId: contact.id, accountId: group.id, role: "Board" });
  await page.goto(`/crm/accounts/${group.id}`);
  const main = page.locator("#main");
  await expect(main.getByRole("link", { name: child.name }), "what belongs to the group").toBeVisible();
  await expect(main.getByRole("link", { name: contact.name, exact: true }), "who sits on its board").toBeVisible();
  await expect(main).toContainText("Board");
  await main.getByRole("link", { name: child.name }).first().click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText(child.name);
  await expect(main.getByRole("link", { name: group.name }).first(), "and what it belongs to").toBeVisible();
  await expect(main.getByRole("link", { name: contact.name }).first(), "the same person, at both").toBeVisible();
});

test("accountability: every record has an owner, and every change the name of who made it", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const seller = await hire("Owen", { language: "en", managerId: boss.id });
  const [page, office] = [await enter(seller), await enter(boss)];
  const crm = as(page, product.url);
  const { id } = await crm.act<Made>("opportunities.create", { name: unique("Renewal"), currency: "USD" });
  await as(office, product.url).act("opportunities.update", { id, values: { amountMinor: 120_000 } });
  const { entries } = await crm.ask<{ entries: Entry[] }>("records.timeline", { type: "opportunity", id });
  expect(entries.length).toBeGreaterThan(1);
  expect(new Set(entries.map(({ actorName }) => actorName))).toEqual(new Set([seller.name, boss.name]));
  await office.goto(`/crm/opportunities/${id}`);
  const main = office.locator("#main");
  await expect(main, "whose it is").toContainText(seller.name);
  await expect(main, "who changed what").toContainText(boss.name);
  await expect(main).toContainText("1,200");
});

test("visibility: everybody finds the customer, and sees which deals stand still and why", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const seller = await hire("Owen", { language: "en", managerId: boss.id });
  const colleague = await hire("Nadia", { language: "en", roles: ["change_manager"] });
  const theirs = as(await enter(seller), product.url);
  const name = unique("Cold storage");
  const { id } = await theirs.act<Made>("opportunities.create", { name, currency: "USD" });
  const step = { nextStep: "Call", nextStepOn: new Date().toISOString().slice(0, 10) };
  const planned = unique("Warm storage");
  const moving = await theirs.act<Made>("opportunities.create", { name: planned, currency: "USD", ...step });

  const page = await enter(colleague);
  const found = await as(page, product.url).ask<{ groups: { rows: { id: string }[] }[] }>("search.all", { text: name });
  expect(found.groups.flatMap(({ rows }) => rows.map((row) => row.id))).toEqual([id]);
  await page.goto(`/crm/opportunities/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(page.locator("#main"), "why it stands still").toContainText(/no next step/iu);
  await expect(page.locator("#main")).toContainText(seller.name);
  await page.goto(`/crm/opportunities/${moving.id}`);
  await expect(page.getByRole("heading", { level: 1 })).toContainText(planned);
  await expect(page.locator("#main"), "what has one is not flagged").not.toContainText(/no next step/iu);
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
  expect((await crm.ask<{ city: string }>("accounts.get", { id })).city).toBe("Austin");
  await page.goto(`/crm/accounts/${id}`);
  await expect(page.locator("#main"), "what stands now, and what stood in between").toContainText("Austin");
  await expect(page.locator("#main")).toContainText("Dallas");
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
    for (const page of [seller, agent]) {
      await page.goto(`/crm/accounts/${id}`);
      await expect(page.locator("#main"), `${text}, for both departments`).toContainText(text);
    }
});

test("unclaimed customers: found, claimed by whoever will look after them, and written down", async ({
  as: chair,
  product,
}) => {
  const page = await chair("administrator");
  const crm = as(page, product.url);
  const name = unique("Nobody's");
  const { id } = await crm.act<Made>("accounts.create", { name });
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
  await seller.goto(`/crm/accounts/${id}`);
  await expect(seller.getByRole("heading", { level: 1 })).toContainText(name);
  await expect(seller.locator("#main"), "whose it is now").toContainText("Valentina Rojas");
  await seller.goto("/crm/unclaimed");
  await expect(seller.locator("#main"), "it is written down").toContainText(name);
});

test("unprofitable customers: named only where enough of what they cost is known", async ({ as: chair, product }) => {
  const page = await chair("administrator");
  const crm = as(page, product.url);
  const month = new Date().toISOString().slice(0, 7);
  const make = async (minutes?: number) => {
    const name = unique("Costly");
    const { id } = await crm.act<Made>("accounts.create", { name });
    await crm.act("activities.log", {
      text: "A long call",
      kind: "call",
      accountId: id,
      ...(minutes === undefined ? {} : { minutes }),
    });
    await crm.act("profit.saveFigures", {
      figures: [{ account: id, month, currency: "USD", revenueMinor: 1_000, costOfGoodsMinor: 900 }],
    });
    return { id, name };
  };
  await crm.act("profit.setRates", { currency: "USD", everybodyElse: 6_000, roles: [] });
  const known = await make(600);
  const unknown = await make();
  const { rows } = await crm.ask<{ rows: { id: string; contributionMinor: number }[] }>("profit.accounts", {
    currency: "USD",
    show: "unprofitable",
    limit: 200,
  });
  // 10.00 in, 9.00 for goods, ten hours at 60.00: what the test put in, added up by hand.
  expect(rows.find((row) => row.id === known.id)?.contributionMinor).toBe(1_000 - 900 - (600 / 60) * 6_000);
  expect(rows.map((row) => row.id)).not.toContain(unknown.id);
  const sheet = async (id: string) => {
    await page.goto(`/crm/profit?account=${id}&currency=USD`);
    return page.getByRole("dialog");
  };
  const costly = await sheet(known.id);
  await expect(costly).toContainText(known.name);
  await expect(costly).toContainText("This customer costs more than they bring in.");
  await expect(costly).toContainText("−US$599");
  const unsure = await sheet(unknown.id);
  await expect(unsure).toContainText(unknown.name);
  await expect(unsure, "a gain that unknown costs could eat up is not judged").toContainText(
    "Too little is known to say",
  );
  await page.goto("/crm/profit?currency=USD");
  await page.getByRole("link", { name: /^Unprofitable, \d+ records?: show$/u }).click();
  await expect(page.getByRole("combobox", { name: "Show" })).toHaveValue("unprofitable");
  await expect(page.getByRole("rowheader", { name: known.name })).toBeVisible();
  await expect(page.getByRole("rowheader", { name: unknown.name })).toBeHidden();
});

test("enforced process: no way past a stage's requirements, nobody looks past them for themselves, and who does is read by all", async ({
  hire,
  enter,
  product,
}) => {
  const boss = await hire("Harriet", { language: "en", roles: ["people_manager"] });
  const seller = await hire("Owen", { language: "en", managerId: boss.id });
  const page = await enter(seller);
  const office = await enter(boss);
  const [crm, theirs] = [as(page, product.url), as(office, product.url)];
  const gated = (await crm.ask<Stage[]>("stages.list")).find(
    (stage) => stage.kind === "open" && stage.requires.includes("closesOn"),
  );
  const name = unique("Gated");
  const { id } = await crm.act<Made>("opportunities.create", { name, currency: "USD" });
  const move = (who: typeof crm, deal: string, override?: { reason: string }) =>
    who.act("stages.move", { type: "opportunity", id: deal, stageId: gated?.id, ...(override ? { override } : {}) });
  const reason = unique("The customer signed on paper already");

  await expect(move(crm, id), "the gate stands behind the screen too").rejects.toThrow(/409/u);
  await expect(move(crm, id, { reason }), "a seller does not look past it").rejects.toThrow(/403/u);
  const own = await theirs.act<Made>("opportunities.create", { name: unique("My own"), currency: "USD" });
  await expect(move(theirs, own.id, { reason }), "nor does a manager for a deal of their own").rejects.toThrow(
    /403.*OverrideOwn/u,
  );
  await move(theirs, id, { reason });

  await page.goto("/crm/process?show=overrides");
  const row = page.getByRole("listitem").filter({ hasText: reason });
  await expect(row).toContainText(name);
  await expect(row).toContainText(boss.name);
  await expect(row).toContainText(/Missing: .*expected close date/u);
  await page.goto(`/crm/opportunities/${id}`);
  await expect(page.locator("#main"), "and the deal's history says it").toContainText(
    /moved it past what was missing/u,
  );
});
