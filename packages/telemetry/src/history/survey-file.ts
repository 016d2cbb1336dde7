import { FileTooLong, FileUnreadable } from "../errors";
import { historyRowsMax, unpackedBytesMax } from "../history-contract";
import { ColumnSurvey } from "./column-facts";
import type { FileFacts } from "./file-facts";
import type { HistoryFile } from "./open-history";

/** So many rows tell what a column is made of; the rest is only counted. */
const rowsLooked = 20_000;

/**
 * Reads a file from end to end: what each column is made of, by its first rows, and how many rows there are. Memory does not grow
 * with the file. Throws `FileUnreadable` where there is no row, `FileTooLong` where there are too many.
 */
export async function surveyFile(file: HistoryFile, language: "en" | "es"): Promise<FileFacts> {
  const { columns, ...layout } = file.layout;
  const surveys = columns.map((column) => new ColumnSurvey(column));
  let rows = 0;
  for await (const batch of file.rows()) {
    for (const row of batch) {
      rows += 1;
      if (row.problem || rows > rowsLooked) continue;
      for (const [index, survey] of surveys.entries()) survey.add(row.values[index]);
    }
    if (rows > historyRowsMax)
      throw new FileTooLong({ megabytesMax: unpackedBytesMax / 1024 ** 2, rowsMax: historyRowsMax });
    await new Promise<void>((resume) => setImmediate(resume));
  }
  if (rows === 0) throw new FileUnreadable();
  const dayFirst = language === "es" || layout.delimiter === ";";
  return { ...layout, rows, columns: surveys.map((survey) => survey.facts(dayFirst)) };
}
