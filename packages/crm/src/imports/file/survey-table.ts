import type { DateOrder, DecimalMark } from "../../imports-contract";
import { fold } from "../../records/fold";
import { takeTurns } from "../take-turns";
import { type ColumnFacts, ColumnSurvey } from "./column-survey";
import type { Table, TableLayout } from "./open-table";

/** What was found out about a file; kept with the import and shown before anything is mapped. */
export interface FileFacts extends Omit<TableLayout, "headers"> {
  /** Rows below the header, broken ones included. */
  rows: number;
  columns: ColumnFacts[];
  /** The file's first lines, shortened: one of them has the headings. Not kept of files looked at before there was a choice. */
  firstLines?: { line: number; cells: string[] }[];
}

const firstLinesShown = 15;
const cellsShown = 6;
const cellCharactersShown = 40;

const firstLinesOf = ({ head }: Table) =>
  head.slice(0, firstLinesShown).map(({ line, cells }) => ({
    line,
    cells: cells
      .filter((cell) => cell.trim() !== "")
      .slice(0, cellsShown)
      .map((cell) => cell.trim().slice(0, cellCharactersShown)),
  }));

const spanish =
  /^(fecha|nombre|nombres|apellidos?|correo|telefono|movil|empresa|cuenta|direccion|ciudad|pais|provincia|codigo|cliente|nacimiento|importe|estado|notas|cargo|calle)$/;
const english =
  /^(date|name|first|last|surname|birthday|birth|born|phone|mobile|company|account|address|city|country|state|code|customer|amount|status|notes|title|street|owner)$/;

/** The language most of the headings are in, if they are in one: the file was made by people, or a product, who write days its way. */
function languageOf(headers: readonly string[]): "en" | "es" | undefined {
  const words = headers.flatMap((header) => fold(header.replace(/([\p{Ll}\d])(\p{Lu})/gu, "$1 $2")).split(" "));
  const [es, en] = [spanish, english].map((known) => words.filter((word) => known.test(word)).length) as [
    number,
    number,
  ];
  // One word alone is no evidence: "cp" and "born" stand in files of any language.
  return Math.abs(es - en) < 2 ? undefined : es > en ? "es" : "en";
}

const pauseMs = 20;

/**
 * Reads a table from end to end and says what each column is made of, and how many rows there are. Memory does not grow with the
 * file. A column that can only be read one way speaks for those that can be read both ways; after it the delimiter (who separates
 * by semicolons needs the comma for fractions), then the language of the headings, then the reader's.
 */
export async function surveyTable(
  table: Table,
  reader: "en" | "es",
  rowsMax = Number.POSITIVE_INFINITY,
): Promise<FileFacts> {
  const { headers, ...layout } = table.layout;
  const surveys = headers.map((header) => new ColumnSurvey(header));
  let rows = 0;
  const turn = takeTurns(pauseMs);
  for await (const batch of table.rows()) {
    for (const row of batch) {
      rows++;
      if (row.problem || row.cells.length < surveys.length) continue;
      for (const [index, survey] of surveys.entries()) survey.add(row.cells[index] ?? "", row.numbers?.includes(index));
    }
    if (rows > rowsMax) break;
    await turn();
  }
  const order = surveys.find((survey) => survey.certainOrder)?.certainOrder;
  const mark = surveys.find((survey) => survey.certainMark)?.certainMark;
  const language = languageOf(headers) ?? reader;
  const leaning: { order: DateOrder; mark: DecimalMark } = {
    // English speakers outside the United States write the day first too, but their files rarely have only ambiguous dates.
    order: order ?? (language === "es" ? "dmy" : "mdy"),
    mark: mark ?? (layout.delimiter === ";" || (language === "es" && layout.delimiter !== ",") ? "," : "."),
  };
  return { ...layout, rows, columns: surveys.map((survey) => survey.facts(leaning)), firstLines: firstLinesOf(table) };
}
