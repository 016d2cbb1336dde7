import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { buildAccount } from "../../test/factories";
import { createAccounts } from "../bulk/create-records";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());
beforeEach(() => world.setNow("2026-11-18T23:30:00Z"));

type Answer = { state: string; rows?: number; fileName?: string; content?: string; exportId?: string };

const linesOf = (content = "") => Buffer.from(content, "base64").toString().replace("\uFEFF", "").trim().split("\r\n");

async function exported(answer: Promise<Answer>) {
  const { state, rows, fileName, content } = await answer;
  expect(state).toBe("ready");
  return { rows, fileName, lines: linesOf(content) };
}

async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const manager = await org.person({ roles: ["people_manager"] });
  const ana = await org.person({
    managerId: manager.id,
    givenName: "Ana",
    familyName: "Ríos",
    timeZone: "Europe/Madrid",
  });
  const luis = await org.person({ givenName: "Luis", familyName: "Vega" });
  return { org, boss, manager, ana, luis };
}

const done = { owner: "mine", state: "done" } as const;

test("activities leave as their list shows them, filtered alike, in its order, on the reader's clock, and nothing runs", async () => {
  const { ana, luis } = await company();
  const accountId = await buildAccount(ana, "Aceros");
  await ana.call.activities.log({ text: "=HYPERLINK(1)", kind: "call", accountId, minutes: 20 });
  await ana.call.activities.log({ text: "A note", kind: "note", accountId });
  await luis.call.activities.log({ text: "Another's", kind: "call", accountId });
  const shown = { list: "activity", filter: { ...done, kind: "call" } } as const;
  const { rows, fileName, lines } = await exported(ana.call.exports.rows({ shown }));
  expect(rows).toBe(1);
  expect(fileName).toBe("Activities 2026-11-19.csv");
  expect(lines).toEqual([
    "Kind,What,About,Done,Due,Minutes,Done by,To be done by",
    `Call,"'=HYPERLINK(1)",Aceros,2026-11-19 00:30,,20,Ana Ríos,${lines[1]?.split(",").at(-1)}`,
  ]);
  expect(world.usage.filter((use) => use.name === "crm.list_exported" && use.personId === ana.id)).toHaveLength(1);
});

test("of a list that shows more, only what is in one's care or one's team's leaves", async () => {
  const { boss, manager, ana, luis } = await company();
  const accountId = await buildAccount(luis);
  await ana.call.activities.log({ text: "Ana's call", kind: "call", accountId });
  await luis.call.activities.log({ text: "Luis's call", kind: "call", accountId });
  const shown = {
    list: "activity",
    filter: { state: "done", record: { type: "account", id: accountId } },
  } as const;
  const rowsFor = async (person: typeof ana) => (await exported(person.call.exports.rows({ shown }))).rows;
  expect(await ana.call.activities.list(shown.filter)).toMatchObject({ rows: [{}, {}] });
  expect([await rowsFor(ana), await rowsFor(manager), await rowsFor(boss)]).toEqual([1, 1, 2]);
});

test("profits leave with what is not known as an empty cell, in the money's own unit, and of one's own customers alone", async () => {
  const { boss, ana, luis } = await company();
  await boss.call.profit.setRates({ currency: "USD", everybodyElse: 6_000, roles: [] });
  const known = await buildAccount(ana, "Known");
  await buildAccount(luis, "Elsewhere");
  const dark = await buildAccount(ana, "Dark");
  await ana.call.activities.log({ text: "Talked", kind: "call", accountId: known, minutes: 60 });
  await ana.call.activities.log({ text: "Talked", kind: "call", accountId: dark });
  await boss.call.profit.saveFigures({
    figures: [{ account: known, month: "2026-10", currency: "USD", revenueMinor: 10_050, costOfGoodsMinor: 8_000 }],
  });
  const shown = { list: "profit", filter: { owner: "all", show: "all" } } as const;
  const { lines } = await exported(ana.call.exports.rows({ shown }));
  expect(lines.slice(1)).toEqual([
    "Known,Unprofitable,-39.5,100.5,80,60,1,USD,2025-12,2026-11",
    "Dark,Revenue not fully known,,,,,,USD,2025-12,2026-11",
  ]);
  const shownUnprofitable = { list: "profit", filter: { owner: "all", show: "unprofitable" } } as const;
  expect((await exported(boss.call.exports.rows({ shown: shownUnprofitable }))).rows).toBe(1);
});

test("what is nobody's leaves with whoever may take out everything, and with nobody else", async () => {
  const { org, boss, ana } = await company();
  await createAccounts(org.system, [{ name: "+Nobody's", ownerId: null, createdAt: new Date("2025-11-18T12:00:00Z") }]);
  const shown = { list: "claim", filter: { type: "account", why: "unowned" } } as const;
  expect((await ana.call.claims.list(shown.filter)).rows).toHaveLength(1);
  expect((await exported(ana.call.exports.rows({ shown }))).rows).toBe(0);
  const { lines } = await exported(boss.call.exports.rows({ shown }));
  expect(lines).toHaveLength(2);
  expect(lines[1]).toContain("'+Nobody's");
  expect(lines[1]).toContain("Without an owner");
});

test("what entered a stage leaves as the funnel opens it, amounts in whole units, what is another's left out", async () => {
  const { boss, ana, luis } = await company();
  const accountId = await buildAccount(ana, "Aceros");
  await ana.call.opportunities.create({ name: "=Big", currency: "JPY", amountMinor: 4_500, accountId });
  await ana.call.opportunities.create({ name: "Small", currency: "EUR" });
  await luis.call.opportunities.create({ name: "Another's", currency: "EUR" });
  const { funnel, from, to } = await ana.call.dashboards.deals({ owner: "all", currency: "EUR" });
  const filter = { stageId: funnel[0]?.stageId ?? "", owner: "all", from, to } as const;
  const shown = { list: "entered", filter } as const;
  expect((await ana.call.dashboards.entered(filter)).rows.map((row) => row.name)).toEqual([
    "Another's",
    "=Big",
    "Small",
  ]);
  const { fileName, lines } = await exported(ana.call.exports.rows({ shown }));
  expect(fileName).toBe("Entered a stage 2026-11-19.csv");
  expect(lines).toEqual([
    "Name,Account,Amount,Currency,Entered the stage",
    `"'=Big",Aceros,4500,JPY,2026-11-19 00:30`,
    "Small,,,EUR,2026-11-19 00:30",
  ]);
  const inEuros = await exported(
    boss.call.exports.rows({ shown: { ...shown, filter: { ...filter, currency: "EUR" } } }),
  );
  expect(inEuros.rows).toBe(2);
});

test("a long list of activities is written in the background as whoever asked, and handed out while they may still have it", async () => {
  const { org, boss, ana, luis } = await company();
  const accountId = await buildAccount(boss);
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`
      insert into crm.activities (organisation_id, id, account_id, kind, text, actor_id, assignee_id, occurred_at, done_at, done_by)
      select ${org.id}::uuid, gen_random_uuid(), ${accountId}::uuid, 'call', 'T ' || n, ${ana.id}::uuid, ${ana.id}::uuid, now() - n * interval '1 minute', now(), ${ana.id}::uuid
      from generate_series(1, 5100) n`),
  );
  await luis.call.activities.log({ text: "Another's", kind: "call", accountId });
  const shown = { list: "activity", filter: done } as const;
  const { state, exportId = "" } = (await ana.call.exports.rows({ shown })) as Answer;
  expect(state).toBe("underway");
  expect(world.enqueued.at(-1)).toEqual({ job: "crm.runExport", data: { exportId } });
  await crmModule.jobs.runExport?.(org.system, { exportId });
  await crmModule.jobs.runExport?.(org.system, { exportId });
  const file = await ana.call.exports.get({ exportId });
  expect(file).toMatchObject({ state: "done", rows: 5_100, type: "activity", fileName: "Activities 2026-11-19.csv" });
  const read = async (position: number) => (await ana.again()).call.exports.piece({ exportId, position });
  const { content } = await read(0);
  expect(linesOf(content)).toHaveLength(5_101);
  expect(linesOf(content)[1]).toContain("2026-11-");
  expect(linesOf(content).join()).not.toContain("Another's");
  await expect(boss.call.exports.piece({ exportId, position: 0 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await withTenant(world.services.database, org.id, (db) =>
    db
      .insert(permissionReaches)
      .values({ organisationId: org.id, role: "employee", permission: "crm.account.read", reach: "own" }),
  );
  await expect(read(0)).rejects.toMatchObject({ code: "FORBIDDEN" });
});
