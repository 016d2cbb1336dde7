import { ofTenant } from "@arraigo/db";
import { holds, withinReach } from "@arraigo/directory";
import { people } from "@arraigo/directory/schema";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { ownerName } from "../records/owner-name";
import { ownedBy } from "../records/scope";
import { opportunities } from "./tables";

/** How long a closed opportunity stays on the board. */
export const closedWindowDays = 90;

/** Cards of one stage, latest arrivals first. */
export async function stageCards(
  ctx: Ctx,
  tx: Tx,
  stageId: string,
  owners: string[] | null,
  page: { after?: { at: string; id: string }; rowsMax: number },
) {
  const since = new Date(ctx.clock.now().getTime() - closedWindowDays * 86_400_000);
  // Cards the reader may not move are shown all the same, and say so by not being draggable.
  const mayMove = holds(ctx, "crm.opportunity.write")
    ? withinReach(ctx, "crm.opportunity.write", opportunities.ownerId)
    : sql`false`;
  const rows = await tx
    .select({
      id: opportunities.id,
      name: opportunities.name,
      accountName: accounts.name,
      amountMinor: opportunities.amountMinor,
      currency: opportunities.currency,
      closesOn: opportunities.closesOn,
      nextStep: opportunities.nextStep,
      nextStepOn: opportunities.nextStepOn,
      reason: opportunities.reason,
      ownerId: opportunities.ownerId,
      ownerName,
      movable: sql<boolean>`coalesce(${mayMove}, false)`,
      stageEnteredAt: opportunities.stageEnteredAt,
    })
    .from(opportunities)
    .leftJoin(
      accounts,
      and(eq(accounts.organisationId, opportunities.organisationId), eq(accounts.id, opportunities.accountId)),
    )
    .leftJoin(
      people,
      and(eq(people.organisationId, opportunities.organisationId), eq(people.id, opportunities.ownerId)),
    )
    .where(
      and(
        ofTenant(opportunities.organisationId, ctx.organisationId),
        eq(opportunities.stageId, stageId),
        ownedBy(opportunities.ownerId, owners),
        or(isNull(opportunities.closedAt), sql`${opportunities.closedAt} >= ${since.toISOString()}::timestamptz`),
        page.after
          ? sql`(${opportunities.stageEnteredAt}, ${opportunities.id}) < (${page.after.at}::timestamptz, ${page.after.id}::uuid)`
          : undefined,
      ),
    )
    .orderBy(desc(opportunities.stageEnteredAt), desc(opportunities.id))
    .limit(page.rowsMax);
  return rows.map((row) => ({ ...row, stageEnteredAt: row.stageEnteredAt.toISOString() }));
}
