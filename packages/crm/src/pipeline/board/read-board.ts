import { type Ctx, inTransaction, NotFound, type Tx } from "@arraigo/platform";
import { count, sql } from "drizzle-orm";
import type { ListBoardCards, ReadBoard } from "../../contract";
import { opportunities } from "../../opportunities/tables";
import { decodeInstantPosition, pageOf } from "../../records/keyset";
import { stagedTableOf } from "../../records/record-table";
import { ownersInScope } from "../../records/scope";
import { pipelinesOf } from "../list-stages";
import { stageLimits } from "../stage-limits";
import { type BoardAsked, boardCards, closedWindowDays, onBoard } from "./board-cards";

const cardsPerColumn = 30;

/**
 * One pipeline as columns: the first cards of each with their flags, how many there are and what they add up to, per currency. Won
 * and lost show the last ninety days, because a board is about now. Without a pipeline named, the first one.
 */
export async function readBoard(ctx: Ctx, input: ReadBoard) {
  return inTransaction(ctx, async (tx) => {
    const { type } = input;
    const pipelines = await pipelinesOf(ctx, tx, type);
    // An old link to a pipeline that was given up opens the first one.
    const pipeline = pipelines.find((each) => each.id === input.pipelineId) ?? pipelines[0];
    if (!pipeline) throw new NotFound();
    const asked = await askedOf(ctx, tx, input);
    const totals = await totalsOf(ctx, tx, asked);
    const columns = [];
    for (const stage of pipeline.stages) {
      const mine = totals.filter((total) => total.stageId === stage.id);
      const rows = await boardCards(ctx, tx, asked, stage.id, { rowsMax: cardsPerColumn + 1 });
      const page = pageOf(rows, cardsPerColumn, (row) => ({ key: row.stageEnteredAt, id: row.id }));
      columns.push({
        stage: { id: stage.id, name: stage.name, kind: stage.kind },
        count: mine.reduce((all, total) => all + total.count, 0),
        totals: mine.flatMap(({ currency, amountMinor }) =>
          currency && amountMinor > 0 ? [{ currency, amountMinor }] : [],
        ),
        cards: page.rows,
        next: page.next,
      });
    }
    return {
      pipeline: { id: pipeline.id, name: pipeline.name },
      pipelines: pipelines.map(({ id, name }) => ({ id, name })),
      columns,
      closedWindowDays,
    };
  });
}

/** The next cards of one column. */
export async function listBoardCards(ctx: Ctx, input: ListBoardCards) {
  return inTransaction(ctx, async (tx) => {
    const asked = await askedOf(ctx, tx, input);
    const after = decodeInstantPosition(input.cursor);
    const rows = await boardCards(ctx, tx, asked, input.stageId, { after, rowsMax: input.limit + 1 });
    return pageOf(rows, input.limit, (row) => ({ key: row.stageEnteredAt, id: row.id }));
  });
}

async function askedOf(ctx: Ctx, tx: Tx, { type, owner, flag }: ReadBoard): Promise<BoardAsked> {
  const owners = await ownersInScope(ctx, tx, `crm.${type}.read`, owner);
  return { type, owners, flag, limits: await stageLimits(ctx, tx, type) };
}

async function totalsOf(ctx: Ctx, tx: Tx, asked: BoardAsked) {
  const table = stagedTableOf[asked.type];
  const deals = asked.type === "opportunity";
  const currency = deals ? sql<string | null>`${opportunities.currency}` : sql<string | null>`null::text`;
  const amount = deals ? sql`coalesce(sum(${opportunities.amountMinor}), 0)` : sql`0`;
  return tx
    .select({ stageId: table.stageId, currency, count: count(), amountMinor: amount.mapWith(Number) })
    .from(table)
    .where(onBoard(ctx, asked))
    .groupBy(table.stageId, ...(deals ? [opportunities.currency] : []));
}
