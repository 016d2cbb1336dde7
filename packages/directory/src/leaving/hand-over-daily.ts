import { causeOf, inTransaction, type JobHandler } from "@arraigo/platform";
import { handOverLeft, leaversWithWork } from "./hand-over";

/** Hands over what people still had when their last day ended, each in a transaction of their own: one that fails holds nobody else up. */
export const handOverDaily: JobHandler = async (ctx) => {
  const left = await inTransaction(ctx, (tx) => leaversWithWork(ctx, tx, null));
  for (const personId of left)
    try {
      await inTransaction(ctx, (tx) => handOverLeft(ctx, tx, [personId]));
    } catch (error) {
      ctx.log.error("handing over failed", { personId, ...causeOf(error) });
    }
};
