import { organisations } from "@arraigo/directory/schema";
import { type Ctx, localDay, type Tx } from "@arraigo/platform";
import { eq } from "drizzle-orm";

/** The calendar of an organisation: its days and months, wherever its people sit. */
export interface OrganisationTime {
  timeZone: string;
  /** `2026-11-21`. */
  today: string;
}

/** Where days and months of the organisation begin: what is added up by month, or counted in days for all, is cut here. */
export async function organisationTime(ctx: Ctx, tx: Tx): Promise<OrganisationTime> {
  const [row] = await tx.planned
    .select({ timeZone: organisations.timeZone })
    .from(organisations)
    .where(eq(organisations.id, ctx.organisationId));
  const timeZone = row?.timeZone ?? ctx.actor.timeZone;
  return { timeZone, today: localDay(timeZone, ctx.clock.now()) };
}
