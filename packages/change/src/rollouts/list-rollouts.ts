import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, localToday } from "@arraigo/platform";
import { inLanguage } from "@arraigo/platform/contract";
import { desc, sql } from "drizzle-orm";
import { rollouts } from "./tables";

// In a query of one table drizzle writes columns without it, and inside a subquery that name would be another table's.
/** Every rollout, newest first, with its waves' dates and how many people it takes in. */
export async function listRollouts(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const rows = await tx
      .select({
        id: rollouts.id,
        name: rollouts.name,
        objective: rollouts.objective,
        startsOn: rollouts.startsOn,
        waves: sql<number>`(select count(*)::int from change.waves w where w.organisation_id = ${rollouts}.organisation_id and w.rollout_id = ${rollouts}.id)`,
        people: sql<number>`(select count(*)::int from change.wave_people m where m.organisation_id = ${rollouts}.organisation_id and m.rollout_id = ${rollouts}.id)`,
        nextGoLiveOn: sql<
          string | null
        >`(select min(w.go_live_on)::text from change.waves w where w.organisation_id = ${rollouts}.organisation_id and w.rollout_id = ${rollouts}.id and w.go_live_on > ${localToday(ctx)}::date)`,
      })
      .from(rollouts)
      .where(ofTenant(rollouts.organisationId, ctx.organisationId))
      .orderBy(desc(rollouts.startsOn), desc(rollouts.id))
      .limit(200);
    const { language } = ctx.actor;
    return rows.map((row) => ({
      ...row,
      name: inLanguage(row.name, language),
      objective: inLanguage(row.objective, language),
    }));
  });
}
