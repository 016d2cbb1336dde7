import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { sql } from "drizzle-orm";

/** People in scope on a day, by their state on the rollout. */
export async function stateCounts(
  ctx: Ctx,
  tx: Tx,
  rolloutId: string,
  day: LocalDate,
): Promise<ReadonlyMap<string, number>> {
  const { rows } = await tx.execute<{ state: string; people: number }>(sql`
    select state, count(*)::int as people from adoption.rollout_people
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = ${rolloutId}
      and scope_from <= ${day} and (scope_until is null or scope_until >= ${day}) and state is not null
    group by state`);
  return new Map(rows.map(({ state, people }) => [state, people]));
}
