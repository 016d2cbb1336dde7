import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import type { SaveSettings } from "../insight-contract";
import { type CrmSettings, settingsOf } from "./read-settings";
import { settings } from "./tables";

/** Changes what is given and leaves the rest; who changed what stands in the audit log. */
export async function saveSettings(ctx: Ctx, input: SaveSettings): Promise<CrmSettings> {
  return inTransaction(ctx, async (tx) => {
    const before = await settingsOf(ctx, tx);
    const after: CrmSettings = {
      currency: input.currency ?? before.currency,
      abandonedDays: input.abandonedDays ?? before.abandonedDays,
      claimsPerDayMax: input.claimsPerDayMax ?? before.claimsPerDayMax,
      goneDays: input.goneDays ?? before.goneDays,
      weekStartsOn: input.weekStartsOn ?? before.weekStartsOn,
    };
    const row = { ...after, changedBy: ctx.actor.personId, changedAt: ctx.clock.now() };
    await tx
      .insert(settings)
      .values({ organisationId: ctx.organisationId, ...row })
      .onConflictDoUpdate({ target: settings.organisationId, set: row });
    await recordAudit(ctx, tx, { action: "crm.settings_changed", facts: { before, after } });
    return after;
  });
}
