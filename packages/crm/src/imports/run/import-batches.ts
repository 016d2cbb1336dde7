import type { Table } from "../file/open-table";
import { groupRows, isFailedGroup, type RowGroup } from "../plan/group-rows";
import { identityKey, identityOf } from "../plan/identity";
import type { FileRun } from "../plan/import-run";
import { surveyKeys } from "../plan/survey-keys";
import type { ImportRow } from "../rows/import-row";
import { takeTurns } from "../take-turns";

/** Groups of rows that are planned and written together, and how many rows of the file lie behind them and all before. */
export interface ImportBatch {
  groups: RowGroup[];
  rowsDone: number;
  /** Whether any row of the file has this key. */
  comesUp(key: string): boolean;
}

/** Short: the database waits for its next statement meanwhile. */
const turnMs = 4;

const rowsOf = (group: RowGroup) => (isFailedGroup(group) ? 1 : group.length);

/**
 * The file's rows in batches, from where an earlier run stopped: `rowsDone` rows are left out. The same file and mapping give the
 * same rows in the same order every time, so a batch is never done twice and never left out.
 */
export async function* importBatches(
  { run, table }: { run: FileRun; table: Table },
  groupsMax: number,
  rowsDone = 0,
): AsyncGenerator<ImportBatch> {
  const keyOf = (row: ImportRow) => {
    const identity = identityOf(run.type, run.mapping.match, row);
    return identity && identityKey(identity);
  };
  const keys =
    run.mapping.match === "none" ? undefined : await surveyKeys(table.rows(), run.readKey, keyOf, run.facts.rows);
  const comesUp = (key: string) => keys?.has(key) ?? false;
  let done = 0;
  let groups: RowGroup[] = [];
  const turn = takeTurns(turnMs);
  for await (const some of groupRows(table.rows(), run.read, keyOf, keys)) {
    for (const group of some) {
      done += rowsOf(group);
      if (done <= rowsDone) continue;
      groups.push(group);
      if (groups.length < groupsMax) continue;
      yield { groups, rowsDone: done, comesUp };
      groups = [];
    }
    await turn();
  }
  if (groups.length > 0) yield { groups, rowsDone: done, comesUp };
}

/** Reads one batch ahead: while the database writes one, the next is read. */
export async function* ahead<T>(source: AsyncGenerator<T>): AsyncGenerator<T> {
  let next = source.next();
  try {
    for (;;) {
      const { value, done } = await next;
      if (done) return;
      next = source.next();
      // Whoever stops early never asks for it; its failure is theirs to ignore.
      next.catch(() => undefined);
      yield value;
    }
  } finally {
    await next.catch(() => undefined);
    await source.return(undefined);
  }
}
