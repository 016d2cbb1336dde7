import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import { bringIn, countsIn, type ImportWorld } from "./testing/bring-in";
import { realFile } from "./testing/real-file";

const present = realFile("adventureworks-customers.csv") !== undefined;

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const read = (name: string) => realFile(name) ?? "";
const all = (created: number) => ({ created, updated: 0, unchanged: 0, failed: 0 });

describe.runIf(present)("the real files", () => {
  it("18,148 customers with two date shapes, shouted names and money go in, and again change nothing", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const content = read("adventureworks-customers.csv");
    world.published.length = 0;
    const { upload, preview, result } = await bringIn(world, org, ana, { content });
    expect(upload.facts).toMatchObject({ encoding: "utf-8", delimiter: ",", headerLine: 1, rows: 18_148 });
    const kinds = Object.fromEntries(upload.facts.columns.map((column) => [column.header, column]));
    expect(kinds.BirthDate).toMatchObject({ kind: "date", dateOrder: "mdy" });
    expect(kinds.BirthDate?.dateAmbiguous).toBeUndefined();
    expect(kinds.AnnualIncome).toMatchObject({ kind: "number", numberSample: "$90,000", decimal: ".", currency: "$" });
    expect(upload.mapping.columns.map((column) => column.field)).toEqual([
      "externalId",
      "detail",
      "givenName",
      "familyName",
      "bornOn",
      "detail",
      "detail",
      "email",
      "detail",
      "detail",
      "detail",
      "title",
      "detail",
    ]);
    expect(preview).toMatchObject(all(18_148));
    expect(countsIn(result)).toEqual(all(18_148));
    expect(result.state).toBe("done");
    expect(world.published.map((each) => each.event)).toEqual(["crm.contacts_imported"]);
    const [jon] = (await ana.call.contacts.list({ search: "jon24" })).rows;
    const whole = await ana.call.contacts.get({ id: jon?.id ?? "" });
    expect(whole).toMatchObject({
      name: "Jon Yang",
      email: "jon24@adventure-works.com",
      title: "Professional",
      externalId: "11000",
      importLine: 2,
      bornOn: "1966-04-08",
      details: { AnnualIncome: "$90,000" },
    });
    const again = await bringIn(world, org, ana, { content });
    expect(again.upload.remembered).toBe(true);
    const unchanged = { created: 0, updated: 0, unchanged: 18_148, failed: 0 };
    expect(countsIn(again.preview)).toEqual(unchanged);
    expect(countsIn(again.result)).toEqual(unchanged);
  });

  it("500 contacts of another CRM go in with their companies, tags, e-mails and phones, and nothing of the rest is lost", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const content = read("crm-export-contacts.csv");
    const { preview, result } = await bringIn(world, org, ana, { content });
    expect(countsIn(preview)).toEqual(all(500));
    expect(countsIn(result)).toEqual(all(500));
    expect(result.accountsCreated).toBe(preview.accountsCreated);
    const [faith] = (await ana.call.contacts.list({ search: "faith leuschke" })).rows;
    expect(await ana.call.contacts.get({ id: faith?.id ?? "" })).toMatchObject({
      name: "Faith Leuschke",
      accountName: "Brekke, Dietrich and Klein",
      email: "Faith72@yahoo.com",
      phone: "1-597-372-4380 x491",
      tags: ["vip"],
      details: { status: "cold", has_newsletter: "false" },
    });
    const points = await withTenant(world.services.database, org.id, async (db) => {
      const { rows } = await db.execute(
        sql`select kind, value, label, position from crm.contact_points where contact_id = ${faith?.id} order by kind, position`,
      );
      return rows;
    });
    expect(points).toEqual([
      { kind: "phone", value: "1-597-372-4380 x491", label: "home", position: 0 },
      { kind: "phone", value: "(441) 954-5172", label: "phone_other", position: 1 },
    ]);
    const again = await bringIn(world, org, ana, { content });
    expect(countsIn(again.result)).toEqual({ created: 0, updated: 0, unchanged: 500, failed: 0 });
  });

  it("5,000 persons with blanks before their headings go in, those with an impossible birth date without it", async () => {
    for (const [name, impossible, nameless] of [
      ["febrl-persons-2.csv", 10, 1],
      ["febrl-persons-3.csv", 35, 6],
    ] as const) {
      const org = await world.organisation();
      const ana = await org.person();
      const { upload, preview, result } = await bringIn(world, org, ana, { content: read(name) });
      expect(upload.mapping.columns.map((column) => column.field)).toEqual([
        "externalId",
        "givenName",
        "familyName",
        "street",
        "street",
        "street",
        "city",
        "postcode",
        "region",
        "bornOn",
        "detail",
      ]);
      expect(upload.mapping.match).toBe("externalId");
      expect(countsIn(preview)).toEqual(countsIn(result));
      expect(countsIn(result)).toEqual({ ...all(5_000 - nameless), failed: nameless });
      expect(result.failures[0]?.reason).toBe("No name, subject or e-mail address to know it by");
      expect(result.incomplete).toBe(impossible);
      expect(result.notices[0]?.reason).toMatch(/date_of_birth is no date there is: correct it in the file/);
    }
  });

  it("890 incidents in 5,998 rows go in as 890 cases in their last state; the log's days are read day first; what a gate misses is listed", async () => {
    const org = await world.organisation();
    const ana = await org.person({ roles: ["administrator"] });
    const content = read("servicenow-incidents.csv");
    const { upload, preview, result } = await bringIn(world, org, ana, { recordType: "case", content });
    const fields = Object.fromEntries(
      upload.facts.columns.map((column, index) => [column.header, upload.mapping.columns[index]?.field]),
    );
    expect(fields).toMatchObject({
      number: "externalId",
      incident_state: "stageId",
      caller_id: "contactId",
      opened_at: "openedAt",
      resolved_at: "closedAt",
      contact_type: "channel",
      category: "category",
      priority: "priority",
      assignment_group: "queueId",
      assigned_to: "detail",
      u_symptom: "subject",
      closed_code: "resolution",
    });
    expect(countsIn(preview)).toEqual(countsIn(result));
    expect(result).toMatchObject({ created: 890, failed: 0 });
    expect(result.updated + result.unchanged).toBe(5_998 - 890);
    expect(result.nonConforming).toBe(preview.nonConforming);
    const found = await withTenant(world.services.database, org.id, async (db) => {
      const { rows } = await db.execute(
        sql`select c.priority, count(*)::int as n from crm.cases c where c.gone_at is null group by 1 order by 1`,
      );
      const { rows: first } = await db.execute(
        sql`select external_id, opened_at, closed_at, channel, (select name from crm.queues q where q.id = queue_id) as queue
          from crm.cases where external_id = 'INC0000045'`,
      );
      return { rows, first };
    });
    expect(found.rows).toEqual([
      { priority: "critical", n: 15 },
      { priority: "high", n: 33 },
      { priority: "low", n: 85 },
      { priority: "moderate", n: 757 },
    ]);
    expect(found.first).toMatchObject([{ external_id: "INC0000045", channel: "phone", queue: "Group 56" }]);
    const again = await bringIn(world, org, ana, { recordType: "case", content });
    expect(countsIn(again.result)).toMatchObject({ created: 0, failed: 0 });
    const events = await withTenant(world.services.database, org.id, async (db) => {
      const { rows } = await db.execute<{ n: number }>(
        sql`select count(*)::int as n from crm.record_events where run_id = ${again.importId}`,
      );
      return rows[0]?.n;
    });
    expect(events).toBe(0);
  });
});
