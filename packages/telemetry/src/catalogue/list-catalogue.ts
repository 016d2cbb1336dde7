import { type Ctx, inTransaction } from "@arraigo/platform";
import type { CatalogueInput } from "../contract";

const windowDays = 84;

interface Row {
  [column: string]: unknown;
  name: string;
  count: number;
  days: { day: string; count: number }[];
  first_day: string | null;
  last_day: string | null;
  description: string | null;
  owner_id: string | null;
  owner: string | null;
  planned: boolean;
  planned_properties: Record<string, string>;
  seen: { property: string; type: string }[];
}

const listSql = `
with volume as (
  select d.name, sum(d.count) filter (where d.day > $4::date - ${windowDays}) as count, min(d.day) as first_day, max(d.day) as last_day
  from telemetry.event_days d where d.organisation_id = $1::uuid and ($2::text is null or d.name > $2::text collate "C")
  group by d.name having sum(d.count) > 0
), page as materialized (
  select coalesce(v.name, c.name) as name, coalesce(v.count, 0)::float as count, v.first_day, v.last_day,
    c.description, c.owner_id, c.planned_at is not null as planned, coalesce(c.planned_properties, '{}') as planned_properties
  from volume v full join (select * from telemetry.catalogue_events where organisation_id = $1::uuid and ($2::text is null or name > $2::text collate "C")) c on c.name = v.name
  order by 1 limit $3::int
)
select p.name, p.count, p.first_day::text, p.last_day::text, p.description, p.owner_id, p.planned, p.planned_properties,
  o.given_name || ' ' || o.family_name as owner,
  coalesce((select jsonb_agg(jsonb_build_object('property', s.property, 'type', s.type) order by s.property, s.type)
    from telemetry.catalogue_properties s where s.organisation_id = $1::uuid and s.event = p.name), '[]') as seen,
  coalesce((select jsonb_agg(jsonb_build_object('day', d.day, 'count', d.count) order by d.day)
    from (select day, sum(count) as count from telemetry.event_days where organisation_id = $1::uuid and name = p.name and day > $4::date - ${windowDays} group by day) d), '[]') as days
from page p left join directory.people o on o.organisation_id = $1::uuid and o.id = p.owner_id order by p.name`;

/** Where plan and reality part, for one event. */
export interface Finding {
  kind: "never_seen" | "not_planned" | "property_never_seen" | "property_not_planned" | "wrong_type";
  property?: string;
  planned?: string;
  seen?: string[];
}

/** Compares what was planned with what came. An event nobody planned is one finding, whatever its properties. */
export function comparePlan(event: {
  planned: boolean;
  seenEver: boolean;
  plannedProperties: Record<string, string>;
  properties: readonly { property: string; types: string[] }[];
}): Finding[] {
  if (!event.planned) return event.seenEver ? [{ kind: "not_planned" }] : [];
  if (!event.seenEver) return [{ kind: "never_seen" }];
  const seen = new Map(event.properties.map(({ property, types }) => [property, types]));
  const findings: Finding[] = [];
  for (const [property, planned] of Object.entries(event.plannedProperties)) {
    // Nothing was given there: neither right nor wrong.
    const types = seen.get(property)?.filter((type) => type !== "nothing");
    if (!types) findings.push({ kind: "property_never_seen", property, planned });
    else if (types.some((type) => type !== planned))
      findings.push({ kind: "wrong_type", property, planned, seen: types });
  }
  if (Object.keys(event.plannedProperties).length > 0)
    for (const { property } of event.properties)
      if (!Object.hasOwn(event.plannedProperties, property)) findings.push({ kind: "property_not_planned", property });
  return findings;
}

/** The event catalogue by name: what came in the last twelve weeks, day by day, since when, with which properties, and whether it was planned. */
export async function listCatalogue(ctx: Ctx, { cursor, limit }: CatalogueInput) {
  return inTransaction(ctx, async (tx) => {
    const { rows: today } = await tx.runSql(
      "select ($2::timestamptz at time zone time_zone)::date::text as day from directory.organisations where id = $1::uuid",
      [tx.organisationId, ctx.clock.now().toISOString()],
    );
    const { rows } = await tx.runSql({
      name: "telemetry_list_catalogue",
      text: listSql,
      values: [tx.organisationId, cursor ?? null, limit + 1, (today[0] as { day: string }).day],
    });
    const page = (rows as Row[]).slice(0, limit);
    return {
      nextCursor: rows.length > limit ? (page.at(-1)?.name ?? null) : null,
      windowDays,
      events: page.map((row) => {
        const types = new Map<string, string[]>();
        for (const { property, type } of row.seen) types.set(property, [...(types.get(property) ?? []), type]);
        const properties = [...types].map(([property, seen]) => ({ property, types: seen }));
        const event = {
          name: row.name,
          count: row.count,
          days: row.days,
          firstDay: row.first_day,
          lastDay: row.last_day,
          description: row.description,
          owner: row.owner_id === null ? null : { id: row.owner_id, name: row.owner ?? "" },
          planned: row.planned,
          plannedProperties: row.planned_properties,
          properties,
        };
        return { ...event, findings: comparePlan({ ...event, seenEver: row.first_day !== null }) };
      }),
    };
  });
}
