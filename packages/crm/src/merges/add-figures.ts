import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, sql } from "drizzle-orm";
import { accountFigures } from "../profit/tables";
import { uuids } from "../records/scope";
import type { JournalRow } from "./journal";

/**
 * Monthly figures that winner and loser both have: finance booked them under two numbers, so they are added up, equal ones
 * too: two branches can have had the same. The losers' rows stay with them, for taking the merge apart.
 */
export async function addFigures(
  ctx: Ctx,
  tx: Tx,
  winnerId: string,
  loserIds: readonly string[],
): Promise<{ before: JournalRow[]; after: JournalRow[] }> {
  const rows = await tx
    .select()
    .from(accountFigures)
    .where(
      and(
        ofTenant(accountFigures.organisationId, ctx.organisationId),
        sql`${accountFigures.accountId} = any(${uuids([winnerId, ...loserIds])})`,
      ),
    )
    .orderBy(asc(accountFigures.id))
    .for("update");
  const before: JournalRow[] = [];
  const after: JournalRow[] = [];
  for (const row of rows.filter((each) => each.accountId === winnerId)) {
    const twins = rows.filter(
      (each) => each.accountId !== winnerId && each.month === row.month && each.currency === row.currency,
    );
    const sums = { revenueMinor: row.revenueMinor, costOfGoodsMinor: row.costOfGoodsMinor };
    for (const twin of twins) {
      sums.revenueMinor = sum(sums.revenueMinor, twin.revenueMinor);
      sums.costOfGoodsMinor = sum(sums.costOfGoodsMinor, twin.costOfGoodsMinor);
    }
    if (sums.revenueMinor === row.revenueMinor && sums.costOfGoodsMinor === row.costOfGoodsMinor) continue;
    const { revenueMinor, costOfGoodsMinor } = row;
    before.push({ table: "account_figures", id: row.id, values: { revenueMinor, costOfGoodsMinor } });
    after.push({ table: "account_figures", id: row.id, values: sums });
  }
  return { before, after };
}

/** Not known and something is something. */
const sum = (one: number | null, other: number | null) =>
  one === null && other === null ? null : (one ?? 0) + (other ?? 0);
