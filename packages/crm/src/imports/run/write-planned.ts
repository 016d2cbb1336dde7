import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { Importable, RowsPlan } from "../importable";
import { addCounts } from "./add-counts";
import { countsOf, type Held, lockImport, writeProgress } from "./import-state";
import { within } from "./importer-context";
import { madeQueues } from "./make-missing";

/** What came of a batch: the next one may follow, the import was stopped, or others are to have a turn first. */
export type Outcome = "next" | "stopped" | "later";

export interface PlannedBatch {
  plan: RowsPlan;
  /** Rows of the file that lie before it, and up to its end. */
  rowsBefore: number;
  rowsDone: number;
}

/** Thrown to take back what was written beside a batch that was not kept. */
class WrittenInVain extends Error {}

/**
 * Writes one batch in one transaction that also says how far the import is: it is wholly there or wholly not. Where the batch
 * `before` is still being written, this one is written beside it, and kept only once that one was. `isLast` asks, once the batch is
 * written, whether others are to have a turn.
 */
export async function writePlanned(
  ctx: Ctx,
  { run, write }: Pick<Importable, "run" | "write">,
  { plan, rowsBefore, rowsDone }: PlannedBatch,
  before: Promise<Outcome> | undefined,
  isLast: () => boolean,
): Promise<Outcome> {
  const itsTurn = async (own: Ctx, tx: Tx): Promise<Held | undefined> => {
    const now = await lockImport(own, tx, run.importId);
    return now?.state === "running" && now.rowsDone === rowsBefore ? now : undefined;
  };
  try {
    return await inTransaction(ctx, async (tx) => {
      const own = within(ctx, tx);
      let now = before ? undefined : await itsTurn(own, tx);
      if (!before && !now) return "stopped";
      await write(own, tx, plan);
      if (before) now = (await before) === "next" ? await itsTurn(own, tx) : undefined;
      if (!now) throw new WrittenInVain();
      const counts = countsOf(now);
      addCounts(counts, plan);
      counts.queues = [...(counts.queues ?? []), ...madeQueues(plan.missing)];
      await writeProgress(own, tx, run.importId, rowsDone, counts);
      if (!isLast()) return "next";
      await tx.enqueue("crm.runImport", { importId: run.importId });
      return "later";
    });
  } catch (error) {
    if (error instanceof WrittenInVain) return "stopped";
    throw error;
  }
}
