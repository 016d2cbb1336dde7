import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { SetConsent } from "../contract";
import { NotASponsor } from "../errors";
import { sponsors } from "./tables";

/** A sponsor agrees that others see how present they are, or takes that back. Nobody can agree for them. */
export async function setConsent(ctx: Ctx, { consents }: SetConsent): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const personId = ctx.actor.personId ?? "";
    const changed = await tx
      .update(sponsors)
      .set({ consentedAt: consents ? ctx.clock.now() : null })
      .where(and(ofTenant(sponsors.organisationId, ctx.organisationId), eq(sponsors.personId, personId)))
      .returning({ personId: sponsors.personId });
    if (changed.length === 0) throw new NotASponsor();
    await recordAudit(ctx, tx, {
      action: consents ? "sponsorship.consent_given" : "sponsorship.consent_withdrawn",
      subjectType: "person",
      subjectId: personId,
    });
  });
}
