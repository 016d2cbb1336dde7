import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { settings } from "./tables";

/** What amounts are in where nothing says so. */
export async function usualCurrency(ctx: Ctx, tx: Tx): Promise<string> {
  const [row] = await tx
    .select({ currency: settings.currency })
    .from(settings)
    .where(ofTenant(settings.organisationId, ctx.organisationId));
  return row?.currency ?? "USD";
}
