import { openWorld, type World } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { buildContact } from "../../test/factories";
import { crmModule } from "../index";
import type { router } from "../router";

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

test.each([
  ["changes", sql`update crm.record_events set changes = '[]'`],
  ["redates", sql`update crm.record_events set occurred_at = now()`],
  ["deletes", sql`delete from crm.record_events`],
  ["empties", sql`truncate crm.record_events`],
] as const)(
  "the log of what happened to records is append-only: the database lets nobody of the application in who %s it",
  async (_what, statement: SQL) => {
    const ana = await (await world.organisation()).person();
    const id = await buildContact(ana);
    const told = () => ana.call.records.timeline({ type: "contact", id });
    const before = await told();
    await expect(inTransaction(ana.ctx, (tx) => tx.execute(statement))).rejects.toMatchObject({
      cause: { code: "42501" },
    });
    expect(await told()).toEqual(before);
  },
);
