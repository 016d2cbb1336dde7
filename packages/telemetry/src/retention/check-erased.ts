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
  "mentions",
  "numbers",
  "spans",
  "authored",
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
with asked as materialized (select telemetry.needles($3::text[]) as words, telemetry.long_needles(telemetry.needles($3::text[])) as long)
select 'events' as place, count(*)::int as rows from telemetry.events t, asked q
  where t.organisation_id = $1::uuid and (t.person_id = $2::uuid or (t.person_id is null and telemetry.goes_by(t.user_ref, q.words)))
union all select 'days', count(*)::int from telemetry.active_days t where t.organisation_id = $1::uuid and t.person_id = $2::uuid
union all select 'uses', count(*)::int from telemetry.usage_by_person_day t where t.organisation_id = $1::uuid and t.person_id = $2::uuid
union all select 'folded', count(*)::int from telemetry.folded_uses t, asked q
  where t.organisation_id = $1::uuid and (t.person_id = $2::uuid or telemetry.goes_by(t.user_ref, q.words))
union all select 'names', count(*)::int from telemetry.identities t, asked q
  where t.organisation_id = $1::uuid and (t.person_id = $2::uuid or telemetry.goes_by(t.user_ref, q.words))
union all select 'links', count(*)::int from telemetry.name_links t, asked q
  where t.organisation_id = $1::uuid and (telemetry.goes_by(t.user_ref, q.words) or telemetry.goes_by(t.target, q.words))
union all select 'unknown', count(*)::int from telemetry.unmatched_users t, asked q
  where t.organisation_id = $1::uuid and telemetry.goes_by(t.user_ref, q.words)
union all select 'moves', count(*)::int from telemetry.name_moves t, asked q
  where t.organisation_id = $1::uuid and (t.held_by = $2::uuid or telemetry.goes_by(t.user_ref, q.words))
union all select 'refused', count(*)::int from telemetry.rejected_events t, asked q where t.organisation_id = $1::uuid
  and (telemetry.names_one(t.sample, q.words) or telemetry.names_one(t.message_id, q.long) or telemetry.names_one(t.excerpt::text, q.long))
union all select 'refusedRows', count(*)::int from telemetry.refused_rows t, asked q
  where t.organisation_id = $1::uuid and telemetry.names_one(to_jsonb(t.cells)::text, q.words)
union all select 'arrivals', count(*)::int from telemetry.arrivals t, asked q
  where t.organisation_id = $1::uuid and (telemetry.goes_by(t.user_ref, q.words) or telemetry.names_one(t.properties::text, q.long))
union all select 'mentions', count(*)::int from telemetry.events t, asked q
  where $4::boolean and t.organisation_id = $1::uuid
    and exists (select from unnest(q.long) n where strpos(lower(t.properties::text), n) > 0 or strpos(lower(t.context::text), n) > 0)
    and (telemetry.without_names(t.properties, q.long) <> t.properties or telemetry.without_names(t.context, q.long) <> t.context)
union all select 'numbers', count(*)::int from telemetry.person_numbers t where t.organisation_id = $1::uuid and t.person_id = $2::uuid
union all select 'spans', count(*)::int from telemetry.use_spans t where t.organisation_id = $1::uuid and t.person_id = $2::uuid
union all select 'authored', count(*)::int from (
  select organisation_id, written_by as by from telemetry.annotations
  union all select organisation_id, owner_id from telemetry.insights
  union all select organisation_id, owner_id from telemetry.alerts
  union all select organisation_id, owner_id from telemetry.dashboards
  union all select organisation_id, owner_id from telemetry.catalogue_events
  union all select organisation_id, created_by from telemetry.history_uploads
  union all select organisation_id, created_by from telemetry.pull_sources
  union all select organisation_id, created_by from telemetry.write_keys
  union all select organisation_id, watched_by from telemetry.write_keys
  union all select organisation_id, decided_by from telemetry.identities
  union all select organisation_id, changed_by from telemetry.retention_policies
  union all select organisation_id, asked_by from telemetry.erasures
) t where t.organisation_id = $1::uuid and t.by = $2::uuid`;

/** Every name a person goes by in what was recorded, in small letters. */
export async function namesOf(tx: Tx, personId: string): Promise<string[]> {
  const { rows } = await tx.runSql(namesSql, [tx.organisationId, personId]);
  return (rows[0] as { names: string[] }).names;
}

/**
 * How many rows still name a person, place by place: by our id, or by one of these names in small letters. What others did is looked
 * through for mentions of them only where asked: it is every event there is.
 */
export async function findLeft(
  tx: Tx,
  personId: string,
  names: readonly string[],
  { mentions }: { mentions: boolean },
): Promise<Record<ErasedPlace, number>> {
  const { rows } = await tx.runSql(leftSql, [tx.organisationId, personId, names, mentions]);
  return Object.fromEntries((rows as { place: string; rows: number }[]).map((row) => [row.place, row.rows])) as Record<
    ErasedPlace,
    number
  >;
}
