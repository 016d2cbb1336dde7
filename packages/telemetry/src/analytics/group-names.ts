import type { Tx } from "@arraigo/platform";
import { type Grouping, noGroup } from "./members";

const namesSql = `
select 'unit' as by, id::text as key, name from directory.org_units where organisation_id = $1::uuid
union all select 'location', id::text, name from directory.locations where organisation_id = $1::uuid
union all select 'role', id::text, name from directory.job_roles where organisation_id = $1::uuid`;

/** What each group is called; null for the people who have no unit, location or job role. */
export async function groupNames(tx: Tx): Promise<(by: Grouping, key: string) => string | null> {
  const { rows } = await tx.runSql({ name: "telemetry_group_names", text: namesSql, values: [tx.organisationId] });
  const names = new Map(
    (rows as { by: Grouping; key: string; name: string }[]).map((row) => [row.by + row.key, row.name]),
  );
  return (by, key) => (key === noGroup ? null : (names.get(by + key) ?? null));
}

interface Named {
  by: Grouping;
  key: string;
  name: string | null;
}

/** Groupings in their order, within each by name, and those without one last. */
export function byPlace(order: readonly Grouping[], one: Named, other: Named): number {
  if (one.by !== other.by) return order.indexOf(one.by) - order.indexOf(other.by);
  if (one.name === null || other.name === null) return Number(one.name === null) - Number(other.name === null);
  return one.name.localeCompare(other.name) || one.key.localeCompare(other.key);
}
