import type { FileRow, RowBatches } from "@arraigo/platform/files";
import { type ImportRow, isFailure, type RowFailure } from "../rows/import-row";
import { takeTurns } from "../take-turns";
import { KeyTable } from "./key-table";

const pauseMs = 20;

/** Goes through a file once to learn which keys come up again, and where for the last time. */
export async function surveyKeys(
  batches: RowBatches,
  read: (row: FileRow) => ImportRow | RowFailure,
  keyOf: (row: ImportRow) => string | undefined,
  rowsExpected: number,
): Promise<KeyTable> {
  const keys = new KeyTable(rowsExpected);
  let number = 0;
  const turn = takeTurns(pauseMs);
  for await (const batch of batches) {
    for (const source of batch) {
      number++;
      const row = read(source);
      if (isFailure(row)) continue;
      const key = keyOf(row);
      if (key !== undefined) keys.note(key, number);
    }
    await turn();
  }
  return keys;
}
