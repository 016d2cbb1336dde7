import type { Grant, Module } from "@arraigo/platform";
import type { Role } from "@arraigo/platform/contract";
import type { Reach } from "@arraigo/platform/manifest";

export interface Assignment {
  role: Role;
  /** Null: the whole organisation. */
  orgUnitId: string | null;
}

/** What an administrator has said instead of the manifest: `none`, or how far this role's permission reaches. */
export interface ChangedReach {
  role: Role;
  /** Qualified: `crm.contact.read`. */
  permission: string;
  reach: Reach | "none";
}

type Modules = readonly Pick<Module, "manifest">[];

const nothing: Grant = { organisation: false, own: false, reports: false, team: false, units: [] };

/**
 * All role assignments taken together, permission by permission; the widest reach wins. `ownUnitId` is the unit the person
 * works in, for what reaches "unit".
 */
export function grantsOf(
  modules: Modules,
  assignments: readonly Assignment[],
  changes: readonly ChangedReach[] = [],
  ownUnitId: string | null = null,
): ReadonlyMap<string, Grant> {
  const changed = new Map(changes.map((each) => [`${each.permission} ${each.role}`, each.reach]));
  const grants = new Map<string, Grant>();
  for (const { manifest } of modules)
    for (const [permission, holders] of Object.entries(manifest.permissions)) {
      const key = `${manifest.id}.${permission}`;
      const wholeOnly = manifest.organisationOnly?.includes(permission) ?? false;
      for (const { role, orgUnitId } of assignments) {
        const reach = changed.get(`${key} ${role}`) ?? holders[role] ?? "none";
        const grant = reach === "none" ? undefined : grantFor(reach, orgUnitId, ownUnitId, wholeOnly);
        if (grant) grants.set(key, widest(grants.get(key) ?? nothing, grant));
      }
    }
  return grants;
}

/** What one role gives. A role given for one unit reaches no further than that unit, and does not hold what is all or nothing. */
function grantFor(
  reach: Reach,
  orgUnitId: string | null,
  ownUnitId: string | null,
  wholeOnly: boolean,
): Grant | undefined {
  const wide = reach === "organisation" || reach === "unit";
  if (wholeOnly && (reach !== "organisation" || orgUnitId !== null)) return undefined;
  const unit = wide ? (orgUnitId ?? (reach === "unit" ? ownUnitId : null)) : null;
  return {
    organisation: reach === "organisation" && orgUnitId === null,
    own: true,
    reports: reach === "reports" || reach === "team",
    team: reach === "team",
    units: unit === null ? [] : [unit],
  };
}

function widest(one: Grant, other: Grant): Grant {
  return {
    organisation: one.organisation || other.organisation,
    own: one.own || other.own,
    reports: one.reports || other.reports,
    team: one.team || other.team,
    units: [...new Set([...one.units, ...other.units])],
  };
}

const keptMax = 500;
const kept = new WeakMap<Modules, Map<string, ReadonlyMap<string, Grant>>>();

/**
 * The same, kept: most people of an organisation hold the same roles, and working it out again is half the cost of a request.
 * Nothing can be stale, because everything it depends on is in the key.
 */
export function keptGrantsOf(
  modules: Modules,
  assignments: readonly Assignment[],
  changes: readonly ChangedReach[],
  ownUnitId: string | null,
): ReadonlyMap<string, Grant> {
  const ours = kept.get(modules) ?? new Map<string, ReadonlyMap<string, Grant>>();
  kept.set(modules, ours);
  const key = JSON.stringify([assignments, changes, ownUnitId]);
  const known = ours.get(key);
  if (known) return known;
  const grants = grantsOf(modules, assignments, changes, ownUnitId);
  if (ours.size >= keptMax) ours.clear();
  ours.set(key, grants);
  return grants;
}
