import { ofTenant } from "@arraigo/db";
import { grantOf, holds, reaches } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { and, eq, gte, isNull, or } from "drizzle-orm";

const permission = "crm.approval.decide";

/**
 * Whether whoever acts may say yes for a record of this owner: everybody above the owner, and administrators. Nobody approves
 * what is their own, save an administrator with nobody above.
 */
export async function approverOf(ctx: Ctx, tx: Tx, ownerId: string | null): Promise<boolean> {
  if (!holds(ctx, permission) || !(await reaches(ctx, tx, permission, ownerId))) return false;
  if (ownerId === null || ownerId !== ctx.actor.personId) return true;
  return grantOf(ctx, permission).organisation && (await managerOf(ctx, tx, ownerId)) === null;
}

/** Who is asked first: the owner's manager, while they work here. Null: any administrator. */
export async function managerOf(ctx: Ctx, tx: Tx, ownerId: string | null): Promise<string | null> {
  if (ownerId === null) return null;
  const [owner] = await tx
    .select({ managerId: people.managerId })
    .from(people)
    .where(and(ofTenant(people.organisationId, ctx.organisationId), eq(people.id, ownerId)));
  if (!owner?.managerId) return null;
  const [manager] = await tx
    .select({ id: people.id })
    .from(people)
    .where(
      and(
        ofTenant(people.organisationId, ctx.organisationId),
        eq(people.id, owner.managerId),
        or(isNull(people.endsOn), gte(people.endsOn, localToday(ctx))),
      ),
    );
  return manager?.id ?? null;
}
