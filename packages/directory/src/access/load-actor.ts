import { type Database, ofTenant, withTenant } from "@arraigo/db";
import type { Actor, Grant, Module } from "@arraigo/platform";
import type { Language, PrivacyMode, Role } from "@arraigo/platform/contract";
import { and, eq } from "drizzle-orm";
import { hasLeft } from "../people/employment";
import { organisations, people } from "../people/tables";
import { roleAssignments } from "./tables";

interface Assignment {
  role: Role;
  orgUnitId: string | null;
}

/** All role assignments taken together, permission by permission; the widest reach wins. */
export function grantsOf(
  modules: readonly Pick<Module, "manifest">[],
  assignments: readonly Assignment[],
): Map<string, Grant> {
  const grants = new Map<string, Grant>();
  for (const { manifest } of modules)
    for (const [permission, holders] of Object.entries(manifest.permissions))
      for (const { role, orgUnitId } of assignments) {
        const reach = holders[role];
        if (!reach) continue;
        // A role given for one unit reaches no further than that unit, and does not hold what is all or nothing.
        const unitOnly = orgUnitId !== null && (reach === "organisation" || reach === "unit");
        if (unitOnly && manifest.organisationOnly?.includes(permission)) continue;
        const key = `${manifest.id}.${permission}`;
        const grant = grants.get(key) ?? { organisation: false, own: false, team: false, units: [] };
        grants.set(key, {
          organisation: grant.organisation || (!unitOnly && (reach === "organisation" || reach === "unit")),
          own: true,
          team: grant.team || reach === "team",
          units: unitOnly ? [...grant.units, orgUnitId] : grant.units,
        });
      }
  return grants;
}

export interface SignedIn {
  organisationId: string;
  personId: string;
  sessionId: string;
}

/**
 * Who is asking and what they may do, read fresh for every request: a role taken away is gone at the next click, and so is
 * somebody whose last day is over.
 */
export async function loadActor(
  database: Database,
  modules: readonly Pick<Module, "manifest">[],
  { organisationId, personId, sessionId }: SignedIn,
  now: Date,
): Promise<{ actor: Actor; privacyMode: PrivacyMode } | undefined> {
  return withTenant(database, organisationId, async (db) => {
    const rows = await db
      .select({
        language: people.language,
        timeZone: people.timeZone,
        endsOn: people.endsOn,
        privacyMode: organisations.privacyMode,
        role: roleAssignments.role,
        orgUnitId: roleAssignments.orgUnitId,
      })
      .from(people)
      .innerJoin(organisations, eq(organisations.id, people.organisationId))
      .leftJoin(
        roleAssignments,
        and(eq(roleAssignments.organisationId, people.organisationId), eq(roleAssignments.personId, people.id)),
      )
      .where(and(ofTenant(people.organisationId, organisationId), eq(people.id, personId)));
    const [first] = rows;
    if (!first || hasLeft(first, now)) return undefined;
    // Everybody is an employee; other roles come on top.
    const assignments: Assignment[] = [{ role: "employee", orgUnitId: null }];
    for (const row of rows) if (row.role) assignments.push({ role: row.role as Role, orgUnitId: row.orgUnitId });
    return {
      privacyMode: first.privacyMode as PrivacyMode,
      actor: {
        kind: "person",
        personId,
        sessionId,
        roles: [...new Set(assignments.map((each) => each.role))],
        grants: grantsOf(modules, assignments),
        language: first.language as Language,
        timeZone: first.timeZone,
      },
    };
  });
}
