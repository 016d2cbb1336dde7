import { inTransaction, type JobHandler } from "@arraigo/platform";
import { monthsAhead } from "./months-ahead";

const monthsAheadMin = 3;

/**
 * Says so in the log when the event log's months run out soon. Making them takes the owner's role, which only a start has; until
 * then the default partition takes what comes, so nothing is lost.
 */
export const watchHorizon: JobHandler = async (ctx) => {
  const months = await inTransaction(ctx, (tx) => monthsAhead(tx, ctx.clock.now()));
  if (months < monthsAheadMin)
    ctx.log.error("the event log runs out of months; restart the server to make more", { months });
};
