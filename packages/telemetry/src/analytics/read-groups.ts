import { type Ctx, inTransaction } from "@arraigo/platform";
import type { LocalDate } from "@arraigo/platform/calendar";
import { groupMinimum, type Suppressed } from "@arraigo/platform/disclosure";
import { protectionOf, protectMembers } from "./cut";
import { loadMembers } from "./load-members";
import { type Grouping, groupings, isThere, noGroup } from "./members";
import { organisationToday } from "./organisation-day";

export interface UsageGroup {
  by: Grouping;
  key: string;
  /** Null for the people who have no unit, location or job role. */
  name: string | null;
  size: { people: number } | Suppressed;
}

export interface UsageGroups {
  minimum: number;
  /** The running day where the organisation is. */
  today: LocalDate;
  people: number;
  /** Groups in which somebody is employed today, by grouping and name. */
  groups: UsageGroup[];
}

const namesSql = `
select 'unit' as by, id::text as key, name from directory.org_units where organisation_id = $1::uuid
union all select 'location', id::text, name from directory.locations where organisation_id = $1::uuid
union all select 'role', id::text, name from directory.job_roles where organisation_id = $1::uuid`;

/** The groups figures can be cut by, each with its size or why it is not shown: the decision every figure of today takes too. */
export async function readGroups(ctx: Ctx): Promise<UsageGroups> {
  const today = await organisationToday(ctx);
  const minimum = groupMinimum(ctx.privacyMode);
  return inTransaction(ctx, async (tx) => {
    const there = (await loadMembers(tx)).filter((member) => isThere(member, today, today));
    const { rows } = await tx.runSql({ name: "telemetry_group_names", text: namesSql, values: [tx.organisationId] });
    const names = new Map(
      (rows as { by: Grouping; key: string; name: string }[]).map((row) => [row.by + row.key, row.name]),
    );
    const protection = protectMembers(there, today, minimum);
    const groups = groupings.flatMap((by) =>
      [...new Set(there.map((member) => member[by]))].map((key): UsageGroup => {
        const is = protectionOf(protection, { by, key });
        const size =
          is === "shown" ? { people: there.filter((member) => member[by] === key).length } : { suppressed: is };
        return { by, key, name: key === noGroup ? null : (names.get(by + key) ?? null), size };
      }),
    );
    return { minimum, today, people: there.length, groups: groups.toSorted(byPlace) };
  });
}

/** Within a grouping by name, and those without one last. */
function byPlace(one: UsageGroup, other: UsageGroup): number {
  if (one.by !== other.by) return groupings.indexOf(one.by) - groupings.indexOf(other.by);
  if (one.name === null || other.name === null) return Number(one.name === null) - Number(other.name === null);
  return one.name.localeCompare(other.name) || one.key.localeCompare(other.key);
}
