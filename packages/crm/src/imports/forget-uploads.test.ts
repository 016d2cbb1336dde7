import { Buffer } from "node:buffer";
import { withTenant } from "@arraigo/db";
import { openWorld, type World } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";
import { forgetUploads } from "./forget-uploads";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

it("forgets a file that nobody imported after a day, and not before", async () => {
  const organisation = await world.organisation();
  const ana = await organisation.person();
  const isThere = () =>
    withTenant(world.services.database, organisation.id, async (db) => {
      const { rows } = await db.execute<{ there: boolean }>(
        sql`select exists (select from crm.import_pieces p where p.import_id = i.id) as there from crm.imports i`,
      );
      return rows.map((row) => row.there);
    });
  world.setNow("2026-11-20T09:00:00Z");
  await ana.call.imports.upload({
    fileName: "contacts.csv",
    contentBase64: Buffer.from("Email,Name\nnora@example.com,Nora New\n").toString("base64"),
  });
  world.setNow("2026-11-21T08:00:00Z");
  await forgetUploads(organisation.system, {});
  expect(await isThere()).toEqual([true]);
  world.setNow("2026-11-21T10:00:00Z");
  await forgetUploads(organisation.system, {});
  expect(await isThere()).toEqual([]);
});
