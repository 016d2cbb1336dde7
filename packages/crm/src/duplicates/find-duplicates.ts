import { inTransaction, type JobHandler } from "@arraigo/platform";
import { matchableTypes } from "./matchable";
import { scanRecords } from "./scan-records";

/** So long a turn searches before it leaves the rest to the queue: other organisations wait for theirs. */
const turnMs = 5_000;
const goOn = "crm.goOnFindingDuplicates";

/**
 * Looks for duplicates among what changed since the last time, batch by batch, each in a transaction of its own. What a turn does
 * not reach, `goOnFindingDuplicates` does; a new organisation's first search takes the same way, as long as it takes.
 */
export const findDuplicates: JobHandler = async (ctx) => {
  const began = performance.now();
  for (const type of matchableTypes) {
    let starting = true;
    for (;;) {
      const { finished } = await inTransaction(ctx, (tx) => scanRecords(ctx, tx, type, starting));
      if (finished) break;
      starting = false;
      if (performance.now() - began < turnMs) continue;
      await inTransaction(ctx, (tx) => tx.enqueue(goOn, { type }, { onceKey: `${ctx.organisationId} ${type}` }));
      break;
    }
  }
};

/** One more batch of a search that takes long, and the next one after it: batch and message commit together. */
export const goOnFindingDuplicates: JobHandler = async (ctx, data) => {
  const type = matchableTypes.find((each) => each === data.type);
  if (!type) return;
  await inTransaction(ctx, async (tx) => {
    const { finished } = await scanRecords(ctx, tx, type, false);
    if (!finished) await tx.enqueue(goOn, { type });
  });
};
