import type { Tx } from "@arraigo/platform";

/** Where something about a person could still stand. */
export const erasedPlaces = [
  "events",
  "days",
  "uses",
  "folded",
  "names",
  "links",
  "unknown",
  "moves",
  "refused",
  "refusedRows",
  "arrivals",
  "numbers",
  "spans",
] as const;
export type ErasedPlace = (typeof erasedPlaces)[number];

const namesSql = `
select array(
  select lower(n.ref) from directory.people p, lateral (values (p.id::text), (p.email), (p.external_id)) n(ref)
  where p.organisation_id = $1::uuid and p.id = $2::uuid and n.ref is not null
  union select lower(i.user_ref) from telemetry.identities i where i.organisation_id = $1::uuid and i.person_id = $2::uuid
  union select lower(e.user_ref) from telemetry.events e where e.organisation_id = $1::uuid and e.person_id = $2::uuid and e.user_ref is not null
  union select lower(f.user_ref) from telemetry.folded_uses f where f.organisation_id = $1::uuid and f.person_id = $2::uuid and f.user_ref <> ''
) as names`;

/* Asked of the tables themselves, not of what was deleted: a place that is forgotten there would be found here. */
const leftSql = `
select 'events' as place, count(*)::int as rows from telemetry.events t
  where t.organisation_id = $1::uuid and (t.person_id = $2::uuid or (t.person_id is null and lower(t.user_ref) = any($3::text[])))
union all select 'days', count(*)::int from telemetry.active_days t where t.organisation_id = $1::uuid and t.person_id = $2::uuid
union all select 'uses', count(*)::int from telemetry.usage_by_person_day t where t.organisation_id = $1::uuid and t.person_id = $2::uuid
union all select 'folded', count(*)::int from telemetry.folded_uses t
  where t.organisation_id = $1::uuid and (t.person_id = $2::uuid or lower(t.user_ref) = any($3::text[]))
union all select 'names', count(*)::int from telemetry.identities t
  where t.organisation_id = $1::uuid and (t.person_id = $2::uuid or lower(t.user_ref) = any($3::text[]))
union all select 'links', count(*)::int from telemetry.name_links t
  where t.organisation_id = $1::uuid and (lower(t.user_ref) = any($3::text[]) or lower(t.target) = any($3::text[]))
union all select 'unknown', count(*)::int from telemetry.unmatched_users t where t.organisation_id = $1::uuid and lower(t.user_ref) = any($3::text[])
union all select 'moves', count(*)::int from telemetry.name_moves t
  where t.organisation_id = $1::uuid and (t.held_by = $2::uuid or lower(t.user_ref) = any($3::text[]))
union all select 'refused', count(*)::int from telemetry.rejected_events t
  where t.organisation_id = $1::uuid and exists (select from unnest($3::text[]) m where strpos(lower(to_jsonb(t)::text), m) > 0)
union all select 'refusedRows', count(*)::int from telemetry.refused_rows t
  where t.organisation_id = $1::uuid and exists (select from unnest($3::text[]) m where strpos(lower(array_to_string(t.cells, ' ')), m) > 0)
union all select 'arrivals', count(*)::int from telemetry.arrivals t
  where t.organisation_id = $1::uuid and (lower(t.user_ref) = any($3::text[]) or exists (select from unnest($3::text[]) m where strpos(lower(t.properties::text), m) > 0))
union all select 'numbers', count(*)::int from telemetry.person_numbers t where t.organisation_id = $1::uuid and t.person_id = $2::uuid
union all select 'spans', count(*)::int from telemetry.use_spans t where t.organisation_id = $1::uuid and t.person_id = $2::uuid`;

/** Every name a person goes by in what was recorded, in small letters. */
export async function namesOf(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await tx.runSql(namesSql, [tx.organisationId, personId]);
  return (rows[0] as { names: string[] }).names;
}

/** How many rows still name a person, place by place: by our id, or by one of these names in small letters. */
export async function findLeft(
  tx: Tx,
  personId: string,
  names: readonly string[],
): Promise<Record<ErasedPlace, number>> {
  const { rows } = await tx.runSql(leftSql, [tx.organisationId, personId, names]);
  return Object.fromEntries((rows as { place: string; rows: number }[]).map((row) => [row.place, row.rows])) as Record<
    ErasedPlace,
    number
  >;
}
