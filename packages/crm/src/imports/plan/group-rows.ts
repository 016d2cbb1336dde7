import type { FileRow, RowBatches } from "@arraigo/platform/files";
import { type ImportRow, isFailure, type RowFailure } from "../rows/import-row";
import type { KeyTable } from "./key-table";

/** Rows that are about one record, in the file's order; or one row that is none. */
export type RowGroup = readonly [ImportRow, ...ImportRow[]] | RowFailure;

export const isFailedGroup = (group: RowGroup): group is RowFailure => !Array.isArray(group);

/**
 * Reads rows and hands them out in groups: rows with one key together, at the place of the last of them. The same file always gives
 * the same groups in the same order, so that a run that was interrupted knows where it was. Only rows whose key comes up again are
 * held.
 */
export async function* groupRows(
  batches: RowBatches,
  read: (row: FileRow) => ImportRow | RowFailure,
  keyOf: (row: ImportRow) => string | undefined,
  keys: KeyTable | undefined,
): AsyncGenerator<RowGroup[]> {
  const held = new Map<string, [ImportRow, ...ImportRow[]]>();
  let number = 0;
  for await (const batch of batches) {
    const groups: RowGroup[] = [];
    for (const source of batch) {
      number++;
      const row = read(source);
      if (isFailure(row)) {
        groups.push(row);
        continue;
      }
      const key = keys && keyOf(row);
      const last = key === undefined ? undefined : keys?.lastOf(key);
      if (key === undefined || last === undefined) {
        groups.push([row]);
        continue;
      }
      const group = held.get(key);
      if (group) group.push(row);
      else held.set(key, [row]);
      if (number < last) continue;
      groups.push(held.get(key) ?? [row]);
      held.delete(key);
    }
    yield groups;
  }
  // A row that fails where an earlier one was read would leave its group open; nothing may be lost.
  if (held.size > 0) yield [...held.values()];
}
