import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, type SQL, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import type { ListProfits } from "../profit-contract";
import { decodePosition, pageOf } from "../records/keyset";
import { readableWhere } from "../records/readable-names";
import { uuids } from "../records/scope";
import { askedProfits, profitPage } from "./asked-profits";
import type { Profit, ProfitSums } from "./definition";
import { profitOfRow } from "./profit-row";

export interface AccountProfit extends Profit {
  id: string;
  name: string;
}

type Row = ProfitSums & { id: string; sort: number; contribution: number | null } & Record<string, unknown>;

function verdictsOf(show: ListProfits["show"]): readonly string[] | undefined {
  if (show === "all") return undefined;
  return show === "known" ? ["unprofitable", "profitable"] : [show];
}

/**
 * What accounts within reach contribute, the worst first. Only those that may be read are named; the curve counts the others.
 * `further` is a condition on whose account it is, beyond what the list itself asks.
 */
export async function listProfits(ctx: Ctx, input: ListProfits, further?: (owner: SQL) => SQL | undefined) {
  return inTransaction(ctx, async (tx) => {
    const asked = await askedProfits(ctx, tx, input);
    const after = decodePosition(input.cursor);
    const from = Number(after?.key);
    const { rows } = await tx.execute<Row>(
      profitPage(ctx, asked, {
        verdicts: verdictsOf(input.show),
        owner: (owner) => and(readableWhere(ctx, "account", owner), further?.(owner)),
        after: after && Number.isFinite(from) ? { sort: from, id: after.id } : undefined,
        limit: input.limit,
      }),
    );
    const page = pageOf(rows, input.limit, (row) => ({ key: String(row.sort), id: row.id }));
    const named = await tx
      .select({ id: accounts.id, name: accounts.name })
      .from(accounts)
      .where(
        and(
          ofTenant(accounts.organisationId, ctx.organisationId),
          sql`${accounts.id} = any(${uuids(page.rows.map((row) => row.id))})`,
        ),
      );
    const names = new Map(named.map((row) => [row.id, row.name]));
    const { currency, period } = asked.scope;
    return {
      next: page.next,
      currency,
      from: period.from,
      to: period.to,
      rows: page.rows.map((row): AccountProfit => ({ id: row.id, name: names.get(row.id) ?? "", ...profitOfRow(row) })),
    };
  });
}
