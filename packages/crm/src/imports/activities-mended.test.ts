import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { inTransaction } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { stages } from "../pipeline/tables";
import { bringActivities, csv, people, stored } from "./testing/activity-files";
import type { ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const head = "Id,Type,Subject,Date,Due Date,Status,Duration,Contact,Opportunity";

describe("what a file of activities did to those that were here", () => {
  it("is told of as a gate passed without them, where taking the file back opens what let a deal in", async () => {
    world.setNow("2026-11-18T12:00:00.000Z");
    const { org, boss, contactId } = await people(world);
    const id = await buildOpportunity(boss, { name: "Tables", contactId });
    const stageId = (await boss.call.pipelines.list({ type: "opportunity" }))[0]?.stages[1]?.id ?? "";
    await inTransaction(org.system, (tx) =>
      tx
        .update(stages)
        .set({ requires: [], requiresActivities: [{ kind: "task", countMin: 1 }] })
        .where(and(eq(stages.organisationId, org.id), eq(stages.id, stageId))),
    );
    await bringActivities(world, org, boss, csv(head, "1,Task,Offer,,2026-12-01,Open,,,Tables"));
    world.setNow("2026-11-25T12:00:00.000Z");
    const { importId } = await bringActivities(
      world,
      org,
      boss,
      csv(head, "1,Task,Offer,2026-11-20 09:00,2026-12-01,Completed,,,Tables"),
    );
    await boss.call.stages.move({ type: "opportunity", id, stageId });
    expect((await boss.call.process.overrides({})).rows).toEqual([]);
    await boss.call.imports.undo({ importId });
    expect((await boss.call.process.overrides({})).rows).toMatchObject([
      { recordName: "Tables", missing: [expect.stringContaining("task")] },
    ]);
  });

  it("stays done where somebody has said since how long it took", async () => {
    world.setNow("2026-11-18T12:00:00.000Z");
    const { org, boss } = await people(world);
    await bringActivities(world, org, boss, csv(head, "1,Task,Offer,,2026-12-01,Open,,marta@lago.example,"));
    world.setNow("2026-11-25T12:00:00.000Z");
    const { importId } = await bringActivities(
      world,
      org,
      boss,
      csv(head, "1,Task,Offer,2026-11-20 09:00,2026-12-01,Completed,,marta@lago.example,"),
    );
    const { rows } = await withTenant(world.services.database, org.id, (db) =>
      db.execute<{ id: string }>(sql`select id from crm.activities`),
    );
    world.setNow("2026-11-25T13:00:00.000Z");
    await boss.call.activities.change({ id: rows[0]?.id ?? "", minutes: 20 });
    await boss.call.imports.undo({ importId });
    expect(await stored(world, org)).toMatchObject([{ text: "Offer", done: true, minutes: 20 }]);
    expect((await boss.call.imports.get({ importId })).undo).toMatchObject({ restored: 0, kept: 1 });
  });

  it("moves the last touch of its records where it happened earlier than was known", async () => {
    world.setNow("2026-11-18T12:00:00.000Z");
    const { org, boss, contactId, accountId } = await people(world);
    const of = (day: string) => csv(head, `1,Call,Price,${day} 10:00,,Completed,5,marta@lago.example,`);
    await bringActivities(world, org, boss, of("2026-03-09"));
    await bringActivities(world, org, boss, of("2026-03-02"));
    const at = "2026-03-02T10:00:00.000Z";
    expect((await boss.call.contacts.get({ id: contactId })).lastActivityAt).toBe(at);
    expect((await boss.call.accounts.get({ id: accountId })).lastActivityAt).toBe(at);
  });

  it("is not doubled where it is a task about nobody: the same person's of the same day stays out", async () => {
    world.setNow("2026-11-18T12:00:00.000Z");
    const { org, boss } = await people(world);
    await org.person({ email: "eva@ours.example" });
    const content = csv(
      "Type,Subject,Date,Due Date,Status,Assigned To",
      "Task,Order pens,,2026-12-04,Open,",
      "Task,Order pens,,2026-12-04,Open,eva@ours.example",
      "Task,Tidy up,2026-11-10 09:00,,Completed,",
      "Task,Tidy up,2026-11-10 09:00,,Completed,eva@ours.example",
    );
    expect((await bringActivities(world, org, boss, content)).result).toMatchObject({ created: 4, failed: 0 });
    const again = await bringActivities(world, org, boss, content);
    expect(again.preview).toMatchObject({ created: 0, failed: 4 });
    expect(again.result).toMatchObject({ created: 0, failed: 4 });
  });
});
