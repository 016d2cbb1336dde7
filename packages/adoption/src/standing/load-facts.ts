import { ofTenant } from "@arraigo/db";
import { absences, organisations, people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { type LocalDate, localDateAt } from "@arraigo/platform/calendar";
import { and, inArray, sql } from "drizzle-orm";
import { grouped } from "../grouped";
import type { BehaviourFacts, Facts, Membership, PersonFacts, RoleSpell } from "./facts";
import { loadCounts } from "./load-counts";
import { uuidArray } from "./raw-sql";
import { noteRoles } from "./role-spells";

/** The organisation's day and zone: what "today" means for its figures. */
export async function organisationDay(ctx: Ctx, tx: Tx): Promise<{ today: LocalDate; zone: string }> {
  const [row] = await tx
    .select({ zone: organisations.timeZone })
    .from(organisations)
    .where(ofTenant(organisations.id, ctx.organisationId));
  const zone = row?.zone ?? "UTC";
  return { today: localDateAt(ctx.clock.now(), zone), zone };
}

/** Reads what decides where these people stand, in a fixed number of statements however many they are. */
export async function loadFacts(
  ctx: Ctx,
  tx: Tx,
  options: { personIds: readonly string[]; rolloutId?: string | undefined; today: LocalDate; zone: string },
): Promise<Facts> {
  const memberships = await loadMemberships(ctx, tx, options.personIds, options.rolloutId);
  const members = [...new Set(memberships.map(({ personId }) => personId))];
  if (members.length === 0) return { people: new Map(), memberships: [], behaviours: new Map(), counts: new Map() };
  const behaviours = await loadBehaviours(ctx, tx, [...new Set(memberships.map(({ rolloutId }) => rolloutId))]);
  const roles = await noteRoles(ctx, tx, members, options.today);
  return {
    people: await loadPeople(ctx, tx, members, roles),
    memberships,
    behaviours: grouped(behaviours, ({ rolloutId }) => rolloutId),
    counts: await loadCounts(ctx, tx, behaviours, members, options.zone),
  };
}

async function loadMemberships(ctx: Ctx, tx: Tx, personIds: readonly string[], rolloutId: string | undefined) {
  const { rows } = await tx.execute<{
    rollout_id: string;
    wave_id: string;
    person_id: string;
    go_live_on: string | null;
  }>(sql`
    select rollout_id, wave_id, person_id, go_live_on from change.wave_people_v1
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and person_id = any(${uuidArray(personIds)})
      ${rolloutId ? sql`and rollout_id = ${rolloutId}` : sql``}`);
  return rows.map(
    (row): Membership => ({
      rolloutId: row.rollout_id,
      waveId: row.wave_id,
      personId: row.person_id,
      goLive: row.go_live_on,
    }),
  );
}

async function loadBehaviours(ctx: Ctx, tx: Tx, rolloutIds: readonly string[]): Promise<BehaviourFacts[]> {
  const { rows } = await tx.execute<{
    rollout_id: string;
    behaviour_id: string;
    job_role_id: string | null;
    event: string;
    filter: Record<string, unknown> | null;
    target_count: number;
    cadence: BehaviourFacts["cadence"];
    required: boolean;
  }>(sql`
    select rollout_id, behaviour_id, job_role_id, event, filter, target_count, cadence, required from change.behaviours_v1
    where ${ofTenant(sql`organisation_id`, ctx.organisationId)} and rollout_id = any(${uuidArray(rolloutIds)})`);
  return rows.map((row) => ({
    rolloutId: row.rollout_id,
    behaviourId: row.behaviour_id,
    jobRoleId: row.job_role_id,
    event: row.event,
    filter: row.filter && Object.keys(row.filter).length > 0 ? row.filter : null,
    targetCount: row.target_count,
    cadence: row.cadence,
    required: row.required,
  }));
}

async function loadPeople(
  ctx: Ctx,
  tx: Tx,
  personIds: readonly string[],
  roles: ReadonlyMap<string, readonly RoleSpell[]>,
) {
  const away = await tx
    .select({ personId: absences.personId, from: absences.startsOn, until: absences.endsOn })
    .from(absences)
    .where(and(ofTenant(absences.organisationId, ctx.organisationId), inArray(absences.personId, [...personIds])));
  const absencesOf = grouped(away, ({ personId }) => personId);
  const rows = await tx
    .select({ personId: people.id, employedFrom: people.startsOn, employedUntil: people.endsOn })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), inArray(people.id, [...personIds])));
  return new Map(
    rows.map((row): [string, PersonFacts] => [
      row.personId,
      { ...row, absences: absencesOf.get(row.personId) ?? [], roles: roles.get(row.personId) ?? [] },
    ]),
  );
}
