import type { Ctx, Tx } from "@arraigo/platform";
import { withoutRows } from "./counts-alone";
import { dropPieces, setUpload, type Upload } from "./upload-state";

/** How long a file can be taken back after it is in: as long, the night leaves its events alone. */
export const undoableMs = 7 * 86_400_000;

/** Ends an upload where it stands: its bytes, and the values shown of them, are let go. */
export async function closeUpload(ctx: Ctx, tx: Tx, held: Upload): Promise<void> {
  const now = ctx.clock.now();
  await dropPieces(ctx, tx, held.id);
  const { facts } = held;
  await setUpload(ctx, tx, held.id, {
    state: "done",
    endedAt: now,
    keptUntil: new Date(now.getTime() + undoableMs),
    problem: null,
    dryRun: held.dryRun && withoutRows(held.dryRun),
    facts: facts && { ...facts, columns: facts.columns.map((column) => ({ ...column, samples: [] })) },
  });
}
