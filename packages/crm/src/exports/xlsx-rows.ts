import type { Cell, RowWriter } from "./cell";
import { requoted, wouldRun } from "./defused";
import { type Sink, ZipStream } from "./zip-stream";

/** A sheet ends here; what is longer goes on in the next one. */
const sheetRowsMax = 1_048_576;
/** A cell holds no more. */
const charactersMax = 32_767;
const dayMs = 86_400_000;
/** Day zero of spreadsheets, which believe that 1900 was a leap year. */
const dayZero = Date.UTC(1899, 11, 30);

/** Indexes of the cell formats in `styles`. */
const style = { header: 1, day: 2, moment: 3, quoted: 4 } as const;

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
const relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const packages = "http://schemas.openxmlformats.org/package/2006";

// What XML 1.0 cannot hold, and half characters.
const unwritable =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };
const escaped = (text: string) =>
  text
    .slice(0, charactersMax)
    .replace(unwritable, "")
    .replace(/[&<>"]/g, (each) => entities[each] ?? each);

function serial(text: string): number {
  const at = Date.parse(`${text.slice(0, 10)}T${text.slice(11, 16) || "00:00"}:00Z`);
  return Math.round(((at - dayZero) / dayMs) * 86_400) / 86_400;
}

function written(cell: Cell, header: boolean): string {
  if (cell === null || cell === "") return "<c/>";
  if (typeof cell === "number") return `<c><v>${cell}</v></c>`;
  if (typeof cell === "boolean") return `<c t="b"><v>${cell ? 1 : 0}</v></c>`;
  if (typeof cell === "object")
    return "day" in cell
      ? `<c s="${style.day}"><v>${serial(cell.day)}</v></c>`
      : `<c s="${style.moment}"><v>${serial(cell.moment)}</v></c>`;
  // Texts are written as texts, so nothing runs; the quote keeps it so when somebody edits the cell.
  const look = header ? ` s="${style.header}"` : wouldRun(cell) ? ` s="${style.quoted}"` : "";
  return `<c t="inlineStr"${look}><is><t xml:space="preserve">${escaped(requoted(cell))}</t></is></c>`;
}

const styles = `${declaration}<styleSheet xmlns="${main}"><numFmts count="2"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/><numFmt numFmtId="165" formatCode="yyyy\\-mm\\-dd\\ hh:mm"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5"><xf/><xf fontId="1" applyFont="1"/><xf numFmtId="164" applyNumberFormat="1"/><xf numFmtId="165" applyNumberFormat="1"/><xf quotePrefix="1"/></cellXfs></styleSheet>`;

/**
 * Rows as an XLSX workbook (ECMA-376, part 1), written as a stream: numbers as numbers, days as days, every text as a text. The
 * first row is the heading and stays in sight.
 */
export function xlsxRows(sink: Sink, title: string): RowWriter {
  const zip = new ZipStream(sink);
  const name = escaped(title.replace(/[[\]:*?/\\']/g, " ").slice(0, 25));
  let sheets = 0;
  let rows = 0;
  let header: readonly Cell[] | undefined;
  let sheet: Awaited<ReturnType<ZipStream["file"]>> | undefined;

  const close = async () => {
    await sheet?.write("</sheetData></worksheet>");
    await sheet?.end();
    sheet = undefined;
  };
  const open = async () => {
    await close();
    sheets++;
    rows = 0;
    sheet = await zip.file(`xl/worksheets/sheet${sheets}.xml`);
    await sheet.write(
      `${declaration}<worksheet xmlns="${main}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><sheetData>`,
    );
    if (header) await put(header, true);
  };
  const put = async (cells: readonly Cell[], heading: boolean) => {
    rows++;
    await sheet?.write(`<row>${cells.map((cell) => written(cell, heading)).join("")}</row>`);
  };
  const part = async (path: string, text: string) => {
    const file = await zip.file(path);
    await file.write(text);
    await file.end();
  };

  return {
    row: async (cells) => {
      if (!header) {
        header = cells;
        return open();
      }
      if (rows >= sheetRowsMax) await open();
      await put(cells, false);
    },
    end: async () => {
      if (!sheet) await open();
      await close();
      const numbers = Array.from({ length: sheets }, (_, index) => index + 1);
      const worksheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml";
      await part("xl/styles.xml", styles);
      await part(
        "xl/workbook.xml",
        `${declaration}<workbook xmlns="${main}" xmlns:r="${relations}"><sheets>${numbers.map((n) => `<sheet name="${name}${n > 1 ? ` ${n}` : ""}" sheetId="${n}" r:id="rId${n}"/>`).join("")}</sheets></workbook>`,
      );
      await part(
        "xl/_rels/workbook.xml.rels",
        `${declaration}<Relationships xmlns="${packages}/relationships">${numbers.map((n) => `<Relationship Id="rId${n}" Type="${relations}/worksheet" Target="worksheets/sheet${n}.xml"/>`).join("")}<Relationship Id="rId${sheets + 1}" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
      );
      await part(
        "_rels/.rels",
        `${declaration}<Relationships xmlns="${packages}/relationships"><Relationship Id="rId1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
      );
      await part(
        "[Content_Types].xml",
        `${declaration}<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/>${numbers.map((n) => `<Override PartName="/xl/worksheets/sheet${n}.xml" ContentType="${worksheet}"/>`).join("")}</Types>`,
      );
      await zip.end();
    },
  };
}
