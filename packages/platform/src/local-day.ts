import type { Ctx } from "./context";

const formats = new Map<string, Intl.DateTimeFormat>();

/** The day an instant falls on in a time zone, as `2026-11-21`. */
export function localDay(timeZone: string, at: Date): string {
  // Sweden writes dates the way computers do.
  const format = formats.get(timeZone) ?? new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" });
  formats.set(timeZone, format);
  return format.format(at);
}

/** Today where the person is; for the system, where the organisation is. */
export function localToday(ctx: Pick<Ctx, "actor" | "clock">): string {
  return localDay(ctx.actor.timeZone, ctx.clock.now());
}
