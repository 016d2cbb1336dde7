import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, asc, eq, gt, isNotNull, type SQL, sql } from "drizzle-orm";
import type { DiscardAlike, RejectionReason } from "../contract";
import { writeKeys } from "../keys/tables";
import type { RejectedRow } from "./read-again";
import { rejectedEvents } from "./tables";

export const alikeAtOnce = 200;
const groupsMax = 100;

const nameOf = sql<string | null>`nullif(${rejectedEvents.excerpt} ->> 'name', '')`;

/** Refused events of one source, for one reason, of one name: the hundred largest groups of them, with how many can still be mended. */
export async function listAlike(ctx: Ctx) {
  return inTransaction(ctx, async (tx) => {
    const groups = await tx
      .select({
        reason: rejectedEvents.reason,
        sourceId: rejectedEvents.sourceId,
        source: writeKeys.name,
        name: nameOf,
        count: sql<number>`count(*)::int`,
        mendable: sql<number>`count(${rejectedEvents.sample})::int`,
        until: sql<string>`max(${rejectedEvents.id}::text)`,
      })
      .from(rejectedEvents)
      .leftJoin(
        writeKeys,
        and(eq(writeKeys.organisationId, rejectedEvents.organisationId), eq(writeKeys.id, rejectedEvents.sourceId)),
      )
      .where(ofTenant(rejectedEvents.organisationId, ctx.organisationId))
      .groupBy(rejectedEvents.reason, rejectedEvents.sourceId, writeKeys.name, nameOf)
      .orderBy(sql`count(*) desc, max(${rejectedEvents.id}::text) desc`)
      .limit(groupsMax);
    return { groups: groups.map((group) => ({ ...group, reason: group.reason as RejectionReason })) };
  });
}

/** The rows of a group, those not meant left out. */
export function alike(ctx: Ctx, { reason, sourceId, name, until }: DiscardAlike): SQL | undefined {
  return and(
    ofTenant(rejectedEvents.organisationId, ctx.organisationId),
    eq(rejectedEvents.reason, reason),
    eq(rejectedEvents.sourceId, sourceId),
    sql`${nameOf} is not distinct from ${name}`,
    sql`${rejectedEvents.id} <= ${until}::uuid`,
  );
}

/** The next two hundred of a group that can be mended, oldest first. */
export function nextAlike(ctx: Ctx, tx: Tx, group: DiscardAlike, after: string | null) {
  return tx
    .select()
    .from(rejectedEvents)
    .where(
      and(
        alike(ctx, group),
        isNotNull(rejectedEvents.sample),
        after === null ? undefined : gt(rejectedEvents.id, after),
      ),
    )
    .orderBy(asc(rejectedEvents.id))
    .limit(alikeAtOnce)
    .$dynamic();
}

/** Behind which row the next ones stand; null after the last. */
export const nextOf = (rows: readonly RejectedRow[]): string | null =>
  rows.length < alikeAtOnce ? null : (rows.at(-1)?.id ?? null);
