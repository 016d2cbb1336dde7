import { makeArchive } from "./make-archive";

/** A cell as the XML of a sheet, or a plain text that becomes a shared string. */
export type MadeCell = string | { xml: string } | null;

const escaped = (text: string) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : "") + String.fromCharCode(65 + (index % 26));
}

export interface MadeSheet {
  name: string;
  rows: readonly (readonly MadeCell[])[];
  hidden?: boolean;
}

/** Number formats of the made styles, by the `s` a cell names: 0 general, 1 date, 2 date and time, 3 percent, 4 "d" in quotes, 5 euros, 6 dollars. */
const styles = `<styleSheet><numFmts><numFmt numFmtId="170" formatCode="dd/mm/yyyy hh:mm"/><numFmt numFmtId="171" formatCode="0.0&quot; d&quot;"/>
<numFmt numFmtId="172" formatCode="#,##0.00\\ [$€-C0A];[Red]-#,##0.00\\ [$€-C0A]"/><numFmt numFmtId="173" formatCode="_(&quot;$&quot;* #,##0_)"/></numFmts>
<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/><xf numFmtId="10"/><xf numFmtId="171"/><xf numFmtId="172"/><xf numFmtId="173"/></cellXfs></styleSheet>`;

/** A workbook as Excel writes one: shared texts, styles, relations, the sheets in order. */
export function makeWorkbook(
  sheets: readonly MadeSheet[],
  options: { from1904?: boolean; prefix?: string } = {},
): Buffer {
  const texts = new Map<string, number>();
  const p = options.prefix ? `${options.prefix}:` : "";
  const shared = (text: string) => {
    const index = texts.get(text) ?? texts.size;
    texts.set(text, index);
    return index;
  };
  const sheetXml = ({ rows }: MadeSheet) => {
    const lines = rows.map((cells, at) => {
      const made = cells.map((cell, column) => {
        const place = `r="${columnName(column)}${at + 1}"`;
        if (cell === null) return "";
        if (typeof cell === "string") return `<${p}c ${place} t="s"><${p}v>${shared(cell)}</${p}v></${p}c>`;
        return cell.xml.replace(/^<c/, `<${p}c ${place}`);
      });
      return `<${p}row r="${at + 1}">${made.join("")}</${p}row>`;
    });
    return `<?xml version="1.0" encoding="UTF-8"?><${p}worksheet><${p}sheetData>${lines.join("")}</${p}sheetData></${p}worksheet>`;
  };
  const parts = sheets.map((sheet, index) => ({
    name: `xl/worksheets/sheet${index + 1}.xml`,
    content: sheetXml(sheet),
  }));
  const listed = sheets.map(
    ({ name, hidden }, index) =>
      `<sheet name="${escaped(name)}" sheetId="${index + 1}"${hidden ? ' state="hidden"' : ""} r:id="rId${index + 1}"/>`,
  );
  const office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
  const relation = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${office}/${type}" Target="${target}"/>`;
  return makeArchive([
    {
      name: "_rels/.rels",
      content: `<Relationships>${relation("rId1", "officeDocument", "xl/workbook.xml")}</Relationships>`,
    },
    {
      name: "xl/workbook.xml",
      content: `<workbook xmlns:r="${office}"><workbookPr${options.from1904 ? ' date1904="1"' : ""}/><sheets>${listed.join("")}</sheets></workbook>`,
    },
    {
      name: "xl/_rels/workbook.xml.rels",
      content: `<Relationships>${sheets.map((_, index) => relation(`rId${index + 1}`, "worksheet", `worksheets/sheet${index + 1}.xml`)).join("")}
        ${relation("rIdS", "styles", "styles.xml")}${relation("rIdT", "sharedStrings", "/xl/sharedStrings.xml")}</Relationships>`,
    },
    ...parts,
    { name: "xl/styles.xml", content: styles },
    {
      name: "xl/sharedStrings.xml",
      content: `<sst>${[...texts.keys()].map((text) => `<si><t xml:space="preserve">${escaped(text)}</t></si>`).join("")}</sst>`,
    },
  ]);
}
