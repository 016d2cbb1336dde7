import { type Ctx, inTransaction, type UsageEvent } from "@arraigo/platform";
import { storeEvents } from "./store-events";
import { rowOf } from "./telemetry-port";
import { tellUsageRecorded } from "./tell-usage-recorded";

const chunkSize = 4_000;

export interface RecordUsageOptions {
  /** Tells nobody; the caller has adoption recompute everything afterwards. */
  silent?: boolean;
}

/**
 * Records many events of known people at once, in chunks of a transaction each (or all on the caller's). An event with a
 * `messageId` counts once, ever; one without gets an id of its own. Returns how many were new.
 */
export async function recordUsage(
  ctx: Ctx,
  events: readonly UsageEvent[],
  { silent = false }: RecordUsageOptions = {},
): Promise<number> {
  let stored = 0;
  for (let start = 0; start < events.length; start += chunkSize) {
    const rows = new Map(
      events
        .slice(start, start + chunkSize)
        .map((event) => rowOf(event))
        .map((row) => [row.m, row]),
    );
    await inTransaction(ctx, async (tx) => {
      const result = await storeEvents(tx, [...rows.values()], ctx.clock.now());
      if (!silent) await tellUsageRecorded(tx, result);
      stored += result.stored;
    });
  }
  return stored;
}
