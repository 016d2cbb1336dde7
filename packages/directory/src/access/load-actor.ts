import type { Database } from "@arraigo/db";
import type { Actor, Module } from "@arraigo/platform";
import type { Language, PrivacyMode, Role } from "@arraigo/platform/contract";
import type { Reach } from "@arraigo/platform/manifest";
import { hasLeft } from "../people/employment";
import { type Assignment, keptGrantsOf } from "./grants";

export interface SignedIn {
  organisationId: string;
  personId: string;
  sessionId: string;
}

/** What decides what somebody may do, as the database answers it (directory.acting_person in hand-written.sql). */
export interface ActingFacts {
  language: Language;
  time_zone: string;
  /** Last day, `2026-11-21`. */
  ends_on: string | null;
  org_unit_id: string | null;
  privacy_mode: PrivacyMode;
  roles: [role: Role, orgUnitId: string | null][];
  reaches: [role: Role, permission: string, reach: Reach | "none"][];
}

/** Somebody with an open session, and what was read of them in the same answer. */
export interface Acting extends SignedIn {
  facts: ActingFacts;
}

export interface LoadedActor {
  actor: Actor;
  privacyMode: PrivacyMode;
}

/**
 * Who is asking and what they may do, from facts read fresh for every request: a role taken away is gone at the next click,
 * and so is somebody whose last day is over.
 */
export function actorOf(
  modules: readonly Pick<Module, "manifest">[],
  { personId, sessionId, facts }: Pick<Acting, "personId" | "sessionId" | "facts">,
  now: Date,
): LoadedActor | undefined {
  if (hasLeft({ endsOn: facts.ends_on, timeZone: facts.time_zone }, now)) return undefined;
  // Everybody is an employee; other roles come on top.
  const assignments: Assignment[] = [
    { role: "employee", orgUnitId: null },
    ...facts.roles.map(([role, orgUnitId]) => ({ role, orgUnitId })),
  ];
  const changes = facts.reaches.map(([role, permission, reach]) => ({ role, permission, reach }));
  return {
    privacyMode: facts.privacy_mode,
    actor: {
      kind: "person",
      personId,
      sessionId,
      roles: [...new Set(assignments.map((each) => each.role))],
      grants: keptGrantsOf(modules, assignments, changes, facts.org_unit_id),
      language: facts.language,
      timeZone: facts.time_zone,
    },
  };
}

/** The same for somebody whose session was checked elsewhere: commands, the simulator, tests. */
export async function loadActor(
  database: Database,
  modules: readonly Pick<Module, "manifest">[],
  { organisationId, personId, sessionId }: SignedIn,
  now: Date,
): Promise<LoadedActor | undefined> {
  const { rows } = await database.pool.query<ActingFacts>({
    name: "acting_person",
    text: "select * from directory.acting_person($1, $2)",
    values: [organisationId, personId],
  });
  const [facts] = rows;
  return facts && actorOf(modules, { personId, sessionId, facts }, now);
}
