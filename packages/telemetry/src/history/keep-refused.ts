import { newId } from "@arraigo/db/columns";
import type { Tx } from "@arraigo/platform";
import type { Refusal } from "./progress";
import { shownCells } from "./shown-cells";
import { refusedRows } from "./tables";

const keptMax = 20_000;

/** Keeps the rows of a file that were refused, each with its reason: the first twenty thousand. `before` have been kept already. */
export async function keepRefused(
  tx: Tx,
  fileId: string,
  before: number,
  rows: readonly { line: number; reason: Refusal; cells: readonly string[] }[],
): Promise<void> {
  const kept = rows.slice(0, Math.max(0, keptMax - before));
  for (let start = 0; start < kept.length; start += 500)
    await tx.insert(refusedRows).values(
      kept.slice(start, start + 500).map(({ line, reason, cells }) => ({
        id: newId(),
        organisationId: tx.organisationId,
        fileId,
        line,
        reason,
        cells: shownCells(cells),
      })),
    );
}
