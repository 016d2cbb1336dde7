import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit/record-audit";
import type { ChangeReach } from "../contract";
import { ReachLocked, ReachNotOffered } from "../errors";
import { declaredPermission, isLocked, offeredReaches, type ReachSetting } from "./offered-reaches";
import { grantOf } from "./reach";
import { permissionReaches } from "./tables";

/** Says how far a permission reaches for a role; with `null` as far as it would by itself. It holds from everybody's next request on. */
export async function changeReach(ctx: Ctx, { role, permission, reach }: ChangeReach): Promise<void> {
  await inTransaction(ctx, async (tx) => {
    grantOf(ctx, "directory.access.manage");
    const found = declaredPermission(ctx.manifests, permission);
    if (!found) throw new NotFound();
    const byDefault: ReachSetting = found.manifest.permissions[found.permission]?.[role] ?? "none";
    const to = reach ?? byDefault;
    if (to !== byDefault && isLocked(role, permission)) throw new ReachLocked({}, "reach");
    if (to !== byDefault && !offeredReaches(found.manifest, found.permission, role).includes(to))
      throw new ReachNotOffered({}, "reach");
    const from = (await changedReach(ctx, tx, role, permission)) ?? byDefault;
    if (from === to) return;
    // What holds by itself is not written down, so that a later version's default reaches whoever never said otherwise.
    if (to === byDefault) await forget(ctx, tx, role, permission);
    else await remember(ctx, tx, role, permission, to);
    await recordAudit(ctx, tx, {
      action: "directory.reach_changed",
      subjectType: "permission",
      facts: { role, permission, from, to },
    });
  });
}

type Role = ChangeReach["role"];

const ofRole = (ctx: Ctx, role: Role, permission: string) =>
  and(
    ofTenant(permissionReaches.organisationId, ctx.organisationId),
    eq(permissionReaches.role, role),
    eq(permissionReaches.permission, permission),
  );

async function changedReach(ctx: Ctx, tx: Tx, role: Role, permission: string): Promise<ReachSetting | undefined> {
  const [row] = await tx
    .select({ reach: permissionReaches.reach })
    .from(permissionReaches)
    .where(ofRole(ctx, role, permission))
    .for("update");
  return row?.reach as ReachSetting | undefined;
}

async function forget(ctx: Ctx, tx: Tx, role: Role, permission: string): Promise<void> {
  await tx.delete(permissionReaches).where(ofRole(ctx, role, permission));
}

async function remember(ctx: Ctx, tx: Tx, role: Role, permission: string, reach: ReachSetting): Promise<void> {
  await tx
    .insert(permissionReaches)
    .values({
      organisationId: ctx.organisationId,
      role,
      permission,
      reach,
      changedAt: ctx.clock.now(),
      changedBy: ctx.actor.personId,
    })
    .onConflictDoUpdate({
      target: [permissionReaches.organisationId, permissionReaches.role, permissionReaches.permission],
      set: { reach: sql`excluded.reach`, changedAt: sql`excluded.changed_at`, changedBy: sql`excluded.changed_by` },
    });
}
