import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";

/**
 * Puts everybody of a wave's units into the wave, for one rollout or for all. Whoever is in a wave already stays there; where two
 * waves claim a person, the earlier one has them. Returns the rollouts that gained people.
 */
export async function fillWaves(ctx: Ctx, tx: Tx, rolloutId?: string): Promise<string[]> {
  const { rows } = await tx.execute<{ rollout_id: string }>(sql`
    with claimed as (
      select distinct on (w.rollout_id, p.id) w.rollout_id, p.id as person_id, w.id as wave_id
      from change.waves w
      join change.wave_units u on u.organisation_id = w.organisation_id and u.wave_id = w.id
      cross join lateral directory.units_below(w.organisation_id, array[u.org_unit_id]) as below(unit_id)
      join directory.people p on p.organisation_id = w.organisation_id and p.org_unit_id = below.unit_id
      where w.organisation_id = ${ctx.organisationId} ${rolloutId ? sql`and w.rollout_id = ${rolloutId}` : sql``}
      order by w.rollout_id, p.id, w.position
    ), added as (
      insert into change.wave_people (organisation_id, rollout_id, person_id, wave_id)
      select ${ctx.organisationId}, rollout_id, person_id, wave_id from claimed
      on conflict do nothing
      returning rollout_id
    )
    select distinct rollout_id from added`);
  return rows.map((row) => row.rollout_id);
}
