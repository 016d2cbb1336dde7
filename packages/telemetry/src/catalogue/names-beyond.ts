import type { Tx } from "@arraigo/platform";

/**
 * How many names of events that nobody planned, described or asks for an organisation holds. Whoever has the key of a page can send
 * any name; every page that lists what was done, and every figure by feature, grows with them.
 */
export const unplannedNamesMax = 2_000;
const rememberedMax = 50_000;
/** How long a process takes an organisation for full without counting again. */
const fullMs = 10_000;

/** Names this process has seen in the database, so that an event of a known name costs a look into memory. */
const remembered = new Map<string, Set<string>>();
let size = 0;
/** Until when an organisation is taken for full, by the process's own clock. */
const fullUntil = new Map<string, number>();

/** Whether this process has seen the name stored or planned. */
export const isRemembered = (organisationId: string, name: string): boolean =>
  remembered.get(organisationId)?.has(name) === true;

function remember(organisationId: string, name: string): void {
  if (size >= rememberedMax) {
    remembered.clear();
    size = 0;
  }
  const known = remembered.get(organisationId) ?? new Set();
  remembered.set(organisationId, known.add(name));
  size += 1;
}

// Names in use are counted from one to the next through the key, and only where one of those asked about is new.
const namesSql = `
with recursive asked as materialized (
  select n, place, exists (select from telemetry.event_days d where d.organisation_id = $1::uuid and d.name = a.n collate "C")
    or exists (select from telemetry.catalogue_events c where c.organisation_id = $1::uuid and c.name = a.n collate "C")
    or exists (select from change.behaviours_v1 b where b.organisation_id = $1::uuid and b.event = a.n collate "C") as known
  from unnest($2::text[]) with ordinality as a(n, place)
), stored(n, unplanned) as (
  (select d.name, 0 from telemetry.event_days d where d.organisation_id = $1::uuid order by d.name limit 1)
  union all
  select (select d.name from telemetry.event_days d where d.organisation_id = $1::uuid and d.name > s.n collate "C" order by d.name limit 1),
    s.unplanned + case when exists (select from telemetry.catalogue_events c where c.organisation_id = $1::uuid and c.name = s.n)
      or exists (select from change.behaviours_v1 b where b.organisation_id = $1::uuid and b.event = s.n collate "C") then 0 else 1 end
  from stored s where s.n is not null and s.unplanned < ${unplannedNamesMax}
)
select n, known, case when not $3::boolean and exists (select from asked where not known)
  then (select max(unplanned) from stored) end as "unplanned" from asked order by place`;

interface Asked {
  n: string;
  known: boolean;
  /** How many there are; null where it was not counted. */
  unplanned: number | null;
}

/** Which of these names are new, in the order asked about, and for how many new ones there is room. */
async function freshNames(tx: Tx, names: Iterable<string>): Promise<{ fresh: string[]; room: number }> {
  const { organisationId } = tx;
  const unknown = [...new Set(names)].filter((name) => !isRemembered(organisationId, name));
  if (unknown.length === 0) return { fresh: [], room: 0 };
  const isFull = (fullUntil.get(organisationId) ?? 0) > performance.now();
  const { rows } = await tx.runSql({
    name: "telemetry_names_beyond",
    text: namesSql,
    values: [organisationId, unknown, isFull],
  });
  const asked = rows as unknown as Asked[];
  for (const { n, known } of asked) if (known) remember(organisationId, n);
  const fresh = asked.filter(({ known }) => !known);
  const room = isFull ? 0 : Math.max(0, unplannedNamesMax - (fresh[0]?.unplanned ?? 0));
  if (fresh.length > 0 && room === 0 && !isFull) fullUntil.set(organisationId, performance.now() + fullMs);
  return { fresh: fresh.map(({ n }) => n), room };
}

/**
 * Which of these names are new beyond what the organisation holds (`unplannedNamesMax`); the first ones asked about come in. Names
 * that were stored, planned or described, or that a rollout asks for, always do. Two transactions at once may each fill what is left.
 */
export async function namesBeyond(tx: Tx, names: Iterable<string>): Promise<ReadonlySet<string>> {
  const { fresh, room } = await freshNames(tx, names);
  return new Set(fresh.slice(room));
}

/** The same for what is only tried: new names of one call take room from the next, though nothing is stored. */
export function triedNames(): (tx: Tx, names: Iterable<string>) => Promise<ReadonlySet<string>> {
  const admitted = new Set<string>();
  return async (tx, names) => {
    const { fresh, room } = await freshNames(tx, names);
    const beyond = new Set<string>();
    for (const name of fresh)
      if (admitted.has(name) || admitted.size < room) admitted.add(name);
      else beyond.add(name);
    return beyond;
  };
}
