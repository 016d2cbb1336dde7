import type { Tx } from "@arraigo/platform";
import type { EventRow } from "../store/stored-event";

export type PropertyType = "text" | "number" | "boolean" | "list" | "object" | "nothing";

/** What kind of value a property has. Dates travel as text. */
export function typeOf(value: unknown): PropertyType {
  if (value === null || value === undefined) return "nothing";
  if (Array.isArray(value)) return "list";
  if (typeof value === "string") return "text";
  return typeof value === "number" || typeof value === "boolean" ? (typeof value as "number" | "boolean") : "object";
}

const propertiesMax = 200;
const propertyLengthMax = 100;
const rememberedMax = 50_000;

/**
 * What this process has seen in the database, so that an event of a known shape costs a look into memory. A shape is remembered
 * once it was found there: what this transaction adds may still be rolled back.
 */
const remembered = new Map<string, Set<string>>();
let size = 0;

interface Seen {
  e: string;
  p: string;
  t: PropertyType;
}

function newIn(organisationId: string, events: readonly EventRow[]): Seen[] {
  const found = new Map<string, Seen>();
  for (const { n, x } of events) {
    if (!x) continue;
    const known = remembered.get(`${organisationId} ${n}`);
    if (known?.has("")) continue;
    for (const property in x) {
      const type = typeOf(x[property]);
      if (known?.has(`${type} ${property}`) || property.length > propertyLengthMax) continue;
      found.set(`${n}\n${type} ${property}`, { e: n, p: property, t: type });
      if (found.size >= 1_000) return [...found.values()];
    }
  }
  return [...found.values()];
}

function remember(organisationId: string, { e, p, t }: Seen, full: boolean): void {
  if (size >= rememberedMax) {
    remembered.clear();
    size = 0;
  }
  const key = `${organisationId} ${e}`;
  const known = remembered.get(key) ?? new Set();
  remembered.set(key, known);
  // '' says that the event holds as many as it may, and none of its properties need be looked at again.
  known.add(full ? "" : `${t} ${p}`);
  size += 1;
}

const learnSql = `
with seen as materialized (
  select s.e, s.p, s.t, (select count(*) from telemetry.catalogue_properties c where c.organisation_id = $1::uuid and c.event = s.e collate "C") as have,
    exists (select from telemetry.catalogue_properties c where c.organisation_id = $1::uuid and c.event = s.e collate "C" and c.property = s.p collate "C" and c.type = s.t) as known
  from jsonb_to_recordset($2::jsonb) as s(e text, p text, t text)
), put as (
  insert into telemetry.catalogue_properties (organisation_id, event, property, type, first_seen_at)
  select $1::uuid, e, p, t, $3::timestamptz from seen where not known and have < ${propertiesMax}
  order by e collate "C", p collate "C", t limit ${propertiesMax} on conflict do nothing
)
select e, p, t, known, have >= ${propertiesMax} as full from seen`;

/** Learns which properties these events came with, and of which types; writes only what is new. Values are not looked at. */
export async function learnProperties(tx: Tx, events: readonly EventRow[], at: Date): Promise<void> {
  const seen = newIn(tx.organisationId, events);
  if (seen.length === 0) return;
  const { rows } = await tx.runSql({
    name: "telemetry_learn_properties",
    text: learnSql,
    values: [tx.organisationId, JSON.stringify(seen), at.toISOString()],
  });
  for (const row of rows as unknown as (Seen & { known: boolean; full: boolean })[])
    if (row.known || row.full) remember(tx.organisationId, row, row.full && !row.known);
}
