import type { Tx } from "@arraigo/platform";

const namesSql = `with names as (
  select lower(n.ref) as ref from directory.people p,
    lateral (values (p.id::text), (p.email), (p.external_id)) n(ref)
  where p.organisation_id = $1::uuid and p.id = $2::uuid and n.ref is not null
  union
  select lower(i.user_ref) from telemetry.identities i where i.organisation_id = $1::uuid and i.person_id = $2::uuid
)`;

/** Forgets what is kept of a person for whoever looks at what arrives: their events there, and refused ones that name them as sent. */
export async function forgetSamplesOf(tx: Tx, personId: string): Promise<void> {
  const values = [tx.organisationId, personId];
  await tx.runSql(
    `${namesSql} delete from telemetry.arrivals a using names n
     where a.organisation_id = $1::uuid and (lower(a.user_ref) = n.ref or position(n.ref in lower(a.properties::text)) > 0)`,
    values,
  );
  await tx.runSql(
    `${namesSql} update telemetry.rejected_events r set sample = null from names n
     where r.organisation_id = $1::uuid and position(n.ref in lower(r.sample)) > 0`,
    values,
  );
}
