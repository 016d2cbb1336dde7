import { withTenant } from "@arraigo/db";
import { permissionReaches } from "@arraigo/directory/schema";
import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildContact } from "../../test/factories";
import { crmModule } from "../index";
import { runImport } from "./run/run-import";
import { bringActivities, csv, people, stored } from "./testing/activity-files";
import { type ImportWorld, workOff } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
  world.setNow("2026-11-18T12:00:00.000Z");
});
afterAll(() => world.close());

describe("a file of activities", () => {
  it("is about records within the importer's reach, and names as doers only whose activities they may change", async () => {
    const { org, contactId } = await people(world);
    const [luis, ana] = [await org.person({ email: "luis@ours.example" }), await org.person()];
    const mine = await buildContact(ana, { email: "iker@soto.example" });
    await withTenant(world.services.database, org.id, (db) =>
      db
        .insert(permissionReaches)
        .values({ organisationId: org.id, role: "employee", permission: "crm.contact.read", reach: "own" }),
    );
    const { result } = await bringActivities(
      world,
      org,
      await ana.again(),
      csv(
        "Type,Subject,Date,Assigned to,Contact",
        "Call,Mine,2026-03-02 10:00,luis@ours.example,iker@soto.example",
        "Call,Hidden,2026-03-02 11:00,,marta@lago.example",
      ),
    );
    expect(result.failures.map(({ reason }) => reason)).toEqual([
      "Contact: nothing here is called “marta@lago.example”, and nothing else says what it is about",
    ]);
    expect(result.notices.map(({ reason }) => reason)).toEqual([
      "You may not write down what luis@ours.example did; the name stays in its text, and it counts as nobody’s",
    ]);
    expect(await stored(world, org)).toEqual([expect.objectContaining({ contact_id: mine, actor_id: null })]);
    expect([luis.id, contactId]).not.toContain(mine);
  });

  it("is mapped next time as it was corrected, with what its numbers count and what a row is that does not say it", async () => {
    const { org, boss } = await people(world);
    const content = csv("Subject,Date,Duration,Contact", "Price,2026-03-02 10:00,600,marta@lago.example");
    const { upload } = await bringActivities(world, org, boss, content, {
      mapping: (suggested) => ({
        ...suggested,
        kind: "call",
        columns: suggested.columns.map((column) => (column.field === "minutes" ? { ...column, unit: "s" } : column)),
      }),
    });
    expect(upload.remembered).toBe(false);
    expect(await stored(world, org)).toEqual([expect.objectContaining({ kind: "call", minutes: 10 })]);
    const again = await bringActivities(world, org, boss, content);
    expect(again.upload.remembered).toBe(true);
    expect(again.upload.mapping).toMatchObject({ kind: "call" });
    expect(again.upload.mapping.columns.map(({ unit }) => unit)).toEqual([undefined, undefined, "s", undefined]);
  });

  it("goes on behind the last whole batch after a pause, does nothing twice, and is taken back whole", async () => {
    const { org, boss, contactId } = await people(world);
    const rows = 4_500;
    const content = csv(
      "Type,Subject,Date,Minutes,Contact",
      ...Array.from(
        { length: rows },
        (_, n) => `Call,Call ${n},2026-0${1 + (n % 9)}-1${n % 10} 10:${10 + (n % 50)},5,marta@lago.example`,
      ),
    );
    const { importId, mapping } = await boss.call.imports.upload({
      recordType: "activity",
      fileName: "long.csv",
      contentBase64: Buffer.from(content).toString("base64"),
    });
    await boss.call.imports.commit({ importId, mapping });
    const running = runImport(org.system, { importId });
    while ((await boss.call.imports.get({ importId })).rowsDone === 0)
      await new Promise((resume) => setTimeout(resume, 10));
    await boss.call.imports.pause({ importId }).catch(() => undefined);
    await running;
    const stood = await boss.call.imports.get({ importId });
    expect(await stored(world, org)).toHaveLength(stood.created);
    if (stood.state === "paused") await boss.call.imports.resume({ importId });
    await Promise.all([runImport(org.system, { importId }), runImport(org.system, { importId })]);
    await workOff(world, org);
    expect(await boss.call.imports.get({ importId })).toMatchObject({ state: "done", created: rows, failed: 0 });
    expect(await stored(world, org)).toHaveLength(rows);
    await boss.call.imports.undo({ importId });
    await workOff(world, org);
    expect(await boss.call.imports.get({ importId })).toMatchObject({ state: "undone", undo: { removed: rows } });
    expect((await boss.call.contacts.get({ id: contactId })).lastActivityAt).toBeNull();
  });
});
