import type { Role } from "@arraigo/platform/contract";
import { type Manifest, type Reach, reachNames } from "@arraigo/platform/manifest";

export type ReachSetting = Reach | "none";

/** What would lock everybody out of this very page: only an administrator of everything can undo what was done here. */
const lockedFor: Role = "administrator";
const lockedPermission = "directory.access.manage";

export function isLocked(role: Role, qualified: string): boolean {
  return role === lockedFor && qualified === lockedPermission;
}

/**
 * What an administrator can choose for a role, narrowest first: every reach where uses are held to a person; otherwise held or
 * not held, and held means as far as the manifest says, or everywhere.
 */
export function offeredReaches(manifest: Manifest, permission: string, role: Role): readonly ReachSetting[] {
  if (manifest.organisationOnly?.includes(permission)) return ["none", "organisation"];
  if (manifest.byPerson?.includes(permission)) return ["none", ...reachNames];
  return ["none", manifest.permissions[permission]?.[role] ?? widestOf(manifest, permission)];
}

function widestOf(manifest: Manifest, permission: string): Reach {
  const declared = Object.values(manifest.permissions[permission] ?? {});
  return reachNames.findLast((reach) => declared.includes(reach)) ?? "organisation";
}

/** The module and the local name of `crm.contact.read`; undefined where nobody declares it. */
export function declaredPermission(
  manifests: readonly Manifest[],
  qualified: string,
): { manifest: Manifest; permission: string } | undefined {
  const dot = qualified.indexOf(".");
  const manifest = manifests.find(({ id }) => id === qualified.slice(0, dot));
  const permission = qualified.slice(dot + 1);
  return manifest && Object.hasOwn(manifest.permissions, permission) ? { manifest, permission } : undefined;
}
