import { newId } from "@arraigo/db/columns";
import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { handOverLeft, leaversWithWork } from "../leaving/hand-over";
import { localDay } from "../people/employment";
import { writerOf } from "../people/enrol-people";
import type { loadKnown } from "./load-known";
import type { NewStructure } from "./new-structure";
import { type ImportPlan, pathKey } from "./plan-rows";
import type { PersonRow } from "./read-row";

type Known = Awaited<ReturnType<typeof loadKnown>>;

/** Writes what was planned: units, job roles and places the file names first, then everybody, one statement a table. Whose last day is over hands over. */
export async function writePlan(
  ctx: Ctx,
  tx: Tx,
  { plan, known, made }: { plan: ImportPlan; known: Known; made: NewStructure },
): Promise<void> {
  const write = writerOf(tx, ctx.organisationId);
  await write(
    "org_units",
    "id uuid, parent_id uuid, name text",
    made.units.map(({ id, parentId, name }) => ({ id, parent_id: parentId, name })),
  );
  await write("job_roles", "id uuid, name text", made.jobRoles);
  await write(
    "locations",
    "id uuid, name text, time_zone text",
    made.locations.map((place) => ({ ...place, time_zone: ctx.actor.timeZone })),
  );

  const ids = new Map([...known.people].map(([email, person]) => [email, person.id]));
  for (const row of plan.created) ids.set(row.email, newId());
  const today = localDay(ctx.clock.now(), ctx.actor.timeZone);
  await write(
    "people",
    "id uuid, email text, given_name text, family_name text, external_id text, org_unit_id uuid, manager_id uuid, job_role_id uuid, location_id uuid, language text, time_zone text, starts_on date, ends_on date, workload_percent int, updated_at timestamptz",
    plan.created.map((row) => ({
      ...changesOf(row, ids, known),
      email: row.email,
      language: row.language ?? ctx.actor.language,
      time_zone: row.timeZone ?? ctx.actor.timeZone,
      starts_on: row.startsOn ?? (row.endsOn && row.endsOn < today ? row.endsOn : today),
      workload_percent: row.workloadPercent ?? 100,
      updated_at: ctx.clock.now(),
    })),
  );
  if (plan.updated.length === 0) return;
  await tx.execute(sql`
    update directory.people p set
      given_name = coalesce(r.given_name, p.given_name), family_name = coalesce(r.family_name, p.family_name),
      external_id = coalesce(r.external_id, p.external_id), org_unit_id = coalesce(r.org_unit_id, p.org_unit_id),
      manager_id = coalesce(r.manager_id, p.manager_id), job_role_id = coalesce(r.job_role_id, p.job_role_id),
      location_id = coalesce(r.location_id, p.location_id), language = coalesce(r.language, p.language),
      time_zone = coalesce(r.time_zone, p.time_zone), starts_on = coalesce(r.starts_on, p.starts_on),
      ends_on = coalesce(r.ends_on, p.ends_on), workload_percent = coalesce(r.workload_percent, p.workload_percent),
      updated_at = ${ctx.clock.now()}
    from jsonb_to_recordset(${JSON.stringify(plan.updated.map(({ row }) => changesOf(row, ids, known)))}::jsonb) as r(
      id uuid, given_name text, family_name text, external_id text, org_unit_id uuid, manager_id uuid, job_role_id uuid, location_id uuid,
      language text, time_zone text, starts_on date, ends_on date, workload_percent int)
    where p.organisation_id = ${ctx.organisationId} and p.id = r.id`);
  const leaving = plan.updated.flatMap(({ row }) => (row.endsOn ? [ids.get(row.email) ?? ""] : []));
  if (leaving.length > 0) await handOverLeft(ctx, tx, await leaversWithWork(ctx, tx, leaving));
}

function changesOf(row: PersonRow, ids: ReadonlyMap<string, string>, known: Known) {
  return {
    id: ids.get(row.email),
    given_name: row.givenName,
    family_name: row.familyName,
    external_id: row.externalId,
    org_unit_id: row.orgUnit && known.units.get(pathKey(row.orgUnit)),
    manager_id: row.manager && ids.get(row.manager),
    job_role_id: row.jobRole && known.jobRoles.get(row.jobRole.toLowerCase()),
    location_id: row.location && known.locations.get(row.location.toLowerCase()),
    language: row.language,
    time_zone: row.timeZone,
    starts_on: row.startsOn,
    ends_on: row.endsOn,
    workload_percent: row.workloadPercent,
  };
}
