import { openWorld } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import type { RecordType } from "../record-types";
import { bringIn, type Importer, type ImportWorld } from "./testing/bring-in";

let world: ImportWorld;
let boss: Importer;
let company: Awaited<ReturnType<ImportWorld["organisation"]>>;
beforeAll(async () => {
  world = await openWorld(crmModule);
  company = await world.organisation();
  boss = await company.person({ roles: ["administrator"] });
});
afterAll(() => world.close());

const quoted = (cells: readonly string[]) => cells.map((cell) => `"${cell}"`).join(",");

/** What the columns of a file become, heading and one cell each. */
async function suggested(recordType: RecordType, cells: Readonly<Record<string, string>>) {
  const content = `${quoted(Object.keys(cells))}\n${quoted(Object.values(cells))}\n`;
  const upload = await boss.call.imports.upload({
    recordType,
    fileName: "export.csv",
    contentBase64: Buffer.from(content).toString("base64"),
  });
  const fields = upload.mapping.columns.map(({ field }) => field);
  return { upload, fields: Object.fromEntries(Object.keys(cells).map((header, index) => [header, fields[index]])) };
}

describe("who asked not to be written to or called stays so, whichever product the file comes from", () => {
  it.each([
    [
      "HubSpot",
      {
        "First Name": ["Ana", "givenName"],
        Email: ["ana@norte.example", "email"],
        "Unsubscribed from all email": ["true", "emailOptOut"],
        "Opted out of email: Marketing Information": ["Yes", "emailOptOut"],
        "Marketing emails bounced": ["1", "detail"],
        "Associated Company": ["Norte", "accountId"],
      },
    ],
    [
      "Salesforce",
      {
        LASTNAME: ["Lago", "familyName"],
        EMAIL: ["ana@norte.example", "email"],
        HASOPTEDOUTOFEMAIL: ["1", "emailOptOut"],
        HASOPTEDOUTOFFAX: ["1", "detail"],
        DONOTCALL: ["0", "phoneOptOut"],
        MAILINGCITY: ["León", "city"],
        MAILINGPOSTALCODE: ["24001", "postcode"],
        OTHERCITY: ["Lugo", "detail"],
      },
    ],
    [
      "a report of Salesforce",
      {
        "Last Name": ["Lago", "familyName"],
        HasOptedOutOfEmail: ["true", "emailOptOut"],
        "Do Not Call": ["1", "phoneOptOut"],
        "Company / Account": ["Norte", "accountId"],
        "Mailing Zip/Postal Code": ["24001", "postcode"],
      },
    ],
    [
      "Dynamics",
      {
        "Last Name": ["Lago", "familyName"],
        "Do not allow Emails": ["Do Not Allow", "emailOptOut"],
        "Do not allow Bulk Emails": ["Allow", "emailOptOut"],
        "Do not allow Phone Calls": ["Allow", "phoneOptOut"],
        "Do not allow Mails": ["Allow", "detail"],
        "Do not allow Faxes": ["Allow", "detail"],
        "Address 1: City": ["León", "city"],
        "Address 1: Street 1": ["Calle Ancha 3", "street"],
        "Address 1: ZIP/Postal Code": ["24001", "postcode"],
        "Address 2: City": ["Lugo", "detail"],
      },
    ],
    [
      "Zoho and others",
      {
        "Last Name": ["Lago", "familyName"],
        "Email Opt Out": ["false", "emailOptOut"],
        "Do Not Email": ["yes", "emailOptOut"],
        DoNotEmail: ["no", "emailOptOut"],
        "Opted Out of Email": ["no", "emailOptOut"],
        "Do not phone": ["no", "phoneOptOut"],
      },
    ],
    [
      "Shopify",
      {
        "First Name": ["Ana", "givenName"],
        Email: ["ana@norte.example", "email"],
        "Accepts Email Marketing": ["yes", "emailConsent"],
        "Accepts SMS Marketing": ["no", "phoneConsent"],
      },
    ],
    [
      "Mailchimp",
      {
        "Email Address": ["ana@norte.example", "email"],
        OPTIN_TIME: ["2024-05-01 10:00:00", "emailConsent"],
        OPTIN_IP: ["83.45.120.90", "detail"],
        CONFIRM_IP: ["192.168.100.200", "detail"],
      },
    ],
    [
      "a product in Spanish",
      {
        Apellidos: ["Lago", "familyName"],
        Correo: ["ana@norte.example", "email"],
        "No enviar correo": ["sí", "emailOptOut"],
        "No desea recibir correos": ["no", "emailOptOut"],
        "Baja de correo": ["no", "emailOptOut"],
        "Correo dado de baja": ["no", "emailOptOut"],
        "No llamar": ["no", "phoneOptOut"],
      },
    ],
  ] as const)("%s", async (_, columns) => {
    const entries: [string, readonly [string, string]][] = Object.entries(columns);
    const { fields } = await suggested("contact", Object.fromEntries(entries.map(([key, [cell]]) => [key, cell])));
    expect(fields).toEqual(Object.fromEntries(entries.map(([key, [, field]]) => [key, field])));
  });

  it("what Dynamics writes there is heeded", async () => {
    await bringIn(world, company, boss, {
      content: `Last Name,Email,Do not allow Emails
Dinámico,no@dyn.example,Do Not Allow
Dinámica,yes@dyn.example,Allow
`,
    });
    const { rows } = await boss.call.contacts.list({ search: "dinamic" });
    const points = await Promise.all(rows.map(({ id }) => boss.call.contacts.points.list({ id })));
    expect(Object.fromEntries(points.flat().map(({ value, state }) => [value, state]))).toEqual({
      "no@dyn.example": "optedOut",
      "yes@dyn.example": "unknown",
    });
  });

  it("an answer about an address whose heading nobody knows is pointed out", async () => {
    const { upload, fields } = await suggested("contact", {
      "Last Name": "Lago",
      "Email quality assured": "yes",
      "VIP calls": "no",
      "Likes tea": "yes",
    });
    expect(fields["Email quality assured"]).toBe("detail");
    expect(upload.answersAbout).toEqual([null, "email", "phone", null]);
  });
});

describe("other products' headings", () => {
  it("Google's contacts come in with their addresses, and the labels beside them as details", async () => {
    const { fields } = await suggested("contact", {
      "First Name": "Ana",
      "Last Name": "Lago",
      "Organization Name": "Norte",
      "Organization Title": "Compras",
      Labels: "* myContacts ::: Feria",
      "E-mail 1 - Label": "Work",
      "E-mail 1 - Value": "ana@norte.example",
      "Phone 1 - Label": "Mobile",
      "Phone 1 - Value": "+34 600 100 200",
      "Address 1 - Label": "Home",
      "Address 1 - Street": "Calle Ancha 3",
      "Address 1 - City": "León",
      "Address 1 - Region": "León",
      "Address 1 - Postal Code": "24001",
      "Address 1 - Country": "España",
      "Website 1 - Label": "Profile",
      "Website 1 - Value": "https://norte.example",
    });
    expect(fields).toEqual({
      "First Name": "givenName",
      "Last Name": "familyName",
      "Organization Name": "accountId",
      "Organization Title": "title",
      Labels: "tags",
      "E-mail 1 - Label": "detail",
      "E-mail 1 - Value": "email",
      "Phone 1 - Label": "detail",
      "Phone 1 - Value": "phone",
      "Address 1 - Label": "detail",
      "Address 1 - Street": "street",
      "Address 1 - City": "city",
      "Address 1 - Region": "region",
      "Address 1 - Postal Code": "postcode",
      "Address 1 - Country": "country",
      "Website 1 - Label": "detail",
      "Website 1 - Value": "detail",
    });
    const lead = await suggested("lead", {
      "First Name": "Ana",
      "Organization Name": "Norte",
      "Website 1 - Value": "https://norte.example",
      "Origen del cliente potencial": "Feria",
    });
    expect(Object.values(lead.fields)).toEqual(["givenName", "company", "website", "source"]);
  });

  it("several addresses in one of Google's cells are several addresses", async () => {
    await bringIn(world, company, boss, {
      content: `First Name,Last Name,Labels,E-mail 1 - Label,E-mail 1 - Value,Phone 1 - Value
Gema,Gúgel,* myContacts ::: Feria,Work,gema@a.example ::: gema@b.example,+34 600 100 201 ::: +34 600 100 202
`,
    });
    const [gema] = (await boss.call.contacts.list({ search: "gugel" })).rows;
    expect(gema?.values.tags).toEqual(["myContacts", "Feria"]);
    expect((await boss.call.contacts.points.list({ id: gema?.id ?? "" })).map(({ value }) => value)).toEqual(
      expect.arrayContaining(["gema@a.example", "gema@b.example", "+34 600 100 201", "+34 600 100 202"]),
    );
  });

  it("a column that holds no address at all is none, whatever it is called", async () => {
    const { fields } = await suggested("contact", { "Last Name": "Lago", Email: "Work" });
    expect(fields.Email).toBe("detail");
  });

  it("Pipedrive's, HubSpot's and Salesforce's deals are known by their headings", async () => {
    const pipedrive = await suggested("opportunity", {
      "Deal - Title": "Calderas",
      "Deal - Value": "1200",
      "Deal - Currency": "EUR",
      "Organization - Name": "Norte",
      "Person - Name": "Ana Lago",
      "Person - Email": "ana@norte.example",
    });
    expect(Object.values(pipedrive.fields)).toEqual([
      "name",
      "amountMinor",
      "currency",
      "accountId",
      "contactId",
      "contactId",
    ]);
    const hubspot = await suggested("opportunity", {
      "Deal Name": "Calderas",
      Amount: "1200",
      "Associated Company": "Norte",
      "Associated Contact": "Ana Lago",
    });
    expect(Object.values(hubspot.fields)).toEqual(["name", "amountMinor", "accountId", "contactId"]);
    const account = await suggested("account", { "Organization - Name": "Norte", "Billing Zip/Postal Code": "24001" });
    expect(Object.values(account.fields)).toEqual(["name", "postcode"]);
    const lead = await suggested("lead", {
      "Last Name": "Lago",
      "Company / Account": "Norte",
      "Zip/Postal Code": "24001",
    });
    expect(Object.values(lead.fields)).toEqual(["familyName", "company", "postcode"]);
  });
});
