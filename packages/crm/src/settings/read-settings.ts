import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { settings } from "./tables";

export interface CrmSettings {
  currency: string;
  abandonedDays: number;
  claimsPerDayMax: number;
  /** After so many days nothing is left of a record that is gone. */
  goneDays: number;
  /** 1 is Monday, 6 Saturday, 7 Sunday. */
  weekStartsOn: number;
}

const defaults: CrmSettings = {
  currency: "USD",
  abandonedDays: 180,
  claimsPerDayMax: 10,
  goneDays: 90,
  weekStartsOn: 1,
};

/** How the organisation wants its CRM to behave; the defaults where nobody said anything. */
export async function settingsOf(ctx: Ctx, tx: Tx): Promise<CrmSettings> {
  const [row] = await tx
    .select({
      currency: settings.currency,
      abandonedDays: settings.abandonedDays,
      claimsPerDayMax: settings.claimsPerDayMax,
      goneDays: settings.goneDays,
      weekStartsOn: settings.weekStartsOn,
    })
    .from(settings)
    .where(ofTenant(settings.organisationId, ctx.organisationId));
  return row ?? defaults;
}

export async function readSettings(ctx: Ctx): Promise<CrmSettings> {
  return inTransaction(ctx, (tx) => settingsOf(ctx, tx));
}
