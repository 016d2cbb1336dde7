import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, gte, isNull, or } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import type { ChangePrivacyMode } from "../contract";
import { tellPeople } from "../inbox/tell-people";
import { localDay } from "../people/employment";
import { organisations, people } from "../people/tables";

/** Changes who may see whose behaviour by name. Everybody is told, because it is everybody's. */
export async function changePrivacyMode(ctx: Ctx, { mode }: ChangePrivacyMode): Promise<void> {
  if (mode === ctx.privacyMode) return;
  await inTransaction(ctx, async (tx) => {
    await tx.update(organisations).set({ privacyMode: mode }).where(ofTenant(organisations.id, ctx.organisationId));
    await recordAudit(ctx, tx, {
      action: "directory.privacy_mode_changed",
      subjectType: "organisation",
      subjectId: ctx.organisationId,
      facts: { from: ctx.privacyMode, to: mode },
    });
    const everybody = await tx
      .select({ id: people.id })
      .from(people)
      .where(
        and(
          ofTenant(people.organisationId, ctx.organisationId),
          or(isNull(people.endsOn), gte(people.endsOn, localDay(ctx.clock.now(), ctx.actor.timeZone))),
        ),
      );
    const onceKey = `privacy ${newId()}`;
    await tellPeople(
      ctx,
      tx,
      everybody.map(({ id }) => ({
        personId: id,
        kind: "directory.privacyModeChanged",
        params: { mode },
        to: "/about-me",
        onceKey,
      })),
    );
  });
}
