import { inTransaction, type JobHandler } from "@arraigo/platform";
import { importUnderWay } from "../imports/import-under-way";
import { matchableTypes, type Profile } from "./matchable";
import { scanRecords } from "./scan-records";

/** So long a turn searches before it leaves the rest to the queue: other organisations wait for theirs. */
const turnMs = 5_000;
const goOn = "crm.goOnFindingDuplicates";

/**
 * Looks for duplicates among what changed since the last time, batch by batch, each in a transaction of its own. What a turn does
 * not reach, `goOnFindingDuplicates` does; a new organisation's first search takes the same way, as long as it takes. While rows
 * are brought in it waits for its next turn.
 */
export const findDuplicates: JobHandler = async (ctx) => {
  if (await importUnderWay(ctx)) return;
  const began = performance.now();
  for (const type of matchableTypes) {
    let starting = true;
    const profiles = new Map<string, Profile>();
    for (;;) {
      const { finished } = await inTransaction(ctx, (tx) => scanRecords(ctx, tx, type, starting, profiles));
      if (finished) break;
      starting = false;
      if (performance.now() - began < turnMs) continue;
      await inTransaction(ctx, (tx) => tx.enqueue(goOn, { type }, { onceKey: `${ctx.organisationId} ${type}` }));
      break;
    }
  }
};

/**
 * Goes on with a search that takes long, for one turn of several batches; the next turn's message commits with them. Killed in
 * between, the queue sends this turn's message again.
 */
export const goOnFindingDuplicates: JobHandler = async (ctx, data) => {
  const type = matchableTypes.find((each) => each === data.type);
  if (!type) return;
  const until = performance.now() + turnMs;
  await inTransaction(ctx, async (tx) => {
    const profiles = new Map<string, Profile>();
    for (;;) {
      const { finished } = await scanRecords(ctx, tx, type, false, profiles);
      if (finished) return;
      if (performance.now() >= until) return tx.enqueue(goOn, { type });
    }
  });
};
