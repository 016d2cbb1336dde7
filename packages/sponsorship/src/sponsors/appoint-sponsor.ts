import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import type { AppointSponsor } from "../contract";
import { PersonUnknown, RolloutUnknown } from "../errors";
import { sponsors } from "./tables";

/** Names who stands behind a rollout. Naming them again changes nothing. */
export async function appointSponsor(ctx: Ctx, { personId, rolloutId }: AppointSponsor): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    const [person] = await tx
      .select({ id: people.id })
      .from(people)
      .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, personId)));
    if (!person) throw new PersonUnknown({}, "personId");
    const { rows } = await tx.execute(
      sql`select 1 from change.rollouts_v1 where organisation_id = ${ctx.organisationId} and rollout_id = ${rolloutId}`,
    );
    if (rows.length === 0) throw new RolloutUnknown({}, "rolloutId");
    await tx
      .insert(sponsors)
      .values({ organisationId: ctx.organisationId, personId, rolloutId, createdAt: ctx.clock.now() })
      .onConflictDoNothing();
    await recordAudit(ctx, tx, {
      action: "sponsorship.sponsor_appointed",
      subjectType: "person",
      subjectId: personId,
      facts: { rolloutId },
    });
  });
}

/** Takes somebody's sponsorship of a rollout back. */
export async function dismissSponsor(ctx: Ctx, { personId, rolloutId }: AppointSponsor): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    await tx
      .delete(sponsors)
      .where(
        and(
          ofTenant(sponsors.organisationId, ctx.organisationId),
          eq(sponsors.personId, personId),
          eq(sponsors.rolloutId, rolloutId),
        ),
      );
    await recordAudit(ctx, tx, {
      action: "sponsorship.sponsor_dismissed",
      subjectType: "person",
      subjectId: personId,
      facts: { rolloutId },
    });
  });
}
