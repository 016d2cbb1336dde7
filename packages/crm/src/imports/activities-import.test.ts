import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildContact, buildOpportunity } from "../../test/factories";
import { crmModule } from "../index";
import { bringActivities, csv, people, type Stored, stored } from "./testing/activity-files";
import { countsIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
  world.setNow("2026-11-18T12:00:00.000Z");
});
afterAll(() => world.close());

describe("a file of activities", () => {
  it("comes in on the days they happened: with minutes, records, whoever did them, and no use of today", async () => {
    const { org, boss, accountId, contactId } = await people(world);
    const eva = await org.person({ email: "eva@ours.example" });
    world.usage.length = 0;
    const { preview, result } = await bringActivities(
      world,
      org,
      boss,
      csv(
        "Activity ID,Type,Subject,Description,Date,Duration,Status,Assigned To,Contact,Account,Priority",
        '00T1,Call,Price list,"She asked, twice",2026-03-02 09:30,0:45:00,Completed,eva@ours.example,marta@lago.example,Lago,High',
        "00T2,Meeting,Kick-off,,2026-03-04 10:00,1h 15m,Held,Nobody Known,,Lago,Low",
        "00T3,To do,Send the offer,,2026-12-01,,Not Started,eva@ours.example,Marta Quiroz,,Normal",
      ),
    );
    expect(result.failures).toEqual([]);
    expect(countsIn(preview)).toEqual({ created: 3, updated: 0, unchanged: 0, failed: 0 });
    expect(countsIn(result)).toEqual(countsIn(preview));
    expect(await stored(world, org)).toEqual([
      expect.objectContaining({
        kind: "call",
        text: "Price list\nShe asked, twice",
        minutes: 45,
        occurred_at: "2026-03-02T09:30",
        actor_id: eva.id,
        contact_id: contactId,
        account_id: accountId,
      }),
      expect.objectContaining({
        kind: "meeting",
        text: "Kick-off\nAssigned To: Nobody Known",
        minutes: 75,
        actor_id: null,
        account_id: accountId,
      }),
      expect.objectContaining({
        kind: "task",
        done: false,
        due_on: "2026-12-01",
        assignee_id: eva.id,
        contact_id: contactId,
      }),
    ]);
    expect(result.notices.map(({ reason }) => reason)).toEqual([
      "Nobody here is called “Nobody Known”; the name stays in its text, and it counts as nobody’s",
    ]);
    expect(world.usage.map(({ name }) => name)).toEqual(["crm.activities_imported"]);
    const account = await boss.call.accounts.get({ id: accountId });
    expect(account.lastActivityAt).toBe("2026-03-04T10:00:00.000Z");
    const timeline = await boss.call.records.timeline({ type: "contact", id: contactId, limit: 20 });
    expect(JSON.stringify(timeline.entries)).toContain("Price list");
  });

  it("leaves out, each with its reason, what cannot be placed in anybody's history", async () => {
    const { org, boss } = await people(world);
    await buildContact(boss, { email: "ana.1@lago.example", givenName: "Ana", familyName: "Vega" });
    await buildContact(boss, { email: "ana.2@soto.example", givenName: "Ana", familyName: "Vega" });
    const { preview, result } = await bringActivities(
      world,
      org,
      boss,
      csv(
        "Type,Subject,Date,Status,Duration,Contact",
        "Juggling,Balls,2026-03-02,Completed,5,marta@lago.example",
        "Call,Who,2026-03-02,Completed,5,Nemo Nobody",
        "Call,Which,2026-03-02,Completed,5,Ana Vega",
        "Call,About,2026-03-02,Completed,5,",
        "Call,When,,Completed,5,marta@lago.example",
        "Call,Later,2027-03-02,Completed,5,marta@lago.example",
        "Meeting,Off,2026-03-02,Canceled,5,marta@lago.example",
        "Call,Long,2026-03-02,Completed,a while,marta@lago.example",
      ),
    );
    expect(preview.failures.map(({ line, reason }) => `${line}: ${reason}`)).toEqual([
      "2: “Juggling” is no kind of activity here: say for its column what it means",
      "3: Contact: nothing here is called “Nemo Nobody”, and nothing else says what it is about",
      "4: Contact: several here are called “Ana Vega”. Name an e-mail address or the number elsewhere",
      "5: Nothing says whom or what it is about",
      "6: No day says when it was or is to be done",
      "7: Done, and its days have not come yet",
      "8: It never happened: cancelled, or nobody came",
    ]);
    expect(preview.notices.map(({ reason }) => reason)).toEqual([
      "“a while” in Duration does not say how long it took",
    ]);
    expect(countsIn(result)).toEqual({ created: 1, updated: 0, unchanged: 0, failed: 7 });
    const { csv: errors } = await boss.call.imports.errors({ importId: result.id, outcome: "out" });
    expect(errors).toContain("Juggling,Balls,2026-03-02");
  });

  it("is taken back whole: minutes and last touches go; what somebody changed or finished since stays and is named", async () => {
    const { org, boss, contactId } = await people(world);
    const { importId } = await bringActivities(
      world,
      org,
      boss,
      csv(
        "Type,Subject,Date,Due Date,Status,Duration,Contact",
        "Call,First,2026-03-02 10:00,,Completed,5,marta@lago.example",
        "Call,Second,2026-03-03 10:00,,Completed,5,marta@lago.example",
        "Task,Third,,2026-12-01,Open,,marta@lago.example",
        "Task,Fourth,,2026-12-02,Open,,marta@lago.example",
      ),
    );
    const { rows } = await withTenant(world.services.database, org.id, (db) =>
      db.execute<{ id: string; text: string }>(sql`select id, text from crm.activities`),
    );
    const idOf = (text: string) => rows.find((row) => row.text === text)?.id ?? "";
    await boss.call.activities.change({ id: idOf("First"), minutes: 7 });
    await boss.call.activities.finish({ id: idOf("Third"), occurredAt: "2026-04-01T10:00:00.000Z" });
    await boss.call.imports.undo({ importId });
    const after = await boss.call.imports.get({ importId });
    expect(after).toMatchObject({ state: "undone", undo: { removed: 2, restored: 0, kept: 2 } });
    expect(after.keptBack.map(({ reason }) => reason).sort()).toEqual([
      "First has been used since and was kept",
      "Third has been used since and was kept",
    ]);
    expect((await stored(world, org)).filter(({ withdrawn }) => !withdrawn).map(({ text }) => text)).toEqual([
      "First",
      "Third",
    ]);
    expect((await boss.call.contacts.get({ id: contactId })).lastActivityAt).toBe("2026-04-01T10:00:00.000Z");
  });

  it("brought in again changes nothing, and with its numbers changes what is new in it", async () => {
    const { org, boss } = await people(world);
    const head = "Id,Type,Subject,Date,Due Date,Status,Duration,Contact";
    const first = csv(
      head,
      "1,Call,Price,2026-03-02 10:00,,Completed,5,marta@lago.example",
      "2,Task,Offer,,2026-12-01,Open,,marta@lago.example",
    );
    await bringActivities(world, org, boss, first);
    expect(countsIn((await bringActivities(world, org, boss, first)).result)).toEqual({
      created: 0,
      updated: 0,
      unchanged: 2,
      failed: 0,
    });
    const { importId, preview, result } = await bringActivities(
      world,
      org,
      boss,
      csv(
        head,
        "1,Call,Price and terms,2026-03-02 10:00,,Completed,25,marta@lago.example",
        "2,Task,Offer,2026-11-10 09:00,2026-12-01,Completed,,marta@lago.example",
        "3,Email,Thanks,2026-11-11 09:00,,Sent,,marta@lago.example",
      ),
    );
    expect(countsIn(result)).toEqual({ created: 1, updated: 2, unchanged: 0, failed: 0 });
    expect(countsIn(preview)).toEqual(countsIn(result));
    expect((await stored(world, org)).map(({ text, minutes, done }) => [text, minutes, done])).toEqual([
      ["Price and terms", 25, true],
      ["Offer", null, true],
      ["Thanks", null, true],
    ]);
    await boss.call.imports.undo({ importId });
    expect(await boss.call.imports.get({ importId })).toMatchObject({ undo: { removed: 1, restored: 2, kept: 0 } });
    expect(
      (await stored(world, org)).flatMap(({ text, minutes, done, withdrawn }) =>
        withdrawn ? [] : [[text, minutes, done]],
      ),
    ).toEqual([
      ["Price", 5, true],
      ["Offer", null, false],
    ]);
  });

  it("is taken back to the letter: what it finished is planned again in its old words, and tasks about nobody go, too", async () => {
    const { org, boss, contactId } = await people(world);
    await buildOpportunity(boss, { name: "Tables", contactId });
    const head = "Id,Type,Subject,Date,Due Date,Status,Contact,Opportunity,Account";
    const first = await bringActivities(
      world,
      org,
      boss,
      csv(
        head,
        "1,Task,Offer,,2026-12-01,Open,marta@lago.example,Tables,",
        "2,Task,Call back,,2026-12-02,Open,,,Lago",
        "3,Task,Tidy up,,2026-12-03,Open,,,",
        "4,Task,Order pens,,2026-12-04,Open,,,",
      ),
    );
    expect(countsIn(first.result)).toMatchObject({ created: 4 });
    const { rows } = await withTenant(world.services.database, org.id, (db) =>
      db.execute<{ id: string; external_id: string }>(sql`select id, external_id from crm.activities`),
    );
    const idOf = (number: string) => rows.find((row) => row.external_id === number)?.id ?? "";
    world.setNow("2026-11-25T12:00:00.000Z");
    const second = await bringActivities(
      world,
      org,
      boss,
      csv(
        head,
        "1,Task,Offer sent,2026-11-20 09:00,2026-12-01,Completed,marta@lago.example,Tables,",
        "2,Task,Call back,2026-11-20 10:00,2026-12-02,Completed,,,Lago",
      ),
    );
    expect(countsIn(second.result)).toMatchObject({ updated: 2 });
    await boss.call.activities.reopen({ id: idOf("2") });
    await boss.call.activities.finish({ id: idOf("2"), occurredAt: "2026-11-24T10:00:00.000Z" });
    await boss.call.activities.change({ id: idOf("4"), text: "Order blue pens" });
    await boss.call.imports.undo({ importId: second.importId });
    world.setNow("2026-11-18T12:00:00.000Z");
    expect(await boss.call.imports.get({ importId: second.importId })).toMatchObject({
      undo: { restored: 1, kept: 1 },
    });
    expect((await boss.call.contacts.get({ id: contactId })).lastActivityAt).toBeNull();
    expect((await stored(world, org)).map(({ text, done }) => `${text} ${done}`).sort()).toEqual([
      "Call back true",
      "Offer false",
      "Order blue pens false",
      "Tidy up false",
    ]);
    await boss.call.imports.undo({ importId: first.importId });
    expect(await boss.call.imports.get({ importId: first.importId })).toMatchObject({ undo: { removed: 2, kept: 2 } });
    const gone = (await stored(world, org)).flatMap(({ text, withdrawn }) => (withdrawn ? [text] : []));
    expect(gone.sort()).toEqual(["Offer", "Tidy up"]);
  });

  it("without numbers, the same kind on the same record at the same time with the same subject stays out", async () => {
    const { org, boss } = await people(world);
    const content = csv(
      "Type,Subject,Date,Contact",
      "Call,Price,2026-03-02 10:00,marta@lago.example",
      "Call,price!,2026-03-02 10:00:30,marta@lago.example",
      "Call,Price,2026-03-02 11:00,marta@lago.example",
    );
    const { result } = await bringActivities(world, org, boss, content);
    expect(countsIn(result)).toEqual({ created: 2, updated: 0, unchanged: 0, failed: 1 });
    const again = await bringActivities(world, org, boss, content);
    expect(countsIn(again.preview)).toEqual({ created: 0, updated: 0, unchanged: 0, failed: 3 });
    expect(again.result.failures[0]?.reason).toBe("Looks like Price");
  });

  it("exported from here goes in again elsewhere as it was", async () => {
    const { org, boss, contactId } = await people(world);
    await boss.call.activities.log({
      kind: "call",
      text: "Price list\nShe asked twice",
      contactId,
      minutes: 12,
      occurredAt: "2026-11-17T09:30:00.000Z",
    });
    await boss.call.activities.plan({ kind: "meeting", text: "Kick-off", contactId, dueOn: "2026-12-03" });
    const taken = (state: "done" | "open") =>
      boss.call.exports.rows({ shown: { list: "activity", filter: { owner: "mine", state } } });
    const files = [await taken("done"), await taken("open")];
    const before = await stored(world, org);
    const other = await people(world);
    for (const file of files) {
      const { content: base64 = "" } = file as { content?: string };
      await bringActivities(world, other.org, other.boss, Buffer.from(base64, "base64").toString());
      // Where it is already, it is the same again.
      expect((await bringActivities(world, org, boss, Buffer.from(base64, "base64").toString())).result.created).toBe(
        0,
      );
    }
    const shape = (rows: Stored[]) =>
      rows.map(({ kind, text, minutes, done, due_on }) => ({ kind, text, minutes, done, due_on }));
    expect(shape(await stored(world, other.org))).toEqual(shape(before));
  });
});
