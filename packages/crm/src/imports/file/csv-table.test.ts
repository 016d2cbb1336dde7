import {
  bytesInMemory,
  CsvReader,
  detectEncoding,
  type FileRow,
  findDelimiter,
  readCsvText,
} from "@arraigo/platform/files";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Encoding } from "../../imports-contract";
import { openTable } from "./open-table";
import { surveyTable } from "./survey-table";

const lines = (text: string, delimiter = ",") => readCsvText(text, delimiter);
const table = (content: string | Buffer, pieceBytes?: number) =>
  openTable(bytesInMemory(Buffer.from(content as string), pieceBytes));
const rowsOf = async (opened: Awaited<ReturnType<typeof table>>) => {
  const rows: FileRow[] = [];
  for await (const batch of opened.rows()) rows.push(...batch);
  return rows;
};
const facts = async (content: string, language: "en" | "es" = "en") => surveyTable(await table(content), language);

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
      fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { minLength: 1, maxLength: 5 }), (rows) => {
        const text = rows.map((row) => row.map((each) => `"${each.replaceAll('"', '""')}"`).join(";")).join("\r\n");
        expect(lines(text, ";").map((row) => row.cells)).toEqual(rows);
      }),
    );
  });

  it("rows are the same wherever the pieces of a file were cut", () => {
    const text = fc.string({ unit: fc.constantFrom('"', ",", "\n", "\r", "a", " ", "é"), maxLength: 60 });
    fc.assert(
      fc.property(text, fc.integer({ min: 1, max: 7 }), (whole, size) => {
        const reader = new CsvReader(",");
        const rows: FileRow[] = [];
        for (let at = 0; at < whole.length; at += size) rows.push(...reader.push(whole.slice(at, at + size)));
        rows.push(...reader.end());
        expect(rows).toEqual(lines(whole));
      }),
      { numRuns: 1_000 },
    );
  });

  it("never throws and always ends, whatever the file holds", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('"', ",", ";", "\n", "\r", "a", " ", "@", "1", "/") }), (text) => {
        lines(text);
        findDelimiter(text);
      }),
    );
  });

  it("tells encodings apart, though a character lies across two pieces", async () => {
    const text = "Nombre;Ciudad\nIñés;Málaga €\n";
    const utf16 = Buffer.from(`\uFEFF${text}`, "utf16le");
    const cases: Partial<Record<Encoding, Buffer>> = {
      "utf-8": Buffer.from(`\uFEFF${text}`),
      "utf-16le": utf16,
      "utf-16be": Buffer.from(utf16).swap16(),
      "windows-1252": Buffer.from(text.replace("€", "\u0080"), "latin1"),
    };
    for (const [encoding, bytes] of Object.entries(cases)) {
      const opened = await table(bytes, encoding.startsWith("utf-16") ? 64 : 7);
      expect(opened.layout.encoding).toBe(encoding);
      expect((await rowsOf(opened)).map((row) => row.cells)).toEqual([["Iñés", "Málaga €"]]);
    }
  });

  it("an accent in the last line counts as much as one in the first, and two broken bytes do not outvote a thousand accents", async () => {
    const late = Buffer.concat([Buffer.from("name\n".repeat(50_000)), Buffer.from("Inés", "latin1")]);
    expect(await detectEncoding(bytesInMemory(late, 4_096).read())).toBe("windows-1252");
    const mostly = Buffer.concat([Buffer.from("Inés\n".repeat(1_000)), Buffer.from([0xff, 0xe9])]);
    expect(await detectEncoding(bytesInMemory(mostly, 999).read())).toBe("utf-8");
  });

  it("refuses what is no table, by name", async () => {
    for (const bytes of [Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0, 0, 0, 1]), Buffer.from(""), Buffer.from(" \n\n")])
      await expect(table(bytes)).rejects.toMatchObject({ code: "crm.FileUnreadable" });
    await expect(table(Buffer.from("PK\u0003\u0004 and nothing more"))).rejects.toMatchObject({
      code: "crm.FileUnreadable",
    });
  });

  it("finds the delimiter, though the cells are full of the others", () => {
    expect(findDelimiter("name;note\nAna;a, b, c\nLuis;d, e\n")).toBe(";");
    expect(findDelimiter("name\tnote\nAna\ta, b; c\n")).toBe("\t");
    expect(findDelimiter("name|note\nAna|a, b\n")).toBe("|");
    expect(findDelimiter("email\nana@example.com\n")).toBe(",");
  });

  it("the line said to hold the headings does, and what stands above it is no part of the table", async () => {
    const source = bytesInMemory(
      Buffer.from("Region,North,2026,Q1\nUnit,Team,Owner,Area\nName,Mail,City,Phone\nAna,ana@x.example,Lima,1\n"),
    );
    const found = await surveyTable(await openTable(source), "en");
    expect(found.firstLines?.map(({ line, cells }) => `${line} ${cells[0]}`)).toEqual([
      "1 Region",
      "2 Unit",
      "3 Name",
      "4 Ana",
    ]);
    const told = await openTable(source, { hasHeader: true, headerLine: 3 });
    expect(told.layout).toMatchObject({ headerLine: 3, headers: ["Name", "Mail", "City", "Phone"] });
    expect((await rowsOf(told)).map((row) => row.cells[0])).toEqual(["Ana"]);
  });

  it("a word over several columns is no heading: the row below it names them", async () => {
    expect(
      await facts("Person,,,Firm,\nFirst name,Last name,Mail,Company,City\nAna,Vega,ana@x.example,Lago,Lima\n"),
    ).toMatchObject({ headerLine: 2, rows: 1 });
    expect(await facts("Name,,City\nAna,Vega,Lima\nEva,Mora,Lugo\n"), "half of the names may be missing").toMatchObject(
      { headerLine: 1, rows: 2 },
    );
  });

  it("titles saved with a delimiter for every column are no headings, and rows of delimiters alone are no rows", async () => {
    expect(
      await facts(
        'Sales report Q3,,,\nPrinted on 12/10/2026,,,\n,,,\nDeal,Account,Amount,Closes\nOne,Acme,"$1,000",10/15/2026\n,,,\n , ,,\nTwo,Acme,$2,11/30/2026\n',
      ),
    ).toMatchObject({ headerLine: 4, rows: 2 });
    expect(await facts("People,\nName,Mail\nAna,ana@x.example\n")).toMatchObject({ headerLine: 2, rows: 1 });
    expect(await facts("Name,\nAna,Lima\nEva,Lugo\n")).toMatchObject({ headerLine: 1, rows: 2 });
  });

  it("skips titles above the table, names blank columns and numbers repeated ones", async () => {
    const found = await facts("Contacts of 2026\n\nName,Phone,Phone,,Tel\nAna Q,1,2,3,4\nLuis V,1,2,3,4\n");
    expect(found).toMatchObject({ headerLine: 3, rows: 2 });
    expect(found.columns.map((column) => column.header)).toEqual(["Name", "Phone", "Phone (2)", "#4", "Tel"]);
    expect(await facts("Ana,ana@example.com\nLuis,luis@example.com\n")).toMatchObject({ headerLine: null, rows: 2 });
    expect(await facts("sep=;\na;b\n1;2\n")).toMatchObject({ delimiter: ";", headerLine: 2, rows: 1 });
  });

  it("finds the header of rows that end in a spare delimiter, and loses nobody", async () => {
    const found = await facts("First name,Last name,City\nAna,Vega,Lima,\nEva,Mora,Lugo,\nLuz,Paz,,\n");
    expect(found).toMatchObject({ headerLine: 1, rows: 3 });
    expect(found.columns.map((column) => column.header)).toEqual(["First name", "Last name", "City"]);
    expect(await facts("Report of people,\nFirst name;Last name;City\nAna;Vega;Lima;\nEva;Mora;Lugo;\n")).toMatchObject(
      {
        headerLine: 2,
        rows: 2,
      },
    );
    expect((await facts("A,B,C\n1,2,\n3,4,\n")).columns.map((column) => column.header)).toEqual(["A", "B", "C"]);
  });

  it("follows a person who knows better: encoding, delimiter, whether there is a header", async () => {
    const bytes = bytesInMemory(Buffer.from("1,2;3\n4,5;6\n"));
    const opened = await openTable(bytes, { delimiter: ";", hasHeader: true, encoding: "macintosh" });
    expect(opened.layout).toMatchObject({
      delimiter: ";",
      headerLine: 1,
      encoding: "macintosh",
      headers: ["1,2", "3"],
    });
  });

  it("decides month and day by evidence across the column, and says when there is none", async () => {
    const column = async (dates: string[], language: "en" | "es" = "en") =>
      (await facts(`ref,seen\n${dates.map((date) => `Ana,${date}`).join("\n")}\n`, language)).columns[1];
    expect(await column(["04/08/1966", "5/14/1965", "1/2/1970"])).toMatchObject({ kind: "date", dateOrder: "mdy" });
    expect(await column(["04/08/1966", "14/5/1965"])).toMatchObject({ dateOrder: "dmy" });
    expect(await column(["04/08/1966", "01/02/1965"])).toMatchObject({ dateOrder: "mdy", dateAmbiguous: true });
    expect(await column(["04/08/1966", "01/02/1965"], "es")).toMatchObject({ dateOrder: "dmy", dateAmbiguous: true });
    expect(await column(["2026-02-01", "2026-03-01"])).toMatchObject({ dateOrder: "ymd" });
    expect(await column(["19300213", "19251130"])).toMatchObject({ kind: "date", dateOrder: "ymd" });
    expect((await column(["3 de mayo de 2026", "4 ene 2025"]))?.kind).toBe("date");
    const late = [...Array.from({ length: 9_001 }, () => "04/08/1966"), "5/14/1965"];
    expect(await column(late)).toMatchObject({ dateOrder: "mdy" });
    expect((await column(late))?.dateAmbiguous).toBeUndefined();
  });

  it("decides comma and point by evidence across the file, and says when there is none", async () => {
    const column = async (numbers: string[], delimiter = "\t") =>
      (await facts(["name", "amount"].join(delimiter) + numbers.map((each) => `\nA${delimiter}${each}`).join("")))
        .columns[1];
    expect(await column(["1.234,56", "7"])).toMatchObject({ kind: "number", decimal: "," });
    expect(await column(["1,234.56", "7"])).toMatchObject({ decimal: "." });
    expect(await column(["1.234", "12,5"])).toMatchObject({ decimal: "," });
    expect(await column(["1.234.567"])).toMatchObject({ decimal: "," });
    expect(await column(["0.125"])).toMatchObject({ decimal: "." });
    expect(await column(["1,234", "5,678"])).toMatchObject({ decimal: ".", decimalAmbiguous: true });
    expect(await column(["1,234", "5,678"], ";")).toMatchObject({ decimal: ",", decimalAmbiguous: true });
    expect(await column(["$90,000 ", "$1,000.50"])).toMatchObject({
      currency: "$",
      decimal: ".",
      numberSample: "$90,000",
    });
    expect(await column(["12,5 %", "7 %"])).toMatchObject({ percent: true, decimal: "," });
    expect(await column(["INC0000045", "INC0000046"])).toMatchObject({ kind: "text", unique: true });
  });

  it("of any length is read as its rows are taken, and no further ahead", async () => {
    const rowsInPiece = 1_000;
    const piece = Buffer.from(
      'Ana,"Vega, the elder",ana@lago.example,04/08/1966,"$90,000 ",Málaga\n'.repeat(rowsInPiece),
    );
    let given = 0;
    const source = {
      size: piece.length * 100,
      async *read(start = 0) {
        for (let at = start; at < this.size; at += piece.length) {
          given += rowsInPiece;
          yield piece;
        }
      },
    };
    const opened = await openTable(source, { encoding: "utf-8", hasHeader: false });
    given = 0;
    let taken = 0;
    for await (const batch of opened.rows()) {
      taken += batch.length;
      expect(given - taken).toBeLessThanOrEqual(2 * rowsInPiece);
    }
    expect(taken).toBe(100 * rowsInPiece);
  });
});
