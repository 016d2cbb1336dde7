import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";

type Person = TestPerson<typeof router>;
let world: World<typeof router>;
beforeAll(async () => {
  world = await openWorld(crmModule);
});
afterAll(() => world.close());

const messy = [
  "First Name,Last Name,E-mail,Company,Birthday,Remarks",
  'Ana,Vega,ana@lago.example,Lago,14/5/1980,"two',
  'lines, quoted"',
  "Luis,Gil,not-an-address,Lago,1/6/1980,",
  "Too,Few,few@lago.example",
  "Too,Many,many@lago.example,Lago,1/6/1980,x,y",
  ",,,,,nobody at all",
  "Bad,Date,bad@lago.example,Lago,31/2/1980,",
  '"Broken,Quote,b@lago.example,Lago,1/6/1980,x',
  "Rosa,Sanz,ana@lago.example,Lago,1/6/1980,same address",
  "Ana,Vega,ANA@lago.example,,,again",
  "Inés,Ruiz,,Lago,,no address",
  "",
].join("\r\n");

describe("an import", () => {
  it("a table too wide says how wide it may be, and headings without a row that there is none", async () => {
    const ana = await (await world.organisation()).person();
    const upload = (content: string) =>
      ana.call.imports.upload({ fileName: "a.csv", contentBase64: Buffer.from(content).toString("base64") });
    const wide = Array.from({ length: 602 }, (_, index) => `Column ${index}`).join(",");
    await expect(upload(`${wide}\n${wide.replaceAll("Column", "x")}\n`)).rejects.toThrow("FileTooWide");
    await expect(upload("First name,Last name,Email\n")).rejects.toThrow("FileRowless");
  });

  it("days that read both ways are read as the headings' language writes them, before the reader's", async () => {
    const org = await world.organisation();
    const ordered = async (language: "en" | "es", headings: string) => {
      const person = await org.person({ language });
      const content = `${headings}\nEva Mora,05/01/1980\n`;
      const { mapping } = await person.call.imports.upload({
        fileName: "a.csv",
        contentBase64: Buffer.from(content).toString("base64"),
      });
      return mapping.columns[1]?.dateOrder;
    };
    expect(await ordered("en", "Nombre completo,Fecha de nacimiento")).toBe("dmy");
    expect(await ordered("es", "Full name,Date of birth")).toBe("mdy");
    expect(await ordered("es", "A,B")).toBe("dmy");
  });

  it("a line of totals stays out and is listed, and a deal of that name does not", async () => {
    const ana = await (await world.organisation()).person();
    const text = 'Name,Source,Amount\nOne,web,10\nTotal,web,20\nTotal,,30\nGran total,,"1,030.00 €"\n';
    const file = { fileName: "deals.csv", contentBase64: Buffer.from(text).toString("base64") };
    const plan = await ana.call.imports.upload({ recordType: "opportunity", ...file });
    const tried = await ana.call.imports.preview({ importId: plan.importId, mapping: plan.mapping });
    expect(tried).toMatchObject({ created: 2, failed: 2 });
    expect(tried.failures.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "4 Looks like the total of the rows above it, not like a record",
      "5 Looks like the total of the rows above it, not like a record",
    ]);
  });

  it("a day that never was is said where its column is kept as text too, and the mapping shows it before", async () => {
    const ana = await (await world.organisation()).person();
    const days = ["14/5/2026", "31/02/2026", "5/25/2026", "1/6/2026", "20/7/2026", "9/8/2026", "3/9/2026", "8/1/2026"];
    const text = `Name,Last visit,Born\n${days.map((day, n) => `Eva Mora${n},${day},${day}`).join("\n")}\n`;
    const file = { fileName: "days.csv", contentBase64: Buffer.from(text).toString("base64") };
    const { importId, facts, mapping } = await ana.call.imports.upload(file);
    expect(facts.columns[1]).toMatchObject({ kind: "date", dateOrder: "dmy" });
    expect(facts.columns[1]?.dateOdd?.dmy).toEqual(["31/02/2026", "5/25/2026"]);
    expect(mapping.columns.map(({ field }) => field)).toEqual(["fullName", "detail", "bornOn"]);
    const said = [
      "3 “31/02/2026” in Last visit is no date as this column’s are written; it is kept as it stands",
      "3 “31/02/2026” in Born is no date there is: correct it in the file",
      "4 “5/25/2026” in Last visit is no date as this column’s are written; it is kept as it stands",
      "4 “5/25/2026” in Born is no date as day/month/year: correct it, or choose another order for the column",
    ];
    const tried = await ana.call.imports.preview({ importId, mapping });
    expect(tried).toMatchObject({ created: 8, failed: 0, incomplete: 2 });
    expect(tried.notices.map(({ line, reason }) => `${line} ${reason}`)).toEqual(said);
    const held = await ana.call.imports.preview({ importId, mapping: { ...mapping, unreadable: "hold" } });
    expect(held, "only what cannot be read as what it is to become keeps its row out").toMatchObject({ failed: 2 });
    const kept = {
      ...mapping,
      unreadable: "hold" as const,
      columns: mapping.columns.map((column, n) => (n === 2 ? { field: "skip" } : column)),
    };
    expect(await ana.call.imports.preview({ importId, mapping: kept })).toMatchObject({ created: 8, incomplete: 2 });
    await ana.call.imports.commit({ importId, mapping: kept });
    const { rows } = await ana.call.contacts.list({ search: "Mora1" });
    expect(JSON.stringify(await ana.call.contacts.get({ id: rows[0]?.id ?? "" }))).toContain("31/02/2026");
  });

  const upload = async (person: Person, text: string) => {
    const { importId, mapping } = await person.call.imports.upload({
      fileName: "messy.csv",
      contentBase64: Buffer.from(text).toString("base64"),
    });
    return { importId, mapping };
  };

  it("lists each row that cannot be read with its line and reason, and brings in the rest; the dry run's counts are the import's", async () => {
    const ana = await (await world.organisation()).person();
    const plan = await upload(ana, messy);
    const preview = await ana.call.imports.preview(plan);
    expect(preview.failures.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "4 “not-an-address” in E-mail is not an e-mail address",
      "5 3 columns instead of 6",
      "6 7 columns instead of 6",
      "7 No name, subject or e-mail address to know it by",
      "9 A quotation mark is not closed",
      "10 Same e-mail or number as line 2, but another name",
    ]);
    expect(preview.notices.map(({ line, reason }) => `${line} ${reason}`)).toEqual([
      "8 “31/2/1980” in Birthday is no date there is: correct it in the file",
    ]);
    const { created, updated, unchanged, failed, accountsCreated } = preview;
    expect({ created, updated, unchanged, failed, accountsCreated }).toEqual({
      created: 3,
      updated: 0,
      unchanged: 1,
      failed: 6,
      accountsCreated: 1,
    });
    expect((await ana.call.contacts.count({})).count).toBe(0);
    expect(await ana.call.imports.commit(plan)).toMatchObject({ created, updated, unchanged, failed, accountsCreated });
    expect((await ana.call.contacts.count({})).count).toBe(3);
    const errors = await ana.call.imports.errors({ importId: plan.importId });
    expect(errors.csv.split("\r\n")).toHaveLength(8);
    await expect(ana.call.imports.commit(plan)).rejects.toMatchObject({ cause: { code: "crm.ImportAlreadyDone" } });
    const again = await ana.call.imports.commit(await upload(ana, messy));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 4, failed: 6, accountsCreated: 0 });
  });

  it("never changes a colleague's contact, and one organisation's file is nobody else's", async () => {
    const org = await world.organisation();
    const ana = await org.person();
    const luis = await org.person();
    await ana.call.contacts.create({ givenName: "Eva", familyName: "Mora", email: "eva@lago.example" });
    const plan = await upload(luis, "Name,Email,Title\nEva Mora,eva@lago.example,Boss\n");
    expect(await luis.call.imports.commit(plan)).toMatchObject({ updated: 0, failed: 1 });
    const other = await upload(ana, "Name,Email\nIvo Paz,ivo@lago.example\n");
    await expect(luis.call.imports.preview(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const stranger = await (await world.organisation()).person({ roles: ["administrator"] });
    await expect(stranger.call.imports.commit(other)).rejects.toMatchObject({ code: "NOT_FOUND" });
  });

  it("updates by the chosen key, keeps what the file leaves empty, and writes who changed what", async () => {
    const ana = await (await world.organisation()).person();
    const { id } = await ana.call.contacts.create({
      givenName: "Eva",
      familyName: "Mora",
      email: "eva@lago.example",
      phone: "600 100 200",
    });
    await ana.call.imports.commit(
      await upload(ana, "Name,Email,Phone,Title,Company\nEva Mora,EVA@lago.example,,Boss,Textiles Lago\n"),
    );
    expect(await ana.call.contacts.get({ id })).toMatchObject({
      phone: "600 100 200",
      title: "Boss",
      accountName: "Textiles Lago",
    });
    const { entries } = await ana.call.records.timeline({ type: "contact", id });
    expect(
      entries
        .find((entry) => entry.source === "import")
        ?.changes.map((change) => change.field)
        .sort(),
    ).toEqual(["accountId", "title"]);
  });
});
