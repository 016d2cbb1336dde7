import { bytesInMemory, type FileRow } from "@arraigo/platform/files";
import { describe, expect, it } from "vitest";
import { openTable } from "./open-table";
import { surveyTable } from "./survey-table";
import { makeArchive } from "./testing/make-archive";
import { type MadeSheet, makeWorkbook } from "./testing/make-workbook";

const open = (bytes: Buffer, sheet?: string) => openTable(bytesInMemory(bytes, 1_000), { sheet });
const rowsOf = async (bytes: Buffer, sheet?: string) => {
  const rows: FileRow[] = [];
  for await (const batch of (await open(bytes, sheet)).rows()) rows.push(...batch);
  return rows;
};
const contacts: MadeSheet = {
  name: "Clientes & más",
  rows: [
    ["Nombre", "Alta", "Visto", "Importe", "Cuota", "Activo", "Nota"],
    [
      "Inés <Ruiz>",
      { xml: '<c s="1"><v>46054</v></c>' },
      { xml: '<c s="2"><v>46054.4375</v></c>' },
      { xml: "<c><v>1.1000000000000001</v></c>" },
      { xml: '<c s="3"><v>0.07</v></c>' },
      { xml: '<c t="b"><v>1</v></c>' },
      { xml: '<c t="inlineStr"><is><r><t>dos </t></r><r><t>partes</t></r></is></c>' },
    ],
    [],
    [
      { xml: '<c t="str"><f>A1&amp;B1</f><v>Ana_x000D_</v></c>' },
      null,
      { xml: '<c t="d"><v>2026-02-03T00:00:00Z</v></c>' },
      { xml: '<c s="4"><v>7</v></c>' },
      { xml: '<c t="e"><v>#REF!</v></c>' },
      { xml: '<c t="b"><v>0</v></c>' },
    ],
  ],
};

describe("reading a workbook", () => {
  it("reads texts, dates by their style, shares, truths, formulas' results and errors; empty rows keep their numbers", async () => {
    expect(await rowsOf(makeWorkbook([contacts]))).toEqual([
      {
        line: 2,
        cells: ["Inés <Ruiz>", "2026-02-01", "2026-02-01T10:30:00", "1.1", "7%", "TRUE", "dos partes"],
        numbers: [3],
      },
      { line: 4, cells: ["Ana\r", "", "2026-02-03", "7", "#REF!", "FALSE", ""] },
    ]);
  });

  it("an amount keeps the currency its style shows", async () => {
    const cells = ['<c s="5"><v>12500.5</v></c>', '<c s="5"><v>-3</v></c>', '<c s="6"><v>1000</v></c>'];
    const rows = await rowsOf(makeWorkbook([{ name: "One", rows: [["a", "b", "c"], cells.map((xml) => ({ xml }))] }]));
    expect(rows[0]?.cells).toEqual(["€12500.5", "€-3", "$1000"]);
  });

  it("reads a workbook whose names carry a prefix, and one that counts from 1904", async () => {
    expect(
      await rowsOf(
        makeWorkbook(
          [
            {
              name: "One",
              rows: [
                ["a", "b"],
                ["1", "2"],
              ],
            },
          ],
          { prefix: "x" },
        ),
      ),
    ).toEqual([{ line: 2, cells: ["1", "2"] }]);
    const [row] = await rowsOf(
      makeWorkbook([{ name: "One", rows: [["a"], [{ xml: '<c s="1"><v>44592</v></c>' }]] }], { from1904: true }),
    );
    expect(row?.cells).toEqual(["2026-02-01"]);
  });

  it("reads the first sheet with rows, or the one that was asked for; hidden ones are not offered", async () => {
    const bytes = makeWorkbook([
      { name: "Secret", rows: [["x"], ["y"]], hidden: true },
      { name: "Cover", rows: [["Report"]] },
      {
        name: "Data",
        rows: [
          ["a", "b"],
          ["1", "2"],
        ],
      },
      { name: "More", rows: [["c"], ["3"]] },
    ]);
    const { layout } = await open(bytes);
    expect(layout).toMatchObject({
      format: "xlsx",
      sheet: "Data",
      sheets: ["Cover", "Data", "More"],
      headers: ["a", "b"],
    });
    expect(await rowsOf(bytes, "More")).toEqual([{ line: 2, cells: ["3"] }]);
  });

  it("says the same about a sheet's columns as about a file's", async () => {
    const facts = await surveyTable(await open(makeWorkbook([contacts])), "es");
    expect(facts).toMatchObject({ format: "xlsx", encoding: null, delimiter: null, rows: 2, headerLine: 1 });
    expect(facts.columns.map((column) => column.kind)).toEqual([
      "text",
      "date",
      "date",
      "number",
      "number",
      "boolean",
      "text",
    ]);
    expect(facts.columns[3]).toMatchObject({ decimal: "." });
  });

  it("takes a sheet's own numbers for what they are, whatever the language and the texts beside them", async () => {
    const typed = (value: string) => ({ xml: `<c><v>${value}</v></c>` });
    const column = async (...cells: MadeSheet["rows"][number]) => {
      const bytes = makeWorkbook([{ name: "Hoja1", rows: [["Precio"], ...cells.map((cell) => [cell])] }]);
      return (await surveyTable(await open(bytes), "es")).columns[0];
    };
    const exact = await column(typed("1.459"), typed("1.389"));
    expect(exact).toMatchObject({ kind: "number", decimal: "." });
    expect(exact).not.toHaveProperty("decimalAmbiguous");
    expect(await column(typed("1.459"), typed("0.5"), "1.234,56")).toMatchObject({ decimal: "," });
  });

  it("refuses a damaged archive, one that is no workbook, and one whose XML is broken", async () => {
    const whole = makeWorkbook([contacts]);
    const broken = [
      whole.subarray(0, whole.length - 30),
      makeArchive([{ name: "hello.txt", content: "hello" }]),
      makeArchive([
        { name: "xl/workbook.xml", content: '<workbook><sheets><sheet name="A" id="rId1"/></sheets></workbook>' },
        {
          name: "xl/_rels/workbook.xml.rels",
          content: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="s.xml"/></Relationships>',
        },
        { name: "xl/s.xml", content: "<worksheet><sheetData><row></worksheet>" },
      ]),
    ];
    for (const bytes of broken) await expect(rowsOf(bytes)).rejects.toMatchObject({ code: "crm.FileUnreadable" });
  });

  it("refuses an archive made to burst before reading it", async () => {
    const bytes = makeArchive([
      { name: "xl/workbook.xml", content: '<workbook><sheets><sheet name="A" id="rId1"/></sheets></workbook>' },
      {
        name: "xl/_rels/workbook.xml.rels",
        content: '<Relationships><Relationship Id="rId1" Type="x/worksheet" Target="s.xml"/></Relationships>',
      },
      { name: "xl/s.xml", content: Buffer.alloc(220_000_000, 32) },
    ]);
    expect(bytes.length).toBeLessThan(500_000);
    await expect(open(bytes)).rejects.toMatchObject({ code: "crm.FileTooLong" });
  });
});
