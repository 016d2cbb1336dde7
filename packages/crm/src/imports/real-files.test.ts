import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { openWorld, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";

// The files are real and lie outside the product. Without them this says so, and proves nothing.
const folder =
  process.env.ARRAIGO_SAMPLE_DATA ?? join(dirname(fileURLToPath(import.meta.url)), "../../../../../shared/data");
const file = (name: string) => join(folder, "crm", name);
const present = existsSync(file("adventureworks-customers.csv"));
// biome-ignore lint/suspicious/noConsole: a skipped proof must be seen
if (!present) console.warn(`SKIPPED: the real CRM files are not in ${folder} (set ARRAIGO_SAMPLE_DATA)`);

let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const base64 = (name: string) => readFileSync(file(name)).toString("base64");

describe.runIf(present)("the real files", () => {
  it("18,148 customers with two date shapes, shouted names and money go in within seconds, and again change nothing", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const contentBase64 = base64("adventureworks-customers.csv");
    const started = performance.now();
    const upload = await ana.call.imports.upload({ fileName: "adventureworks-customers.csv", contentBase64 });
    expect(upload.facts).toMatchObject({ encoding: "utf-8", delimiter: ",", headerLine: 1, rows: 18_148 });
    const kinds = Object.fromEntries(upload.facts.columns.map((column) => [column.header, column]));
    expect(kinds["BirthDate"]).toMatchObject({ kind: "date", dateOrder: "mdy" });
    expect(kinds["BirthDate"]?.dateAmbiguous).toBeUndefined();
    expect(kinds["AnnualIncome"]).toMatchObject({ kind: "number", numberSample: "$90,000" });
    expect(upload.mapping.columns.map((column) => column.field)).toEqual([
      "externalId",
      "detail",
      "givenName",
      "familyName",
      "detail",
      "detail",
      "detail",
      "email",
      "detail",
      "detail",
      "detail",
      "title",
      "detail",
    ]);
    const plan = { importId: upload.importId, mapping: upload.mapping };
    const preview = await ana.call.imports.preview(plan);
    expect(preview).toMatchObject({ created: 18_148, updated: 0, unchanged: 0, failed: 0 });
    world.published.length = 0;
    const result = await ana.call.imports.commit(plan);
    expect(result).toMatchObject({ created: 18_148, updated: 0, unchanged: 0, failed: 0, accountsCreated: 0 });
    expect(performance.now() - started).toBeLessThan(15_000);
    expect(world.published.map((each) => each.event)).toEqual(["crm.contacts_imported"]);
    const [jon] = (await ana.call.contacts.list({ search: "jon24" })).rows;
    expect(jon).toMatchObject({ name: "Jon Yang", email: "jon24@adventure-works.com", title: "Professional" });
    const whole = await ana.call.contacts.get({ id: jon!.id });
    expect(whole).toMatchObject({
      externalId: "11000",
      importLine: 2,
      details: { BirthDate: "1966-04-08", AnnualIncome: "$90,000" },
    });
    const again = await ana.call.imports.upload({ fileName: "again.csv", contentBase64 });
    expect(again.remembered).toBe(true);
    const repeated = { importId: again.importId, mapping: again.mapping };
    expect(await ana.call.imports.preview(repeated)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 18_148,
      failed: 0,
    });
    expect(await ana.call.imports.commit(repeated)).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 18_148,
      failed: 0,
    });
  });

  it("500 contacts of another CRM go in with their companies, tags, first e-mail and phone, and nothing of the rest is lost", async () => {
    const ana = await (await world.organisation()).person();
    const contentBase64 = base64("crm-export-contacts.csv");
    const upload = await ana.call.imports.upload({ fileName: "contacts.csv", contentBase64 });
    const plan = { importId: upload.importId, mapping: upload.mapping };
    const preview = await ana.call.imports.preview(plan);
    const result = await ana.call.imports.commit(plan);
    expect(result).toMatchObject({
      created: preview.created,
      updated: preview.updated,
      unchanged: preview.unchanged,
      failed: preview.failed,
      accountsCreated: preview.accountsCreated,
    });
    expect(result).toMatchObject({ created: 500, updated: 0, unchanged: 0, failed: 0 });
    const [faith] = (await ana.call.contacts.list({ search: "faith leuschke" })).rows;
    expect(faith).toMatchObject({
      name: "Faith Leuschke",
      accountName: "Brekke, Dietrich and Klein",
      email: "Faith72@yahoo.com",
      phone: "1-597-372-4380 x491",
      tags: ["vip"],
    });
    const { details } = await ana.call.contacts.get({ id: faith!.id });
    expect(details).toMatchObject({ phone_other: "(441) 954-5172", status: "cold", has_newsletter: "false" });
    const again = await ana.call.imports.upload({ fileName: "contacts.csv", contentBase64 });
    expect(await ana.call.imports.commit({ importId: again.importId, mapping: again.mapping })).toMatchObject({
      created: 0,
      updated: 0,
      unchanged: 500,
      failed: 0,
    });
  });
});
