import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { LastAdministrator } from "../errors";

/**
 * Refuses what would leave the organisation with nobody who can administer it. Counts administrators of the whole organisation
 * who can sign in and have no last day, other than the given people; locks the assignments so that two cannot remove each other at once.
 */
export async function assertAdministratorRemains(ctx: Ctx, tx: Tx, ...without: readonly string[]): Promise<void> {
  const { rows } = await tx.execute<{ person_id: string; able: boolean }>(sql`
    select a.person_id, exists (select from directory.users u
      join directory.people p on p.organisation_id = u.organisation_id and p.id = u.person_id
      where u.organisation_id = a.organisation_id and u.person_id = a.person_id and u.disabled_at is null and p.ends_on is null) as able
    from directory.role_assignments a
    where a.organisation_id = ${ctx.organisationId} and a.role = 'administrator' and a.org_unit_id is null
    order by a.id for update`);
  const gone = new Set(without);
  const isOne = rows.some((row) => gone.has(row.person_id));
  if (isOne && !rows.some((row) => !gone.has(row.person_id) && row.able)) throw new LastAdministrator();
}
