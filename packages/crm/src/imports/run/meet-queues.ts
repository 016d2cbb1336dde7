import type { Ctx, Tx } from "@arraigo/platform";
import { lockQueueNames } from "../../cases/lock-queue-names";
import { findNames, nameKey } from "../plan/find-names";
import type { ImportRun } from "../plan/import-run";
import type { BatchPlan } from "../plan/plan-batch";

/**
 * Queues that somebody made under the same names since the batch was planned, such as another import: theirs are taken, and nobody
 * makes a second one. From here on names of queues are this transaction's to give.
 */
export async function meetQueues(ctx: Ctx, tx: Tx, run: ImportRun, plan: BatchPlan): Promise<void> {
  const wanted = plan.missing.filter(({ kind }) => kind === "queue");
  if (wanted.length > 0) {
    await lockQueueNames(ctx, tx);
    const keys = wanted.map(({ name }) => nameKey("queue", name));
    const made = new Map(await findNames(ctx, tx, "queue", keys));
    for (const each of wanted) {
      const id = made.get(nameKey("queue", each.name));
      if (id === undefined) continue;
      run.queueInstead.set(each.id, id);
      run.book.tell("queue", each.name, id);
      each.row.notices = each.row.notices.filter(({ problem }) => problem !== "queueMade");
    }
    plan.missing = plan.missing.filter(({ id }) => !run.queueInstead.has(id));
  }
  if (run.queueInstead.size === 0) return;
  // Batches that were planned meanwhile still name the queue that was not made.
  for (const { row } of plan.creates) instead(run, row.values);
  for (const { changed } of plan.updates) instead(run, changed.values);
}

function instead(run: ImportRun, values: Record<string, unknown>): void {
  const id = run.queueInstead.get(String(values.queueId));
  if (id !== undefined) values.queueId = id;
}
