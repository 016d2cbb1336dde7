import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { roles } from "@arraigo/platform/contract";
import { asc } from "drizzle-orm";
import { isLocked, offeredReaches, type ReachSetting } from "./offered-reaches";
import { permissionReaches } from "./tables";

/** Who may do what, module by module: for each permission and role how far it reaches, how far it would by itself, and what can be chosen. */
export async function listReaches(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const changes = await tx
      .select({
        role: permissionReaches.role,
        permission: permissionReaches.permission,
        reach: permissionReaches.reach,
      })
      .from(permissionReaches)
      .where(ofTenant(permissionReaches.organisationId, ctx.organisationId))
      .orderBy(asc(permissionReaches.permission), asc(permissionReaches.role));
    const changed = new Map(changes.map((each) => [`${each.permission} ${each.role}`, each.reach as ReachSetting]));
    const modules = ctx.manifests.map((manifest) => ({
      id: manifest.id,
      permissions: Object.entries(manifest.permissions).map(([permission, holders]) => {
        const qualified = `${manifest.id}.${permission}`;
        return {
          permission: qualified,
          about: ctx.translate(ctx.actor.language, `${manifest.id}.permissions.${permission.replaceAll(".", "_")}`),
          byPerson: manifest.byPerson?.includes(permission) ?? false,
          cells: roles.map((role) => {
            const byDefault: ReachSetting = holders[role] ?? "none";
            return {
              role,
              reach: changed.get(`${qualified} ${role}`) ?? byDefault,
              byDefault,
              offered: isLocked(role, qualified) ? [byDefault] : offeredReaches(manifest, permission, role),
            };
          }),
        };
      }),
    }));
    return { modules };
  });
}
