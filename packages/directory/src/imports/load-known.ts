import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import type { KnownPerson } from "./plan-rows";

interface Known {
  people: Map<string, KnownPerson>;
  /** Lower-cased path or name → id. */
  units: Map<string, string>;
  unitPathsByName: Map<string, string[][]>;
  jobRoles: Map<string, string>;
  locations: Map<string, string>;
}

/** Everybody and everything a file may speak of. One import at a time loads it: at most a hundred thousand people. */
export async function loadKnown(ctx: Ctx, tx: Tx): Promise<Known> {
  const all = async <T extends Record<string, unknown>>(query: ReturnType<typeof sql>) =>
    (await tx.execute<T>(query)).rows;
  const unitPaths = sql`
    with recursive paths(id, path, names, depth) as (
      select id, lower(name), array[name::text], 0 from directory.org_units where organisation_id = ${ctx.organisationId} and parent_id is null
      union all
      select u.id, paths.path || ' / ' || lower(u.name), paths.names || u.name::text, paths.depth + 1 from directory.org_units u join paths on u.parent_id = paths.id
      where u.organisation_id = ${ctx.organisationId} and paths.depth < 30
    )`;
  const named = async (table: string) =>
    new Map(
      (
        await all<{ id: string; name: string }>(
          sql`select id, lower(name) as name from directory.${sql.raw(table)} where organisation_id = ${ctx.organisationId}`,
        )
      ).map((row) => [row.name, row.id] as const),
    );
  const people = await all<KnownPerson & Record<string, unknown>>(sql`${unitPaths}
    select p.id, lower(p.email) as email, p.given_name as "givenName", p.family_name as "familyName", p.external_id as "externalId",
      coalesce(u.path, '') as "orgUnitPath", lower(m.email) as "managerEmail", j.name as "jobRole", l.name as location, p.language,
      p.time_zone as "timeZone", p.starts_on::text as "startsOn", p.ends_on::text as "endsOn", p.workload_percent as "workloadPercent"
    from directory.people p
    left join paths u on u.id = p.org_unit_id
    left join directory.people m on m.organisation_id = p.organisation_id and m.id = p.manager_id
    left join directory.job_roles j on j.organisation_id = p.organisation_id and j.id = p.job_role_id
    left join directory.locations l on l.organisation_id = p.organisation_id and l.id = p.location_id
    where p.organisation_id = ${ctx.organisationId}`);
  const units = await all<{ id: string; path: string; names: string[] }>(
    sql`${unitPaths} select id, path, names from paths`,
  );
  const unitPathsByName = new Map<string, string[][]>();
  for (const { names } of units) {
    const key = (names.at(-1) ?? "").toLowerCase();
    unitPathsByName.set(key, [...(unitPathsByName.get(key) ?? []), names]);
  }
  return {
    people: new Map(people.map((person) => [person.email, person])),
    units: new Map(units.map((unit) => [unit.path, unit.id])),
    unitPathsByName,
    jobRoles: await named("job_roles"),
    locations: await named("locations"),
  };
}
