import { look } from "../looking";
import type { Figures } from "./recompute";

const mapOf = (rows: { key: string; count: number }[]) => new Map(rows.map(({ key, count }) => [key, count]));

/** The same figures as the store holds them, and what its log says, recounted. */
export async function storedFigures(ownerUrl: string, organisationId: string): Promise<Figures> {
  const read = (sql: string) => look<{ key: string; count: number }>(ownerUrl, sql, [organisationId]).then(mapOf);
  const [usage, active, unmatched] = await Promise.all([
    read(
      "select person_id || '|' || event || '|' || day as key, count from telemetry.usage_by_person_day where organisation_id = $1",
    ),
    read("select day || '|' || person_id as key, count from telemetry.active_days where organisation_id = $1"),
    read("select user_ref as key, count::int as count from telemetry.unmatched_users where organisation_id = $1"),
  ]);
  return { usage, active, unmatched };
}

/** Whether the log itself gives each event to whom the sums give it. Holds while no raw event is gone. */
export async function loggedFigures(ownerUrl: string, organisationId: string): Promise<Map<string, number>> {
  return mapOf(
    await look<{ key: string; count: number }>(
      ownerUrl,
      `select e.person_id || '|' || e.name || '|' || (e.occurred_at at time zone o.time_zone)::date as key, count(*)::int as count
       from telemetry.events e join directory.organisations o on o.id = e.organisation_id
       where e.organisation_id = $1 and e.person_id is not null group by 1`,
      [organisationId],
    ),
  );
}

/** event | day → how often, whoever did it, as the catalogue counts it. */
export async function storedVolumes(ownerUrl: string, organisationId: string): Promise<Map<string, number>> {
  return mapOf(
    await look<{ key: string; count: number }>(
      ownerUrl,
      "select name || '|' || day as key, sum(count)::int as count from telemetry.event_days where organisation_id = $1 group by 1 having sum(count) <> 0",
      [organisationId],
    ),
  );
}
