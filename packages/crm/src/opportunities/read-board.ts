import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, count, isNull, or, sql, sum } from "drizzle-orm";
import type { ListStageCards, ReadBoard } from "../contract";
import { stagesOf } from "../pipeline/list-stages";
import { decodeInstantPosition, pageOf } from "../records/keyset";
import { ownedBy, ownersInScope } from "../records/scope";
import { closedWindowDays, stageCards } from "./stage-cards";
import { opportunities } from "./tables";

const cardsPerColumn = 30;

/**
 * The pipeline as columns: the first cards of each, how many there are and what they add up to, per currency. Won and lost show
 * the last ninety days, because a board is about now.
 */
export async function readBoard(ctx: Ctx, input: ReadBoard) {
  return inTransaction(ctx, async (tx) => {
    const stages = await stagesOf(ctx, tx, "opportunity");
    const owners = await ownersInScope(ctx, tx, "crm.opportunity.read", input.owner);
    const since = new Date(ctx.clock.now().getTime() - closedWindowDays * 86_400_000);
    const totals = await tx
      .select({
        stageId: opportunities.stageId,
        currency: opportunities.currency,
        count: count(),
        amountMinor: sum(opportunities.amountMinor).mapWith(Number),
      })
      .from(opportunities)
      .where(
        and(
          ofTenant(opportunities.organisationId, ctx.organisationId),
          ownedBy(opportunities.ownerId, owners),
          or(isNull(opportunities.closedAt), sql`${opportunities.closedAt} >= ${since.toISOString()}::timestamptz`),
        ),
      )
      .groupBy(opportunities.stageId, opportunities.currency);
    const columns = [];
    for (const stage of stages) {
      const mine = totals.filter((total) => total.stageId === stage.id);
      const rows = await stageCards(ctx, tx, stage.id, owners, { rowsMax: cardsPerColumn + 1 });
      const page = pageOf(rows, cardsPerColumn, (row) => ({ key: row.stageEnteredAt, id: row.id }));
      columns.push({
        stage,
        count: mine.reduce((all, total) => all + total.count, 0),
        totals: mine
          .filter((total) => total.amountMinor > 0)
          .map(({ currency, amountMinor }) => ({ currency, amountMinor })),
        cards: page.rows,
        next: page.next,
      });
    }
    return { columns, closedWindowDays };
  });
}

/** The next cards of one column. */
export async function listStageCards(ctx: Ctx, input: ListStageCards) {
  return inTransaction(ctx, async (tx) => {
    const owners = await ownersInScope(ctx, tx, "crm.opportunity.read", input.owner);
    const after = decodeInstantPosition(input.cursor);
    const rows = await stageCards(ctx, tx, input.stageId, owners, { after, rowsMax: input.limit + 1 });
    return pageOf(rows, input.limit, (row) => ({ key: row.stageEnteredAt, id: row.id }));
  });
}
