import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import type { RecordType } from "../record-types";
import { bringIn, countsIn, type Importer, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
let company: Awaited<ReturnType<ImportWorld["organisation"]>>;
let boss: Importer;
beforeAll(async () => {
  world = await openWorld(crmModule);
  company = await world.organisation();
  boss = await company.person({ roles: ["administrator"] });
});
afterAll(() => world.close());

/** Brings a file in and says what each column became. */
async function brought(recordType: RecordType, content: string) {
  const done = await bringIn(world, company, boss, { recordType, content });
  const fields = done.upload.mapping.columns.map(({ field }) => field);
  const became = Object.fromEntries(done.upload.facts.columns.map(({ header }, index) => [header, fields[index]]));
  expect(countsIn(done.preview)).toEqual(countsIn(done.result));
  return { ...done, became };
}

const created = (count: number) => ({ created: count, updated: 0, unchanged: 0, failed: 0 });

describe("deals of other products", () => {
  it("without a name are called after who buys what, closed when they closed, and keep a name given later", async () => {
    const content = `opportunity_id,sales_agent,product,account,deal_stage,engage_date,close_date,close_value
1C1I7A6R,Moses Frase,GTX Plus Basic,Cancity,Won,2016-10-20,2017-03-01,1054
KWVA7VR1,Gladys Colclough,GTXPro,Isdom,Lost,2016-11-04,2017-03-18,0
HAXMC4IX,James Ascencio,MG Advanced,,Engaging,2016-11-03,,
ZZPROSP1,James Ascencio,MG Special,,Prospecting,,,
`;
    const { became, result } = await brought("opportunity", content);
    expect(became).toMatchObject({
      opportunity_id: "externalId",
      account: "accountId",
      deal_stage: "stageId",
      close_date: "closesOn",
      close_value: "amountMinor",
      product: "detail",
    });
    expect(countsIn(result)).toEqual(created(4));
    const { rows } = await boss.call.opportunities.list({ search: "gtx" });
    const won = rows.find(({ name }) => name === "Cancity · GTX Plus Basic");
    expect(await boss.call.opportunities.get({ id: won?.id ?? "" })).toMatchObject({
      closedAt: expect.stringMatching(/^2017-03-01/),
      details: { product: "GTX Plus Basic", sales_agent: "Moses Frase" },
    });
    const open = (await boss.call.opportunities.list({ search: "haxmc4ix" })).rows.map(({ name }) => name);
    expect(open).toEqual(["HAXMC4IX · MG Advanced"]);
    await boss.call.opportunities.update({ id: won?.id ?? "", values: { name: "Cancity's first" } });
    const again = await bringIn(world, company, boss, { recordType: "opportunity", content });
    expect(countsIn(again.result)).toEqual({ created: 0, updated: 0, unchanged: 4, failed: 0 });
  });

  it("stand where they ended, though a column beside says in which stage that was", async () => {
    const { became } = await brought(
      "opportunity",
      `Deal - ID,Deal - Title,Deal - Value,Deal - Currency of Value,Deal - Contact person,Deal - Stage,Deal - Status,Deal - Won time,Deal - Lost time,Deal - Lost reason
91,Calderas,3400,GBP,Lucía Muñoz (lucia@calderas.example),Demo Scheduled,Open,,,
92,Bombas,4900,GBP,Núria Peña,Proposal Made,Won,2024-02-05 08:05:09,,
93,Tubos,4900,GBP,Núria Peña,Negotiations Started,Lost,,2024-02-09 08:05:09,Price
`,
    );
    expect(became).toEqual({
      "Deal - ID": "externalId",
      "Deal - Title": "name",
      "Deal - Value": "amountMinor",
      "Deal - Currency of Value": "currency",
      "Deal - Contact person": "contactId",
      "Deal - Stage": "stageId",
      "Deal - Status": "stageId",
      "Deal - Won time": "closedAt",
      "Deal - Lost time": "closedAt",
      "Deal - Lost reason": "reason",
    });
    const { rows } = await boss.call.opportunities.list({});
    const of = (wanted: string) => rows.find(({ name }) => name === wanted)?.id ?? "";
    expect(await boss.call.opportunities.get({ id: of("Calderas") })).toMatchObject({ closedAt: null });
    expect(await boss.call.opportunities.get({ id: of("Bombas") })).toMatchObject({
      closedAt: expect.stringMatching(/^2024-02-05/),
      details: { "Deal - Status": "Won" },
    });
    expect(await boss.call.opportunities.get({ id: of("Tubos") })).toMatchObject({
      closedAt: expect.stringMatching(/^2024-02-09/),
    });
    const [lucia] = (await boss.call.contacts.list({ search: "lucia@calderas.example" })).rows;
    expect(lucia).toMatchObject({ name: "Lucía Muñoz" });
  });

  it("are known by headings without a blank", async () => {
    const { became } = await brought("opportunity", "dealname,dealstage,closedate\nPegada,Closed Won,01-14-2020\n");
    expect(Object.values(became)).toEqual(["name", "stageId", "closesOn"]);
  });

  it("with a currency in a heading are in that currency", async () => {
    const { upload, became } = await brought(
      "opportunity",
      "id;empresa;etapa;importe_gbp;cierre_previsto\n1;Logística Tajo;Propuesta enviada;18000,50;2026-06-20\n",
    );
    expect(became).toMatchObject({ empresa: "accountId", etapa: "stageId", importe_gbp: "amountMinor" });
    expect(upload.mapping.columns[3]).toMatchObject({ currency: "GBP", decimal: "," });
  });
});

describe("tickets of other products", () => {
  it("know whom they are about by name and address, who belongs to the company beside them", async () => {
    const { became, preview } = await brought(
      "case",
      `Ticket ID,Subject,Status,Priority,Source,Type,Agent,Group,Created time,Resolved time,Closed time,Full name,Email,Company Name
71,Roto,Resolved,Urgent,Feedback Widget,Incident,Ana,,2024-05-01 08:00:00,2024-05-01 12:00:00,2024-05-02 12:00:00,Núria Peña,nuria@empresa.example,Empresa Rota
72,Roto otra vez,Closed,Low,Outbound Email,Question,Ana,,2024-05-03 08:00:00,,2024-05-04 12:00:00,Núria Peña,nuria@empresa.example,Empresa Rota
`,
    );
    expect(became).toMatchObject({
      "Ticket ID": "externalId",
      "Created time": "openedAt",
      "Resolved time": "closedAt",
      "Closed time": "closedAt",
      "Full name": "contactId",
      Email: "contactId",
      Type: "category",
      Source: "channel",
    });
    expect(preview).toMatchObject({ accountsCreated: 1, contactsCreated: 1 });
    const [nuria] = (await boss.call.contacts.list({ search: "nuria@empresa.example" })).rows;
    expect(await boss.call.contacts.get({ id: nuria?.id ?? "" })).toMatchObject({
      name: "Núria Peña",
      accountName: "Empresa Rota",
    });
    const { rows } = await boss.call.cases.list({ search: "roto" });
    const ends = await Promise.all(rows.map(async ({ id }) => (await boss.call.cases.get({ id })).values.closedAt));
    expect(ends.sort()).toEqual([expect.stringMatching(/^2024-05-01/), expect.stringMatching(/^2024-05-04/)]);
  });

  it.each([
    [
      "a city's complaints",
      "Unique Key,Created Date,Closed Date,Agency Name,Complaint Type,Descriptor,Status,Resolution Description,Open Data Channel Type",
      `59900001,01/22/2024 12:15:00 AM,01/23/2024 06:15:00 AM,Police,Noise,Loud Music,Closed,Responded,PHONE
59900002,01/22/2024 12:15:00 AM,,Police,Noise,Loud Talk,Open,,ONLINE`,
      "externalId openedAt closedAt queueId category subject stageId resolution channel",
    ],
    [
      "headings that begin with what they are about",
      "Ticket ID,Customer Name,Customer Email,Ticket Type,Ticket Subject,Ticket Description,Ticket Status,Ticket Priority,Ticket Channel",
      "8,Ana Lago,ana@lago.example,Bug,Setup,It fails,Open,Critical,Chat",
      "externalId contactId contactId category subject description stageId priority channel",
    ],
    [
      "a plainer heading, wherever it stands",
      "Number,Ticket#,State,Priority,Queue,Name,From,Subject",
      '1,2023090110,closed unsuccessful,3 normal,Raw,Jürgen,"""Jürgen"" <j@firma.example>",Störung',
      "detail externalId stageId priority queueId detail contactId subject",
    ],
  ])("%s", async (_, headings, row, fields) => {
    const { became } = await brought("case", `${headings}\n${row}\n`);
    expect(Object.values(became).join(" ")).toBe(fields);
  });
});

describe("people and companies of other lists", () => {
  it("who share a name and nothing else are several, however often the file is brought in", async () => {
    const content = `last_name,first_name,res_street_address,zip_code,registr_dt
SMITH,MARY,1 OLD ROAD,27278,01/02/1998
SMITH,MARY,9 NEW ROAD,27278,01/22/1998
SMITH,MARY,9 NEW ROAD,27278,01/22/1998
`;
    const { result } = await brought("contact", content);
    expect(countsIn(result)).toEqual({ created: 2, updated: 0, unchanged: 1, failed: 0 });
    const again = await bringIn(world, company, boss, { content });
    expect(countsIn(again.result)).toEqual({ created: 0, updated: 0, unchanged: 3, failed: 0 });
  });

  it("are recognised by the number in front, whatever it is called; a state that is none is where they live", async () => {
    const people = await brought("contact", "ncid,last_name,first_name\nAA1,Lago,Ana\nAA2,Mar,Eva\n");
    expect(people.became.ncid).toBe("externalId");
    const leads = await brought("lead", "Last Name,State\nRío,Jalisco\nArroyo,Sonora\n");
    expect(leads.became.State).toBe("region");
  });

  it("keep a second number of theirs, and a fax is nobody's telephone", async () => {
    const { became, result } = await brought(
      "account",
      "Organization Id,Company,Subsidiary Of,Phone 1,Phone 2,Fax\nO1,Faxless,,910 11 22 33,910 11 22 44,910 11 22 55\nO2,Filial,Faxless,,910 11 22 66,\n",
    );
    expect(became).toMatchObject({ "Organization Id": "externalId", "Subsidiary Of": "parentId", Fax: "detail" });
    expect(result.created).toBe(2);
    const [faxless] = (await boss.call.accounts.list({ search: "faxless" })).rows;
    expect(await boss.call.accounts.get({ id: faxless?.id ?? "" })).toMatchObject({
      phone: "910 11 22 33",
      details: { "Phone 2": "910 11 22 44", Fax: "910 11 22 55" },
    });
  });
});
