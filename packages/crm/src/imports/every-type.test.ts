import { withTenant } from "@arraigo/db";
import { openWorld } from "@arraigo/directory/testing";
import { sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import { makeWorkbook } from "./file/testing/make-workbook";
import { bringIn, countsIn, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const rowsOf = (organisationId: string, query: ReturnType<typeof sql>) =>
  withTenant(
    world.services.database,
    organisationId,
    async (db) => (await db.execute<Record<string, unknown>>(query)).rows,
  );
const fieldsOf = (mapping: { columns: readonly { field: string }[] }) => mapping.columns.map((column) => column.field);

describe("an import of", () => {
  it("accounts finds each by its number or name, makes parents that are named, and reads counts and links", async () => {
    const org = await world.organisation({ language: "es" });
    const ana = await org.person();
    const content =
      "Código;Razón social;Empresa matriz;Empleados;Sitio web;Ciudad;Fax\nA1;Textiles Lago;Grupo Lago;1.250;lago.example;Málaga;1\nA2;Grupo Lago;;12;https://grupo.example;Sevilla;2\n";
    const { upload, preview, result } = await bringIn(world, org, ana, { recordType: "account", content });
    expect(fieldsOf(upload.mapping)).toEqual([
      "externalId",
      "name",
      "parentId",
      "employees",
      "website",
      "city",
      "detail",
    ]);
    expect(countsIn(preview)).toEqual(countsIn(result));
    const rows = await rowsOf(
      org.id,
      sql`select a.name, a.external_id, a.employees, a.city, p.name as parent from crm.accounts a left join crm.accounts p on p.id = a.parent_id order by a.name`,
    );
    expect(rows).toEqual([
      { name: "Grupo Lago", external_id: "A2", employees: 12, city: "Sevilla", parent: null },
      { name: "Textiles Lago", external_id: "A1", employees: 1250, city: "Málaga", parent: "Grupo Lago" },
    ]);
    const again = await bringIn(world, org, ana, { recordType: "account", content });
    expect(countsIn(again.result)).toEqual({ created: 0, updated: 0, unchanged: 2, failed: 0 });
  });

  it("leads keeps their company, reads where they came from, and lists those in a stage whose gate they do not meet", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const content =
      "Name,Email,Company,Lead Source,Lead Status,Interest\nEva Mora,eva@lago.example,Lago,Trade show,Qualified,\nLuis Gil,luis@lago.example,Lago,Web,New,Valves\n";
    const { upload, preview, result } = await bringIn(world, org, ana, { recordType: "lead", content });
    expect(fieldsOf(upload.mapping)).toEqual(["fullName", "email", "company", "source", "stageId", "interest"]);
    expect(preview.nonConforming).toBe(1);
    expect(result).toMatchObject({ created: 2, failed: 0, nonConforming: 1 });
    expect(result.notices.map(({ reason }) => reason)).toEqual(["In “Qualified” without: interested in"]);
    expect(
      await rowsOf(
        org.id,
        sql`select l.given_name, l.source, s.name as stage, (select count(*)::int from crm.gate_overrides o where o.record_id = l.id and o.source = 'import') as overridden
          from crm.leads l join crm.stages s on s.id = l.stage_id order by 1`,
      ),
    ).toEqual([
      { given_name: "Eva", source: "event", stage: "Qualified", overridden: 1 },
      { given_name: "Luis", source: "web", stage: "New", overridden: 0 },
    ]);
  });

  it("opportunities reads amounts in their own currency and convention, finds people and accounts, and gives them to whom the file names", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"] });
    const seller = await org.person({ givenName: "Sara", familyName: "Sol" });
    await boss.call.contacts.create({ givenName: "Eva", familyName: "Mora", email: "eva@lago.example" });
    const content =
      'Deal Name\tAmount\tClose Date\tStage\tAccount\tContact\tOwner\nPump\t"1.234,56 €"\t31/12/2026\tProposal\tLago\teva@lago.example\tSara Sol\nValve\t"90.000"\t1/2/2027\tPerdida\tLago\tNobody Here\tSomebody Else\n';
    const { upload, result } = await bringIn(world, org, boss, { recordType: "opportunity", content });
    expect(fieldsOf(upload.mapping)).toEqual([
      "name",
      "amountMinor",
      "closesOn",
      "stageId",
      "accountId",
      "contactId",
      "ownerId",
    ]);
    expect(upload.facts.columns[1]).toMatchObject({ kind: "number", decimal: ",", currency: "EUR" });
    expect(result).toMatchObject({ created: 2, failed: 0, accountsCreated: 1, contactsCreated: 1 });
    expect(
      await rowsOf(
        org.id,
        sql`select o.name, o.amount_minor::int as amount, o.currency, o.closes_on::text, s.name as stage, o.owner_id = ${seller.id} as saras, o.closed_at is not null as closed
          from crm.opportunities o join crm.stages s on s.id = o.stage_id order by 1`,
      ),
    ).toEqual([
      {
        name: "Pump",
        amount: 123_456,
        currency: "EUR",
        closes_on: "2026-12-31",
        stage: "Proposal",
        saras: true,
        closed: false,
      },
      {
        name: "Valve",
        amount: 9_000_000,
        currency: "EUR",
        closes_on: "2027-02-01",
        stage: "Lost",
        saras: false,
        closed: true,
      },
    ]);
    expect(result.notices.map(({ reason }) => reason).sort()).toEqual([
      "In “Lost” without: reason",
      "In “Proposal” without: next step, date of the next step",
      "Nobody here is called “Somebody Else”; it is yours for now",
    ]);
  });

  it("products finds each by its code and changes prices, for those who may", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"] });
    const seller = await org.person();
    const list = (price: string) => `SKU,Product,Unit price,Cost\nP-1,Pump,"${price}",7.5\nP-2,Valve,12,\n`;
    expect(
      (await bringIn(world, org, boss, { recordType: "product", content: list("$1,200.00") })).result,
    ).toMatchObject({ created: 2 });
    const second = await bringIn(world, org, boss, { recordType: "product", content: list("$1,300.00") });
    expect(countsIn(second.preview)).toEqual({ created: 0, updated: 1, unchanged: 1, failed: 0 });
    expect(second.preview.changes).toMatchObject([
      { line: 2, name: "Pump", changes: [{ field: "priceMinor", from: "120000", to: "130000" }] },
    ]);
    expect(
      await rowsOf(
        org.id,
        sql`select price_minor::int as price, cost_minor::int as cost from crm.products where code = 'P-1'`,
      ),
    ).toEqual([{ price: 130_000, cost: 750 }]);
    await expect(bringIn(world, org, seller, { recordType: "product", content: list("1") })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("a workbook reads like a file: dates by their style, own fields as targets", async () => {
    const org = await world.organisation();
    const boss = await org.person({ roles: ["administrator"] });
    await withTenant(world.services.database, org.id, (db) =>
      db.execute(sql`insert into crm.custom_fields (id, organisation_id, record_type, key, label, kind, choices, position)
        values (gen_random_uuid(), ${org.id}, 'contact', 'k1', '{"en": "Shoe size"}', 'decimal', '[]', 0)`),
    );
    const bytes = makeWorkbook([
      { name: "Cover", rows: [["Our people"]] },
      {
        name: "People",
        rows: [
          ["First name", "Last name", "E-mail", "Birthday", "Shoe size"],
          ["Eva", "Mora", "eva@lago.example", { xml: '<c s="1"><v>29221</v></c>' }, { xml: "<c><v>38.5</v></c>" }],
        ],
      },
    ]);
    const { upload, result } = await bringIn(world, org, boss, { fileName: "people.xlsx", content: bytes });
    expect(upload.facts).toMatchObject({ format: "xlsx", sheet: "People", rows: 1 });
    expect(fieldsOf(upload.mapping)).toEqual(["givenName", "familyName", "email", "bornOn", "custom.k1"]);
    expect(result).toMatchObject({ created: 1, failed: 0, incomplete: 0 });
    expect(await rowsOf(org.id, sql`select born_on::text, custom from crm.contacts`)).toEqual([
      { born_on: "1980-01-01", custom: { k1: 38.5 } },
    ]);
  });
});

describe("an import of contacts", () => {
  it("lists new rows that look like somebody already here, or keeps them out, as was chosen", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    await ana.call.contacts.create({
      givenName: "Eva",
      familyName: "Mora",
      email: "eva@lago.example",
      phone: "600 100 200",
    });
    const content = "Name,Email,Phone\nEva Mora,eva.mora@other.example,+34 600100200\nIvo Paz,ivo@lago.example,\n";
    const held = await bringIn(world, org, ana, {
      content,
      mapping: (mapping) => ({ ...mapping, lookalikes: "hold" }),
    });
    expect(held.preview).toMatchObject({ created: 1, failed: 1, lookalikes: 1 });
    expect(held.result.failures.map(({ line, reason }) => `${line} ${reason}`)).toEqual(["2 Looks like Eva Mora"]);
    const listed = await bringIn(world, org, ana, {
      content,
      mapping: (mapping) => ({ ...mapping, lookalikes: "list" }),
    });
    expect(listed.result).toMatchObject({ created: 1, unchanged: 1, failed: 0, lookalikes: 1 });
    expect(listed.result.notices.map(({ reason }) => reason)).toEqual(["Looks like Eva Mora"]);
  });

  it("never gives a person another's name because they share an address", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    await ana.call.contacts.create({ givenName: "Eva", familyName: "Mora", email: "info@lago.example" });
    const { result } = await bringIn(world, org, ana, {
      content: "Name,Email\nRosa Sanz,info@lago.example\nEva Mora Gil,INFO@lago.example\n",
    });
    expect(result.failures.map(({ reason }) => reason)).toEqual([
      "Same e-mail or number as Eva Mora, but another name",
      "Same e-mail or number as line 2, but another name",
    ]);
    expect((await rowsOf(org.id, sql`select family_name from crm.contacts`)).map((row) => row.family_name)).toEqual([
      "Mora",
    ]);
  });

  it("only creates, only updates, or both, as was chosen", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    await ana.call.contacts.create({ givenName: "Eva", familyName: "Mora", email: "eva@lago.example" });
    const content = "Name,Email,Title\nEva Mora,eva@lago.example,Boss\nIvo Paz,ivo@lago.example,Clerk\n";
    const only = (mode: "create" | "update") =>
      bringIn(world, org, ana, { content, mapping: (mapping) => ({ ...mapping, mode }) });
    expect(countsIn((await only("update")).result)).toEqual({ created: 0, updated: 1, unchanged: 0, failed: 1 });
    expect(countsIn((await only("create")).result)).toEqual({ created: 1, updated: 0, unchanged: 1, failed: 0 });
  });

  it("takes a named mapping again, for anybody, and looks anew where a person knows the file better", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const luis = await org.person();
    const text = "A;B\nEva Mora;eva@lago.example\n";
    const upload = (person: typeof ana) =>
      person.call.imports.upload({ fileName: "odd.csv", contentBase64: Buffer.from(text).toString("base64") });
    const first = await upload(ana);
    const mapping = { ...first.mapping, columns: [{ field: "fullName" }, { field: "email" }] };
    await ana.call.imports.mappings.save({ recordType: "contact", name: "Odd export", headers: ["A", "B"], mapping });
    const [saved] = await luis.call.imports.mappings.list({ recordType: "contact" });
    expect(saved).toMatchObject({
      name: "Odd export",
      mine: false,
      mapping: { columns: [{ field: "fullName" }, { field: "email" }] },
    });
    await expect(luis.call.imports.mappings.remove({ mappingId: saved?.id ?? "" })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    const again = await ana.call.imports.finish({
      importId: first.importId,
      layout: { delimiter: ",", hasHeader: false },
    });
    expect(again.facts).toMatchObject({ delimiter: ",", headerLine: null, rows: 2 });
    expect(again.facts.columns).toHaveLength(1);
  });

  it("the headings are where a person says they are, and the dry run follows", async () => {
    const ana = await (await world.organisation()).person();
    const text = "Area,Sales,Q1\nReport,People,2026\nName,Email,City\nEva Mora,eva@lago.example,Lugo\n";
    const file = { fileName: "titled.csv", contentBase64: Buffer.from(text).toString("base64") };
    const { importId } = await ana.call.imports.upload(file);
    const read = await ana.call.imports.finish({ importId, layout: { hasHeader: true, headerLine: 3 } });
    expect(read.facts).toMatchObject({ headerLine: 3, rows: 1 });
    expect(read.mapping.columns.map(({ field }) => field)).toEqual(["fullName", "email", "city"]);
    const tried = await ana.call.imports.preview({ importId, mapping: read.mapping });
    expect(tried).toMatchObject({ created: 1, failed: 0 });
    expect(await ana.call.imports.commit({ importId, mapping: read.mapping })).toMatchObject({ created: 1 });
  });

  it("a file in pieces is whole when its last piece came, however often each was sent", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const text = Buffer.from("Name,Email\nEva Mora,eva@lago.example\n");
    const { importId } = await ana.call.imports.start({
      recordType: "contact",
      fileName: "cut.csv",
      bytes: text.length,
    });
    const piece = (position: number) => ({
      importId,
      position,
      contentBase64: text.subarray(position * 20, (position + 1) * 20).toString("base64"),
    });
    await ana.call.imports.append(piece(1));
    await expect(ana.call.imports.finish({ importId })).rejects.toMatchObject({
      cause: { code: "crm.UploadIncomplete" },
    });
    await ana.call.imports.append(piece(1));
    expect(await ana.call.imports.append(piece(0))).toEqual({ bytesReceived: text.length, pieces: 2 });
    const { facts } = await ana.call.imports.finish({ importId });
    expect(facts).toMatchObject({ rows: 1, delimiter: "," });
  });
});
