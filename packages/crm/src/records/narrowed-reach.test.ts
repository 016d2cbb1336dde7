import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildContact, buildOpportunity } from "../../test/factories";
import { createAccounts } from "../bulk/create-records";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const secret = "Zarzaparrilla";
const day = "2026-11-18";
type Answers = Record<string, () => Promise<unknown>>;

/** What an administrator says instead of the manifest, for everybody. */
const setReach = (organisationId: string, reaches: Record<string, string>) =>
  withTenant(world.services.database, organisationId, (db) =>
    db
      .insert(permissionReaches)
      .values(
        Object.entries(reaches).map(([permission, reach]) => ({ organisationId, role: "employee", permission, reach })),
      ),
  );

/** A colleague's account and contact with a secret in the name, and everything of Ana's that points at them. */
async function narrowed(reach: "own" | "none" | "organisation") {
  const org = await world.organisation();
  const [colleague, ana] = [await org.person(), await org.person()];
  const admin = await org.person({ roles: ["administrator"] });
  const hidden = await buildAccount(colleague, `${secret} Holding`);
  const person = await buildContact(colleague, { familyName: secret, accountId: hidden });
  const mine = await buildContact(ana, { givenName: "Nora", familyName: "Vidal", accountId: hidden });
  const child = await buildAccount(ana, "Norte");
  await ana.call.accounts.update({ id: child, values: { parentId: hidden } });
  await ana.call.contacts.relate({ contactId: mine, accountId: child, role: "Buyer" });
  const other = await buildContact(ana, { givenName: "Iker", familyName: "Soto", accountId: child });
  await ana.call.contacts.relate({ contactId: other, accountId: hidden, role: "Adviser" });
  const deal = await buildOpportunity(ana, { accountId: hidden, contactId: person, name: "Renewal" });
  const ticket = (await ana.call.cases.create({ subject: "Does not start", accountId: hidden, contactId: person })).id;
  const product = (await admin.call.products.create({ name: "Pump", currency: "EUR" })).id;
  await ana.call.records.setNextStep({ type: "opportunity", id: deal, nextStep: "Call", nextStepOn: day });
  const old = { name: `${secret} Abandoned`, ownerId: colleague.id, createdAt: new Date("2025-11-18T12:00:00Z") };
  const [abandoned = ""] = await createAccounts(org.system, [old]);
  await setReach(org.id, { "crm.account.read": reach, "crm.contact.read": reach });
  return { ana: await ana.again(), abandoned, child, mine, other, deal, ticket, product };
}

const listed = { limit: 50 } as const;
const days = { from: "2026-11-01", to: "2026-11-30" } as const;

function answers({ ana, child, mine, other, deal, ticket, product }: Awaited<ReturnType<typeof narrowed>>): Answers {
  const { call } = ana;
  const timeline = (type: "account" | "contact" | "opportunity" | "case", id: string) => () =>
    call.records.timeline({ type, id, ...listed });
  return {
    accounts: () => call.accounts.list(listed),
    contacts: () => call.contacts.list(listed),
    opportunities: () => call.opportunities.list(listed),
    cases: () => call.cases.list(listed),
    leads: () => call.leads.list(listed),
    account: () => call.accounts.get({ id: child }),
    group: () => call.accounts.group({ id: child }),
    contact: () => call.contacts.get({ id: mine }),
    related: () => call.contacts.get({ id: other }),
    deal: () => call.opportunities.get({ id: deal }),
    case: () => call.cases.get({ id: ticket }),
    product: () => call.products.get({ id: product }),
    accountTimeline: timeline("account", child),
    contactTimeline: timeline("contact", mine),
    relatedTimeline: timeline("contact", other),
    dealTimeline: timeline("opportunity", deal),
    caseTimeline: timeline("case", ticket),
    fieldHistory: () => call.records.fieldHistory({ type: "account", id: child, field: "parentId", ...listed }),
    find: () => call.records.find({ text: secret }),
    findDeal: () => call.records.find({ text: "Renewal" }),
    search: () => call.search.all({ text: "Vidal" }),
    searchDeal: () => call.search.all({ text: "Renewal" }),
    searchSecret: () => call.search.all({ text: secret }),
    suggest: () => call.activities.suggest({ text: "Called Nora Vidal about #1" }),
    activities: () => call.activities.list({ state: "done", record: { type: "contact", id: mine }, ...listed }),
    agenda: () => call.activities.agenda({ ...days, owner: "mine" }),
    dealBoard: () => call.boards.read({ type: "opportunity" }),
    caseBoard: () => call.boards.read({ type: "case" }),
    dashboard: () => call.dashboards.deals({ ...days }),
    entered: async () => {
      const { stageId } = await call.opportunities.get({ id: deal });
      return call.dashboards.entered({ stageId, ...days, ...listed });
    },
    overrides: () => call.process.overrides(listed),
    profits: () => call.profit.accounts(listed),
    profit: () => call.profit.account({ id: child }),
    pairs: () => call.duplicates.list({ type: "contact", ...listed }),
    next: () => call.today.next(),
    unowned: () => call.claims.list({ why: "unowned", ...listed }),
    abandoned: () => call.claims.list({ why: "abandoned", ...listed }),
    left: () => call.claims.list({ why: "left", ...listed }),
    worst: () => call.quality.worst({ type: "contact", owner: "mine", part: "score", ...listed }),
    quality: () => call.quality.record({ type: "contact", id: mine }),
    duplicates: () => call.duplicates.probe({ type: "contact", values: { familyName: "Vidal" } }),
  };
}

test("where everybody reads every account and contact, most of these answers do name the colleague's", async () => {
  const said: string[] = [];
  for (const [name, ask] of Object.entries(answers(await narrowed("organisation"))))
    if (JSON.stringify(await ask()).includes(secret)) said.push(name);
  expect(said.length, said.join(" ")).toBeGreaterThan(15);
});

test("where accounts and contacts are read by their owners alone, no answer names a colleague's", async () => {
  for (const [name, ask] of Object.entries(answers(await narrowed("own"))))
    expect(JSON.stringify(await ask()), name).not.toContain(secret);
});

test("where nobody reads accounts and contacts, every answer is given without them or refused, and none breaks", async () => {
  for (const [name, ask] of Object.entries(answers(await narrowed("none")))) {
    const answer = await ask().catch((refused: { code?: string }) => {
      expect(["FORBIDDEN", "NOT_FOUND"], name).toContain(refused.code);
    });
    expect(JSON.stringify(answer ?? null), name).not.toContain(secret);
  }
});

test("a colleague's abandoned account is offered, counted and given to those alone who may read it", async () => {
  for (const [reach, waits] of [
    ["organisation", 1],
    ["own", 0],
    ["none", 0],
  ] as const) {
    const { ana, abandoned } = await narrowed(reach);
    expect((await ana.call.claims.counts({})).abandoned.count, reach).toBe(waits);
    const claimed = ana.call.claims.claim({ type: "account", id: abandoned });
    if (waits) await claimed;
    else await expect(claimed, reach).rejects.toMatchObject({ cause: { code: "crm.RecordNotClaimable" } });
  }
});

test("with contacts closed to somebody, what spans kinds of records still answers for the kinds that are open", async () => {
  const org = await world.organisation();
  const ana = await org.person();
  const account = await buildAccount(ana, "Norte");
  const contact = await buildContact(ana, { familyName: secret, accountId: account, email: "z@norte.example" });
  const deal = await buildOpportunity(ana, { accountId: account, contactId: contact, name: "Renewal" });
  const ticket = (await ana.call.cases.create({ subject: "Does not start", accountId: account })).id;
  await ana.call.records.setNextStep({ type: "contact", id: contact, nextStep: `Call ${secret}`, nextStepOn: day });
  await ana.call.records.setNextStep({ type: "opportunity", id: deal, nextStep: "Call", nextStepOn: day });
  await setReach(org.id, { "crm.contact.read": "none", "crm.contact.write": "none" });
  const { call } = await ana.again();

  const history = await call.records.timeline({ type: "opportunity", id: deal, ...listed });
  expect(history.entries.length).toBeGreaterThan(0);
  const amount = { type: "opportunity", id: deal, field: "nextStep", ...listed } as const;
  expect((await call.records.fieldHistory(amount)).values).toHaveLength(1);
  const found = await call.records.find({ text: "Renewal" });
  expect(found).toMatchObject({ contacts: [], opportunities: [{ id: deal }] });
  expect((await call.records.find({ text: "Norte" })).accounts).toMatchObject([{ id: account }]);
  expect((await call.search.all({ text: "Norte" })).groups.map((group) => group.type)).toContain("account");
  expect((await call.search.all({ text: secret })).groups).toEqual([]);
  const probed = await call.duplicates.probe({ type: "account", values: { name: "Norte" } });
  expect(probed.rows).toMatchObject([{ id: account }]);
  expect((await call.duplicates.probe({ type: "contact", values: { familyName: secret } })).rows).toEqual([]);
  expect(await call.customFields.list({ type: "case" })).toEqual([]);
  expect((await call.boards.read({ type: "case" })).columns.flatMap((column) => column.cards)).toMatchObject([
    { id: ticket },
  ]);
  const next = (await call.today.next()).items;
  expect(next.map((item) => item.id)).toContain(deal);
  expect(next.map((item) => item.id)).not.toContain(contact);
  await call.records.setNextStep({ type: "opportunity", id: deal, nextStep: "Write", nextStepOn: day });
  const [change] = (await call.records.fieldHistory(amount)).values;
  await call.records.restoreValue({ eventId: change?.eventId ?? "", field: "nextStep" });
  expect((await call.opportunities.get({ id: deal })).nextStep).toBe("Call");

  await expect(call.records.timeline({ type: "contact", id: contact, ...listed })).rejects.toThrow();
  await expect(call.customFields.list({ type: "contact" })).rejects.toThrow();
  await expect(
    call.records.setNextStep({ type: "contact", id: contact, nextStep: "Write", nextStepOn: day }),
  ).rejects.toThrow();
});

test("a long list written in the background says no more, and in no other language, than the short one answered at once", async () => {
  const org = await world.organisation();
  const [colleague, ana] = [await org.person(), await org.person({ language: "es" })];
  const hidden = await buildAccount(colleague, `${secret} Holding`);
  const deal = await buildOpportunity(ana, { accountId: hidden, name: "Renewal" });
  const { stageId } = await ana.call.opportunities.get({ id: deal });
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`
      insert into crm.opportunities (organisation_id, id, name, name_key, search_text, currency, stage_id, stage_entered_at, owner_id, account_id)
      select ${org.id}::uuid, gen_random_uuid(), 'd' || n, 'd' || n, 'd' || n, 'EUR', ${stageId}::uuid, now(), ${ana.id}::uuid, ${hidden}::uuid
      from generate_series(1, 5000) n`),
  );
  await setReach(org.id, { "crm.account.read": "own" });
  const { call } = await ana.again();
  const columns = ["accountId", "stageId", "ownerId"];
  const short = await call.opportunities.export({ ids: [deal], columns });
  const long = await call.opportunities.export({ columns });
  if (short.state !== "ready" || long.state !== "underway") throw new Error("the list is as long as it was");
  await crmModule.jobs.runExport?.(org.system, { exportId: long.exportId });
  const { content } = await call.exports.piece({ exportId: long.exportId, position: 0 });
  const written = Buffer.from(content, "base64").toString().split("\r\n");
  expect(written.length).toBeGreaterThan(5_000);
  expect(written.filter((line) => line.includes(secret))).toHaveLength(0);
  const [heading, row] = Buffer.from(short.content, "base64").toString().split("\r\n");
  expect(written[0]).toBe(heading);
  expect(written).toContain(row);
});
