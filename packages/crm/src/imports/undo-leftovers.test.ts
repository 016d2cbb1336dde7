import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildAccount, buildContact } from "../../test/factories";
import { crmModule } from "../index";
import { bringIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

test("an import that is undone takes its queues with it, but those somebody renamed or put a case into", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const content =
    "Number,Short description,Assignment group\n1,Printer,Hardware\n2,Screen,Network\n3,Mouse,Billing\n4,Door,Hardware\n";
  const { importId, result } = await bringIn(world, org, boss, { recordType: "case", content });
  expect(result).toMatchObject({ created: 4, queuesCreated: 3 });
  const queues = await boss.call.queues.list();
  const idOf = (name: string) => queues.find((queue) => queue.name === name)?.id ?? "";
  await boss.call.queues.rename({ id: idOf("Network"), name: "Lines" });
  await boss.call.cases.create({ subject: "An invoice", queueId: idOf("Billing") });
  await boss.call.imports.undo({ importId });
  const after = await boss.call.imports.get({ importId });
  expect(after).toMatchObject({ state: "undone", undo: { removed: 5, restored: 0, kept: 2 } });
  expect(after.keptBack.map(({ reason }) => reason).sort()).toEqual([
    "Billing has been used since and was kept",
    "Lines has been used since and was kept",
  ]);
  const names = (await boss.call.queues.list()).map((queue) => queue.name);
  expect(names).toEqual(expect.arrayContaining(["Billing", "Lines"]));
  expect(names).not.toContain("Hardware");
});

test("an account an import made is kept and listed where figures or somebody else's contact belong to it since", async () => {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const content = "Company name,City\nLago,Málaga\nSoto,Sevilla\nVega,Lugo\n";
  const { importId, result } = await bringIn(world, org, boss, { recordType: "account", content });
  expect(result).toMatchObject({ created: 3 });
  const { rows } = await withTenant(world.services.database, org.id, (db) =>
    db.execute<{ id: string; name: string }>(sql`select id, name from crm.accounts order by name`),
  );
  const idOf = (name: string) => rows.find((row) => row.name === name)?.id ?? "";
  await boss.call.profit.saveFigures({
    figures: [
      { account: idOf("Lago"), month: "2026-10", currency: "EUR", revenueMinor: 100_000, costOfGoodsMinor: null },
    ],
  });
  const contactId = await buildContact(boss, { accountId: await buildAccount(boss) });
  await boss.call.contacts.relate({ contactId, accountId: idOf("Soto"), role: "Board member" });
  await boss.call.imports.undo({ importId });
  const after = await boss.call.imports.get({ importId });
  expect(after).toMatchObject({ state: "undone", undo: { removed: 1, kept: 2 } });
  expect(after.keptBack.map(({ reason }) => reason).sort()).toEqual([
    "Lago has been used since and was kept",
    "Soto has been used since and was kept",
  ]);
  expect((await boss.call.accounts.get({ id: idOf("Soto") })).name).toBe("Soto");
});
