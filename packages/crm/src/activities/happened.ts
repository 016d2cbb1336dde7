import type { Ctx } from "@arraigo/platform";
import { ActivityInFuture } from "../errors";

const minuteMs = 60_000;

/** When something was done: as said, or now. With a minute's grace for clocks that run ahead; never in the future. */
export function whenHappened(ctx: Ctx, said: string | undefined): Date {
  const now = ctx.clock.now();
  const at = said ? new Date(said) : now;
  if (at.getTime() > now.getTime() + minuteMs) throw new ActivityInFuture({}, "occurredAt");
  return at;
}
