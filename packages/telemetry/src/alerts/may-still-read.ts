import { grantsOf } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import type { Language, Role } from "@arraigo/platform/contract";

const readerSql = `
select p.language, i.owner_id = p.id as own, i.shared_roles as "sharedRoles",
  coalesce(json_agg(json_build_object('role', r.role, 'orgUnitId', r.org_unit_id)) filter (where r.role is not null), '[]') as roles
from directory.people p
join directory.organisations o on o.id = p.organisation_id
join telemetry.insights i on i.organisation_id = p.organisation_id and i.id = $3::uuid and i.gone_at is null
left join directory.role_assignments r on r.organisation_id = p.organisation_id and r.person_id = p.id
where p.organisation_id = $1::uuid and p.id = $2::uuid
  and (p.ends_on is null or p.ends_on >= ($4::timestamptz at time zone o.time_zone)::date)
group by p.id, p.language, i.owner_id, i.shared_roles`;

interface Reader {
  language: Language;
  own: boolean;
  sharedRoles: string[];
  roles: { role: Role; orgUnitId: string | null }[];
}

/**
 * Somebody who works here, may see figures and may open the insight today, whatever held when they asked; with the language to tell them
 * in. The same rule as `openTo`, for somebody who is not the one acting.
 */
export async function mayStillRead(
  ctx: Ctx,
  tx: Tx,
  { ownerId, insightId }: { ownerId: string; insightId: string },
): Promise<{ language: Language } | undefined> {
  const { rows } = await tx.runSql({
    name: "telemetry_alert_reader",
    text: readerSql,
    values: [tx.organisationId, ownerId, insightId, ctx.clock.now().toISOString()],
  });
  const [found] = rows as unknown as Reader[];
  if (!found) return undefined;
  const grants = grantsOf(
    ctx.manifests.map((manifest) => ({ manifest })),
    found.roles,
  );
  if (!grants.has("telemetry.figure.read")) return undefined;
  const isShared = found.sharedRoles.length > 0;
  const isOpen =
    found.own ||
    (isShared && grants.has("telemetry.insight.manage")) ||
    found.roles.some(({ role }) => found.sharedRoles.includes(role));
  return isOpen ? { language: found.language } : undefined;
}
