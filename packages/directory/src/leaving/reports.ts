import type { Ctx, HandoverSource, OpenWork, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";

/** The people who report to somebody, as work in their care: without a people manager nobody above would reach them. */
export const handover: HandoverSource = {
  async count(ctx, tx, personId) {
    const { rows } = await tx.execute<{ count: number }>(sql`
      select count(*)::int as count from directory.people p
      where p.organisation_id = ${ctx.organisationId} and p.manager_id = ${personId}
        and (p.ends_on is null or p.ends_on >= (${ctx.clock.now()}::timestamptz at time zone p.time_zone)::date)`);
    return asWork(rows[0]?.count ?? 0);
  },
  handOver,
};

const asWork = (count: number): OpenWork[] => (count > 0 ? [{ kind: "report", count }] : []);

/**
 * Reports follow to the successor, or else to the leaver's own people manager. So does whoever the successor stands below of them,
 * and the successor too: otherwise the hierarchy would close into a loop.
 */
async function handOver(ctx: Ctx, tx: Tx, from: string, to: string | null): Promise<OpenWork[]> {
  const { rows } = await tx.execute(sql`
    with recursive above(id, manager_id, step) as (
      select p.id, p.manager_id, 0 from directory.people p where p.organisation_id = ${ctx.organisationId} and p.id = ${to}
      union all
      select p.id, p.manager_id, above.step + 1 from above join directory.people p
        on p.organisation_id = ${ctx.organisationId} and p.id = above.manager_id where above.step < 30
    ), leaver as (
      select p.manager_id from directory.people p where p.organisation_id = ${ctx.organisationId} and p.id = ${from}
    )
    update directory.people p set updated_at = ${ctx.clock.now()}, manager_id = case
        when ${to}::uuid is null or p.id in (select above.id from above) then leaver.manager_id else ${to}::uuid end
    from leaver where p.organisation_id = ${ctx.organisationId} and p.manager_id = ${from}
      and (p.ends_on is null or p.ends_on >= (${ctx.clock.now()}::timestamptz at time zone p.time_zone)::date)
    returning p.id`);
  return asWork(rows.length);
}
