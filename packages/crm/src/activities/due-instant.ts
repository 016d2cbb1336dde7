import type { Ctx } from "@arraigo/platform";
import { type SQL, sql } from "drizzle-orm";

/** A time of day on a day, where the person is, as an instant. The database knows every zone's clock changes. */
export function dueInstant(ctx: Ctx, dueOn: string, dueTime: string): SQL<Date> {
  return sql<Date>`((${dueOn}::date + ${dueTime}::time) at time zone ${ctx.actor.timeZone})`;
}

/** Midnight at the beginning of a local day, as an instant. */
export function dayStart(ctx: Ctx, day: string): SQL<Date> {
  return sql<Date>`((${day}::date)::timestamp at time zone ${ctx.actor.timeZone})`;
}

/** Midnight at the end of a local day. */
export function dayEnd(ctx: Ctx, day: string): SQL<Date> {
  return sql<Date>`((${day}::date + 1)::timestamp at time zone ${ctx.actor.timeZone})`;
}
