import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import type { ImportMapping } from "../contract";
import { MappingMismatched, MappingNameless } from "../errors";
import type { ColumnFacts } from "./column-facts";
import { knownContacts } from "./known-contacts";
import { type ImportPlan, planImport } from "./plan-import";
import type { CsvRow } from "./read-csv";
import { readFile } from "./read-file";
import { isFailure, type RowFailure, type RowValues, rowValues } from "./row-values";

const naming = new Set(["givenName", "familyName", "fullName", "email"]);

/** Everything both the dry run and the import do: read the rows, find whom they are about, decide. */
export async function runPlan(
  ctx: Ctx,
  tx: Tx,
  file: { content: string; columns: readonly ColumnFacts[] },
  mapping: ImportMapping,
): Promise<ImportPlan> {
  if (mapping.columns.length !== file.columns.length)
    throw new MappingMismatched({ expected: file.columns.length, found: mapping.columns.length }, "mapping");
  if (!mapping.columns.some((column) => naming.has(column.field))) throw new MappingNameless({}, "mapping");
  const rows = readFile(file.content).rows;
  const { read, failures } = readRows(rows, file.columns, mapping);
  const stored = mapping.match === "none" ? [] : await knownContacts(ctx, tx, read);
  const plan = planImport(read, stored, { match: mapping.match, newId: () => newId(ctx.clock.now().getTime()) });
  return { ...plan, failures: inFileOrder(rows, [...failures, ...plan.failures]) };
}

function readRows(rows: readonly CsvRow[], columns: readonly ColumnFacts[], mapping: ImportMapping) {
  const read: RowValues[] = [];
  const failures: RowFailure[] = [];
  for (const row of rows) {
    const values = rowValues(row, columns, mapping);
    if (isFailure(values)) failures.push(values);
    else read.push(values);
  }
  return { read, failures };
}

/** By line, each with the row as it stands in the file. */
function inFileOrder(rows: readonly CsvRow[], failures: RowFailure[]): RowFailure[] {
  const bare = new Set(failures.filter((failure) => failure.cells.length === 0).map((failure) => failure.line));
  const cells = new Map(rows.filter((row) => bare.has(row.line)).map((row) => [row.line, row.cells]));
  return failures
    .map((failure) => (failure.cells.length > 0 ? failure : { ...failure, cells: cells.get(failure.line) ?? [] }))
    .sort((a, b) => a.line - b.line);
}
