import type { Ctx } from "@arraigo/platform";

/** Today where the person is, as a local date. */
export function localToday(ctx: Ctx): string {
  // Sweden writes dates the way computers do.
  return new Intl.DateTimeFormat("sv-SE", { timeZone: ctx.actor.timeZone, dateStyle: "short" }).format(ctx.clock.now());
}
