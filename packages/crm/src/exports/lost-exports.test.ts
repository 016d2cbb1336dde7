import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

/** An administrator with more accounts than an answer holds, in two owners' care. */
async function company() {
  const org = await world.organisation();
  const boss = await org.person({ roles: ["administrator"] });
  const seller = await org.person({ managerId: boss.id });
  await inTransaction(org.system, (tx) =>
    tx.execute(sql`
      insert into crm.accounts (organisation_id, id, name, name_key, search_text, owner_id)
      select ${org.id}::uuid, gen_random_uuid(), 'A ' || n, 'a ' || n, 'a ' || n, case when n % 2 = 0 then ${boss.id}::uuid else ${seller.id}::uuid end
      from generate_series(1, 5200) n`),
  );
  const run = (exportId: string) => crmModule.jobs.runExport?.(org.system, { exportId });
  const narrow = (permission: string, reach: string) =>
    withTenant(world.services.database, org.id, (db) =>
      db
        .insert(permissionReaches)
        .values(
          (["employee", "administrator"] as const).map((role) => ({ organisationId: org.id, role, permission, reach })),
        ),
    );
  return { org, boss, run, narrow };
}

const idOf = (answer: object) => (answer as { exportId: string }).exportId;

test("a long export that can never be written fails at once, says why, and tells whoever waits", async () => {
  const { boss, run } = await company();
  const field = await boss.call.customFields.create({ type: "account", label: { en: "Size" }, kind: "line" });
  const conditions = [{ field: `custom.${field.key}`, op: "isEmpty" as const }];
  const exportId = idOf(await boss.call.accounts.export({ format: "csv", filter: { conditions } }));
  await boss.call.customFields.archive({ id: field.id });
  await run(exportId);
  await run(exportId);
  const [failed] = await boss.call.exports.list();
  expect(failed).toMatchObject({ state: "failed", problem: expect.stringContaining("cannot be filtered") });
  await expect(boss.call.exports.piece({ exportId, position: 0 })).rejects.toMatchObject({
    cause: { code: "crm.ExportForgotten" },
  });
  const notices = await withTenant(world.services.database, boss.ctx.organisationId, (db) =>
    db.execute<{ kind: string }>(sql`select kind from directory.notices where person_id = ${boss.id}::uuid`),
  );
  expect(notices.rows.filter(({ kind }) => kind === "crm.exportFailed")).toHaveLength(1);
});

test("a finished file is handed out only as long as whoever ordered it may read and take out all that is in it", async () => {
  const { boss, run, narrow } = await company();
  const all = idOf(await boss.call.accounts.export({ format: "csv" }));
  await run(all);
  const piece = async (exportId: string) => (await boss.again()).call.exports.piece({ exportId, position: 0 });
  expect((await piece(all)).content).not.toBe("");
  await narrow("crm.account.read", "own");
  await expect(piece(all)).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect(await (await boss.again()).call.exports.list()).toHaveLength(1);
});
