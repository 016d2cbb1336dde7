import { ofTenant } from "@arraigo/db";
import { organisations } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";

/** The day an instant falls on in a time zone, as `2026-11-21`. */
export function dayIn(timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat("en-CA", { timeZone, year: "numeric", month: "2-digit", day: "2-digit" }).format(at);
}

/** The organisation's time zone: a day of its own, so that a post's day does not tell where its author sits. */
export async function organisationTimeZone(ctx: Ctx, tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ timeZone: organisations.timeZone })
    .from(organisations)
    .where(ofTenant(organisations.id, ctx.organisationId));
  return row?.timeZone ?? "UTC";
}

export async function organisationToday(ctx: Ctx, tx: Tx): Promise<string> {
  return dayIn(await organisationTimeZone(ctx, tx), ctx.clock.now());
}
