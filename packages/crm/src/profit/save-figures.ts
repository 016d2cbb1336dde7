import { ofTenant } from "@arraigo/db";
import { newId } from "@arraigo/db/columns";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, isNull, or, sql } from "drizzle-orm";
import { accounts } from "../accounts/tables";
import { FigureAccountUnknown, FigureTwice } from "../errors";
import type { SaveFigures } from "../profit-contract";
import { fold } from "../records/fold";
import { texts, uuids } from "../records/scope";
import { accountFigures } from "./tables";

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * Enters what accounts brought in and what their goods cost, month by month, as finance knows it. All of it or none: an unknown or
 * ambiguous account, or a month given twice, is named and nothing is saved. Empty on both sides takes a month away.
 */
export async function saveFigures(ctx: Ctx, input: SaveFigures): Promise<{ saved: number; removed: number }> {
  return inTransaction(ctx, async (tx) => {
    const idOf = await accountsMeant(ctx, tx, [...new Set(input.figures.map((each) => each.account))]);
    const now = ctx.clock.now();
    const seen = new Set<string>();
    const rows = input.figures.map(({ account, month, ...rest }) => {
      const accountId = idOf.get(account);
      if (!accountId) throw new FigureAccountUnknown({ account }, "account");
      const key = `${accountId} ${month} ${rest.currency}`;
      if (seen.has(key)) throw new FigureTwice({ month, currency: rest.currency }, "month");
      seen.add(key);
      return {
        id: newId(now.getTime()),
        organisationId: ctx.organisationId,
        accountId,
        month: `${month}-01`,
        ...rest,
        enteredBy: ctx.actor.personId,
        enteredAt: now,
      };
    });
    const saved = rows.filter((row) => row.revenueMinor !== null || row.costOfGoodsMinor !== null);
    if (saved.length > 0)
      await tx
        .insert(accountFigures)
        .values(saved)
        .onConflictDoUpdate({
          target: [
            accountFigures.organisationId,
            accountFigures.accountId,
            accountFigures.month,
            accountFigures.currency,
          ],
          set: {
            revenueMinor: sql`excluded.revenue_minor`,
            costOfGoodsMinor: sql`excluded.cost_of_goods_minor`,
            enteredBy: sql`excluded.entered_by`,
            enteredAt: sql`excluded.entered_at`,
          },
        });
    const emptied = rows.filter((row) => !saved.includes(row));
    const removed = await removeMonths(ctx, tx, emptied);
    await recordAudit(ctx, tx, { action: "crm.figures_saved", facts: { saved: saved.length, removed } });
    return { saved: saved.length, removed };
  });
}

async function removeMonths(ctx: Ctx, tx: Tx, rows: readonly { accountId: string; month: string; currency: string }[]) {
  if (rows.length === 0) return 0;
  const gone = rows.map(({ accountId, month, currency }) => ({ account_id: accountId, month, currency }));
  const result = await tx.execute(sql`
    delete from ${accountFigures} as f using jsonb_to_recordset(${JSON.stringify(gone)}::jsonb) as gone(account_id uuid, month date, currency text)
    where f.organisation_id = ${ctx.organisationId}::uuid and f.account_id = gone.account_id and f.month = gone.month and f.currency = gone.currency`);
  return result.rowCount ?? 0;
}

/** The accounts people mean: by id, by their number elsewhere, by name. A name two accounts share means neither. */
async function accountsMeant(ctx: Ctx, tx: Tx, said: readonly string[]): Promise<Map<string, string>> {
  const folded = new Map(said.map((each) => [each, fold(each)]));
  const rows = await tx
    .select({ id: accounts.id, externalId: accounts.externalId, nameKey: accounts.nameKey })
    .from(accounts)
    .where(
      and(
        ofTenant(accounts.organisationId, ctx.organisationId),
        isNull(accounts.goneAt),
        or(
          sql`${accounts.id} = any(${uuids(said.filter((each) => uuid.test(each)))})`,
          sql`${accounts.externalId} = any(${texts(said)})`,
          sql`${accounts.nameKey} = any(${texts([...folded.values()])})`,
        ),
      ),
    );
  return new Map(
    said.flatMap((each) => {
      const byId = rows.filter((row) => row.id === each.toLowerCase());
      const byNumber = rows.filter((row) => row.externalId === each);
      const byName = rows.filter((row) => row.nameKey === folded.get(each));
      const meant = [byId, byNumber, byName].find((found) => found.length > 0) ?? [];
      return meant.length === 1 && meant[0] ? [[each, meant[0].id] as const] : [];
    }),
  );
}
