import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import { and, type Column, isNull, type SQL, sql } from "drizzle-orm";
import { cases } from "../cases/tables";
import { contacts } from "../contacts/tables";
import { type CountHanging, countMax } from "../contract";
import { chosenIds } from "../lists/choose-records";
import { opportunities } from "../opportunities/tables";
import { readableWhere } from "./readable-names";
import { uuids } from "./scope";

/** What loses its customer when others are deleted: each up to 1,001, as far as the actor may read it. */
export interface Hanging {
  contacts: number;
  opportunities: number;
  cases: number;
}

type HangingTable = typeof contacts | typeof opportunities | typeof cases;

/**
 * Counts what would be left without its customer if these accounts or contacts were deleted: people of an account, and open
 * opportunities and cases. Of a contact only those that name no account: the others keep that. Of what was chosen, that counts
 * which the actor could delete.
 */
export async function countHanging(ctx: Ctx, input: CountHanging): Promise<Hanging> {
  return inTransaction(ctx, async (tx) => {
    const { type, ids, filter } = input;
    const among = sql`any(${uuids(await chosenIds(ctx, tx, type, `crm.${type}.write`, { ids, filter }))})`;
    const hanging = (table: typeof opportunities | typeof cases) =>
      and(
        type === "account"
          ? sql`${table.accountId} = ${among}`
          : and(sql`${table.contactId} = ${among}`, isNull(table.accountId)),
        isNull(table.closedAt),
      );
    return {
      contacts:
        type === "account" ? await count(ctx, tx, "contact", contacts, sql`${contacts.accountId} = ${among}`) : 0,
      opportunities: await count(ctx, tx, "opportunity", opportunities, hanging(opportunities)),
      cases: await count(ctx, tx, "case", cases, hanging(cases)),
    };
  });
}

async function count(
  ctx: Ctx,
  tx: Tx,
  type: "contact" | "opportunity" | "case",
  table: HangingTable,
  where: SQL | undefined,
): Promise<number> {
  const some = tx
    .select({ id: sql<string>`${table.id as Column}`.as("hanging_id") })
    .from(table)
    .where(
      and(
        ofTenant(table.organisationId, ctx.organisationId),
        isNull(table.goneAt),
        where,
        readableWhere(ctx, type, table.ownerId),
      ),
    )
    .limit(countMax)
    .as("some");
  const [row] = await tx.select({ count: sql<number>`count(*)::int` }).from(some);
  return row?.count ?? 0;
}
