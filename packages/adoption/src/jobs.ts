import { inTransaction, type JobHandler } from "@arraigo/platform";
import { z } from "zod";
import { organisationDay } from "./standing/load-facts";
import { recomputeChunk, recomputeRollout, rolloutDays } from "./standing/recompute-rollout";

/** A new day may end a period, start a wave or end an employment: every rollout not yet worked out for today is. */
export const closePeriods: JobHandler = async (ctx) => {
  const due = await inTransaction(ctx, async (tx) => {
    const { today } = await organisationDay(ctx, tx);
    return (await rolloutDays(ctx, tx)).filter(({ asOfDay }) => asOfDay !== today);
  });
  for (const { rolloutId } of due) await recomputeRollout(ctx, rolloutId);
};

const Chunk = z.object({ rolloutId: z.uuid(), after: z.uuid().nullable() });

/** One chunk of a rollout whose plan changed; queues the next in the same transaction. */
export const recomputeRolloutJob: JobHandler = async (ctx, data) => {
  const { rolloutId, after } = Chunk.parse(data);
  await inTransaction(ctx, async (tx) => {
    const next = await recomputeChunk({ ...ctx, tx }, rolloutId, after);
    if (next !== null) await tx.enqueue("adoption.recomputeRollout", { rolloutId, after: next });
  });
};
