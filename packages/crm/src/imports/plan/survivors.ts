import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, asc, sql } from "drizzle-orm";
import { readableWhere } from "../../records/readable-names";
import { type RecordRow, tableOf } from "../../records/record-table";
import { texts, uuids } from "../../records/scope";
import { settleKnown, thereOrMerged } from "./former-keys";

/** Which text a name is compared with. */
export type NameColumn = "nameKey" | "emailKey";

/**
 * Whom names stand for among records the actor may read, oldest first: what was merged stands for what it lives on as, after
 * everybody who is called so today.
 */
export async function survivorsNamed(
  ctx: Ctx,
  tx: Tx,
  type: "account" | "contact",
  column: NameColumn,
  keys: readonly string[],
  further: readonly { id: string; key: string }[] = [],
): Promise<{ key: string; id: string }[]> {
  const table = tableOf[type];
  const compared = (table as unknown as Record<NameColumn, typeof table.searchText>)[column];
  const within = and(ofTenant(table.organisationId, ctx.organisationId), readableWhere(ctx, type, table.ownerId));
  const stored = (await tx
    .select()
    .from(table)
    .where(and(within, thereOrMerged(type), sql`${compared} = any(${texts(keys)})`))
    .orderBy(asc(table.createdAt), asc(table.id))) as RecordRow[];
  const known = await settleKnown(ctx, tx, type, stored, further);
  const there = new Set(stored.filter((row) => !row.goneAt).map((row) => row.id));
  const strange = [...new Set(known.flatMap(({ record }) => (there.has(record.id) ? [] : [record.id])))];
  // Whoever may read what was merged need not be whoever may read what it is now.
  const readable =
    strange.length === 0
      ? []
      : await tx
          .select({ id: table.id })
          .from(table)
          .where(and(within, sql`${table.id} = any(${uuids(strange)})`))
          .orderBy(asc(table.id));
  for (const { id } of readable) there.add(id);
  return known.flatMap(({ record, as }) =>
    there.has(record.id) ? [{ key: String(as[column] ?? ""), id: record.id }] : [],
  );
}
