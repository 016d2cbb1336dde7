import { openWorld, type TestPerson, type World } from "@arraigo/directory/testing";
import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { crmModule } from "../index";
import type { router } from "../router";
import { readDate } from "./cells/read-date";
import { tidyCapitals } from "./cells/tidy-capitals";
import { decodeText } from "./decode-text";
import { findDelimiter } from "./find-delimiter";
import { readCsv } from "./read-csv";
import { readFile } from "./read-file";
import { suggestMapping } from "./suggest-mapping";

const lines = (text: string, delimiter = ",") => [...readCsv(text, delimiter)];

describe("reading a table of text", () => {
  it("counts physical lines through quoted line breaks, whatever ends a line", () => {
    for (const end of ["\n", "\r\n", "\r"]) {
      const text = ["a,b", `"one${end}two","x"`, "", "c,d"].join(end);
      expect(lines(text).map((row) => row.line)).toEqual([1, 2, 5]);
    }
  });

  it("a quote nobody closes costs its own row and no other", () => {
    const rows = lines('a,b\n"open,1\nok,2\n"fine",3\nba"d,4\n"x"y,5\nlast,6');
    expect(rows.filter((row) => row.problem).map((row) => row.line)).toEqual([2, 6]);
    expect(rows.filter((row) => !row.problem).map((row) => row.cells)).toEqual([
      ["a", "b"],
      ["ok", "2"],
      ["fine", "3"],
      ['ba"d', "4"],
      ["last", "6"],
    ]);
  });

  it("whatever is written with proper quotes is read back the same", () => {
    const cell = fc.string({ maxLength: 12 }).filter((text) => !text.includes("\u0000"));
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (table) => {
        const text = table.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(";")).join("\r\n");
        expect(lines(text, ";").map((row) => row.cells)).toEqual(table);
      }),
    );
  });

  it("never throws and always ends, whatever the file holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", " ", "@", "1", "/") }), (text) => {
        readFile(text);
      }),
    );
  });

  it("tells encodings apart", () => {
    const text = "Nombre;Ciudad\nIñés;Málaga\n";
    const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
    const cases = {
      "utf-8": Buffer.from(`\uFEFF${text}`),
      "utf-16le": utf16,
      "utf-16be": Buffer.from(utf16).swap16(),
      "windows-1252": Buffer.from(text, "latin1"),
    };
    for (const [encoding, bytes] of Object.entries(cases)) expect(decodeText(bytes)).toEqual({ text, encoding });
    expect(decodeText(Buffer.from([0x50, 0x4b, 3, 4, 0, 0, 1]))).toBeUndefined();
  });

  it("finds the delimiter, though the cells are full of the others", () => {
    expect(findDelimiter("name;note\nAna;a, b, c\nLuis;d, e\n")).toBe(";");
    expect(findDelimiter("name\tnote\nAna\ta, b; c\n")).toBe("\t");
    expect(findDelimiter("name|note\nAna|a, b\n")).toBe("|");
    expect(findDelimiter("email\nana@example.com\n")).toBe(",");
  });

  it("skips titles above the table, names blank columns and numbers repeated ones", () => {
    const { facts } = readFile("Contacts of 2026\n\nName,Phone,Phone,,Tel\nAna Q,1,2,3,4\nLuis V,1,2,3,4\n");
    expect(facts).toMatchObject({ headerLine: 3, rows: 2 });
    expect(facts.columns.map((column) => column.header)).toEqual(["Name", "Phone", "Phone (2)", "#4", "Tel"]);
    expect(readFile("Ana,ana@example.com\nLuis,luis@example.com\n").facts).toMatchObject({ headerLine: null, rows: 2 });
    expect(readFile("sep=;\na;b\n1;2\n").facts).toMatchObject({ delimiter: ";", headerLine: 2, rows: 1 });
  });

  it("decides month and day by evidence across the column, and says when there is none", () => {
    const column = (dates: string[]) =>
      readFile(`name,born\n${dates.map((date) => `Ana,${date}`).join("\n")}\n`).facts.columns[1];
    expect(column(["04/08/1966", "5/14/1965", "1/2/1970"])).toMatchObject({ kind: "date", dateOrder: "mdy" });
    expect(column(["04/08/1966", "14/5/1965"])).toMatchObject({ dateOrder: "dmy" });
    expect(column(["04/08/1966", "01/02/1965"])).toMatchObject({ dateAmbiguous: true });
    expect(column(["2026-02-01", "2026-03-01"])).toMatchObject({ dateOrder: "ymd" });
    expect(column(["3 de mayo de 2026", "4 ene 2025"])?.kind).toBe("date");
  });

  it("no day that never was is read as a date", () => {
    expect(readDate("2/30/1965", "mdy")).toBeUndefined();
    expect(readDate("29/02/2023", "dmy")).toBeUndefined();
    expect(readDate("29/02/2024", "dmy")).toBe("2024-02-29");
    expect(readDate("13/13/2020", "mdy")).toBeUndefined();
  });

  it("writes shouted names as people write them", () => {
    for (const [loud, right] of [
      ["JON YANG", "Jon Yang"],
      ["MCDONALD", "McDonald"],
      ["MARÍA DE LA CRUZ", "María de la Cruz"],
      ["O'BRIEN", "O'Brien"],
      ["ANA-LUISA", "Ana-Luisa"],
      ["GARCÍA", "García"],
      ["J. R.", "J. R."],
    ])
      expect(tidyCapitals(loud!)).toBe(right);
  });

  it("maps Spanish and English headings, and columns without one by what is in them", () => {
    const mapped = (text: string) => suggestMapping(readFile(text).facts.columns).columns.map((column) => column.field);
    expect(
      mapped(
        "Nombre;Apellidos;Correo electrónico;Teléfono móvil;Empresa;Cargo;Color\nAna;Vega;a@b.es;600 100 200;Lago;Jefa;azul\n",
      ),
    ).toEqual(["givenName", "familyName", "email", "phone", "company", "title", "detail"]);
    expect(mapped("Contact,x,Organization\nAna Vega,a@b.es,Lago\nLuis Gil,l@b.es,Lago\n")).toEqual([
      "fullName",
      "email",
      "company",
    ]);
  });
});

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
      "7 Neither name nor e-mail",
      "8 “31/2/1980” in Birthday is not a possible date",
      "9 A quotation mark is not closed",
      "10 Same e-mail or number as line 2, but another name",
    ]);
    const { created, updated, unchanged, failed, accountsCreated } = preview;
    expect({ created, updated, unchanged, failed, accountsCreated }).toEqual({
      created: 2,
      updated: 0,
      unchanged: 1,
      failed: 7,
      accountsCreated: 1,
    });
    expect((await ana.call.contacts.count({})).count).toBe(0);
    expect(await ana.call.imports.commit(plan)).toMatchObject({ created, updated, unchanged, failed, accountsCreated });
    expect((await ana.call.contacts.count({})).count).toBe(2);
    const errors = await ana.call.imports.errors({ importId: plan.importId });
    expect(errors.csv.split("\r\n")).toHaveLength(9);
    await expect(ana.call.imports.commit(plan)).rejects.toMatchObject({ cause: { code: "crm.ImportAlreadyDone" } });
    const again = await ana.call.imports.commit(await upload(ana, messy));
    expect(again).toMatchObject({ created: 0, updated: 0, unchanged: 3, failed: 7, accountsCreated: 0 });
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
    ).toEqual(["company", "title"]);
  });
});
