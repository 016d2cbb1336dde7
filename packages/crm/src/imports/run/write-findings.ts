import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { insertRows } from "../../records/bulk-rows";
import type { ImportRow, RowFailure } from "../rows/import-row";
import { importErrors } from "../tables";

/** Rows that stayed out, and rows that came in with something to look at. */
export async function writeFindings(
  ctx: Ctx,
  tx: Tx,
  importId: string,
  failures: readonly RowFailure[],
  written: readonly { row: ImportRow; recordId: string | null }[],
): Promise<void> {
  const kept = { organisationId: ctx.organisationId, importId };
  await insertRows(tx, importErrors, [
    ...failures.map(({ line, problem, params, cells }) => ({
      id: newId(),
      ...kept,
      line,
      problem,
      params,
      cells,
      outcome: "out",
      recordId: null,
    })),
    ...written.flatMap(({ row, recordId }) =>
      row.notices.map(({ problem, params }) => ({
        id: newId(),
        ...kept,
        line: row.line,
        problem,
        params,
        cells: row.cells,
        outcome: "in",
        recordId,
      })),
    ),
  ]);
}
