import { ofTenant } from "@arraigo/db";
import { grantOf, holds, reaches } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import { type Ctx, localToday, type Tx } from "@arraigo/platform";
import { and, eq, gte, isNull, or } from "drizzle-orm";
import { type Owned, ownRecords } from "./own-records";

const permission = "crm.approval.decide";

/**
 * Those of the records that whoever acts may say yes for, by id: everybody above the owner, and administrators. Nobody approves what
 * is their own, or was since it entered its stage, save an administrator with nobody above.
 */
export async function approvable(ctx: Ctx, tx: Tx, records: readonly Owned[]): Promise<Set<string>> {
  if (records.length === 0 || !holds(ctx, permission)) return new Set();
  const own = await ownRecords(ctx, tx, records);
  const nobodyAbove =
    own.size > 0 && grantOf(ctx, permission).organisation && (await managerOf(ctx, tx, ctx.actor.personId)) === null;
  const within = new Map<string | null, boolean>();
  for (const { ownerId } of records)
    if (!within.has(ownerId)) within.set(ownerId, await reaches(ctx, tx, permission, ownerId));
  return new Set(
    records.filter(({ id, ownerId }) => within.get(ownerId) && (!own.has(id) || nobodyAbove)).map(({ id }) => id),
  );
}

/** The same for one record. */
export const mayApprove = async (ctx: Ctx, tx: Tx, record: Owned): Promise<boolean> =>
  (await approvable(ctx, tx, [record])).has(record.id);

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
