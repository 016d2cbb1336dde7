import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { Language, Role } from "@arraigo/platform/contract";
import { and, asc, desc, eq, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { authorized } from "../access/authorized";
import { roleAssignments } from "../access/tables";
import type { PersonById } from "../contract";
import { users } from "../identity/tables";
import { accessOf } from "./access-state";
import { hasLeft } from "./employment";
import { mayReadPrivateFacts } from "./private-facts";
import { absences, jobRoles, locations, orgUnits, people } from "./tables";

const managers = alias(people, "managers");

/**
 * One person: facts and roles with their scope. Absences, and whether they can sign in, only for themselves, their managers and
 * whoever manages people.
 */
export async function getPerson(ctx: Ctx, { personId }: PersonById) {
  return inTransaction(ctx, async (tx) => {
    const person = await authorized(
      ctx,
      tx,
      "directory.person.read",
      await factsOf(ctx, tx, personId),
      (each) => each.id,
    );
    const { access, ...facts } = person;
    const roles = await rolesOf(ctx, tx, personId);
    const { rows } = await tx.execute<{ may: boolean }>(
      sql`select ${mayReadPrivateFacts(ctx, sql`${personId}::uuid`)} as may`,
    );
    const told = rows[0]?.may === true;
    return {
      ...facts,
      /** Whether their last day is over, by their own calendar. */
      left: hasLeft(facts, ctx.clock.now()),
      roles,
      access: told ? access : undefined,
      absences: told ? await absencesOf(ctx, tx, personId) : undefined,
    };
  });
}

/** What the directory holds about a person, by name and by id. */
export async function factsOf(ctx: Ctx, tx: Tx, personId: string) {
  const [row] = await tx
    .select({
      person: people,
      orgUnit: orgUnits.name,
      jobRole: jobRoles.name,
      location: locations.name,
      managerGivenName: managers.givenName,
      managerFamilyName: managers.familyName,
      userId: users.id,
      disabledAt: users.disabledAt,
    })
    .from(people)
    .leftJoin(orgUnits, and(eq(orgUnits.organisationId, people.organisationId), eq(orgUnits.id, people.orgUnitId)))
    .leftJoin(jobRoles, and(eq(jobRoles.organisationId, people.organisationId), eq(jobRoles.id, people.jobRoleId)))
    .leftJoin(locations, and(eq(locations.organisationId, people.organisationId), eq(locations.id, people.locationId)))
    .leftJoin(managers, and(eq(managers.organisationId, people.organisationId), eq(managers.id, people.managerId)))
    .leftJoin(users, and(eq(users.organisationId, people.organisationId), eq(users.personId, people.id)))
    .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, personId)));
  if (!row) return undefined;
  const { organisationId: _own, createdAt, updatedAt, ...facts } = row.person;
  return {
    ...facts,
    language: facts.language as Language,
    name: `${facts.givenName} ${facts.familyName}`,
    orgUnit: row.orgUnit,
    jobRole: row.jobRole,
    location: row.location,
    manager: row.managerGivenName === null ? null : `${row.managerGivenName} ${row.managerFamilyName}`,
    access: accessOf(row),
    createdAt: createdAt.toISOString(),
    updatedAt: updatedAt.toISOString(),
  };
}

export async function rolesOf(ctx: Ctx, tx: Tx, personId: string) {
  const rows = await tx
    .select({
      id: roleAssignments.id,
      role: roleAssignments.role,
      orgUnitId: roleAssignments.orgUnitId,
      orgUnit: orgUnits.name,
    })
    .from(roleAssignments)
    .leftJoin(
      orgUnits,
      and(eq(orgUnits.organisationId, roleAssignments.organisationId), eq(orgUnits.id, roleAssignments.orgUnitId)),
    )
    .where(and(ofTenant(roleAssignments.organisationId, ctx.organisationId), eq(roleAssignments.personId, personId)))
    .orderBy(asc(roleAssignments.createdAt), asc(roleAssignments.id));
  return rows.map((row) => ({ ...row, role: row.role as Role }));
}

async function absencesOf(ctx: Ctx, tx: Tx, personId: string) {
  return tx
    .select({ id: absences.id, startsOn: absences.startsOn, endsOn: absences.endsOn })
    .from(absences)
    .where(and(ofTenant(absences.organisationId, ctx.organisationId), eq(absences.personId, personId)))
    .orderBy(desc(absences.startsOn))
    .limit(50);
}
