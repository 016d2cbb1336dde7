import { grantsOf } from "@arraigo/directory";
import type { Ctx, Tx } from "@arraigo/platform";
import type { Language, Role } from "@arraigo/platform/contract";

const readerSql = `
select p.language, coalesce(json_agg(json_build_object('role', r.role, 'orgUnitId', r.org_unit_id)) filter (where r.role is not null), '[]') as roles
from directory.people p
join directory.organisations o on o.id = p.organisation_id
left join directory.role_assignments r on r.organisation_id = p.organisation_id and r.person_id = p.id
where p.organisation_id = $1::uuid and p.id = $2::uuid
  and (p.ends_on is null or p.ends_on >= ($3::timestamptz at time zone o.time_zone)::date)
group by p.id, p.language`;

/** Somebody who works here and may see figures today, whatever they were when they asked; with the language to tell them in. */
export async function mayStillRead(ctx: Ctx, tx: Tx, personId: string): Promise<{ language: Language } | undefined> {
  const { rows } = await tx.runSql({
    name: "telemetry_alert_reader",
    text: readerSql,
    values: [tx.organisationId, personId, ctx.clock.now().toISOString()],
  });
  const [found] = rows as { language: Language; roles: { role: Role; orgUnitId: string | null }[] }[];
  if (!found) return undefined;
  const grants = grantsOf(
    ctx.manifests.map((manifest) => ({ manifest })),
    found.roles,
  );
  return grants.has("telemetry.figure.read") ? { language: found.language } : undefined;
}
