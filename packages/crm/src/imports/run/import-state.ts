import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { type ImportCounts, noCounts } from "../import-progress";
import { imports } from "../tables";

/** An import as it stands in the database. */
export type Held = typeof imports.$inferSelect;

export const countsOf = (held: Held): ImportCounts => ({
  ...noCounts(),
  ...held.counts,
  created: held.created ?? 0,
  updated: held.updated ?? 0,
  unchanged: held.unchanged ?? 0,
  failed: held.failed ?? 0,
});

/**
 * The import, held until the transaction ends: whoever pauses it and whoever says how far it is take turns. Not held against rows
 * that name it, because the next batch is written while this one is.
 */
export async function lockImport(ctx: Ctx, tx: Tx, id: string): Promise<Held | undefined> {
  const [held] = await tx
    .select()
    .from(imports)
    .where(and(ofTenant(imports.organisationId, ctx.organisationId), eq(imports.id, id)))
    .for("no key update");
  return held;
}

/** Says how far the import is, in the transaction that brought it there. */
export async function writeProgress(
  ctx: Ctx,
  tx: Tx,
  id: string,
  rowsDone: number,
  { created, updated, unchanged, failed, ...more }: ImportCounts,
): Promise<void> {
  await tx
    .update(imports)
    .set({
      rowsDone,
      created,
      updated,
      unchanged,
      failed,
      counts: more,
      accountsCreated: more.related.account ?? 0,
      problem: null,
    })
    .where(and(ofTenant(imports.organisationId, ctx.organisationId), eq(imports.id, id)));
}

/** Writes a part of an import's row. */
export async function setImport(
  ctx: Ctx,
  tx: Tx,
  id: string,
  values: Partial<typeof imports.$inferInsert>,
): Promise<void> {
  await tx
    .update(imports)
    .set(values)
    .where(and(ofTenant(imports.organisationId, ctx.organisationId), eq(imports.id, id)));
}
