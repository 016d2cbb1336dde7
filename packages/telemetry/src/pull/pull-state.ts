import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq, isNull } from "drizzle-orm";
import { PullSourceNotFound } from "../errors";
import { pullFiles, pullSources } from "./tables";

export type PullSource = typeof pullSources.$inferSelect;
export type PullFile = typeof pullFiles.$inferSelect;

const own = (ctx: Ctx, sourceId: string) =>
  and(
    ofTenant(pullSources.organisationId, ctx.organisationId),
    eq(pullSources.id, sourceId),
    isNull(pullSources.removedAt),
  );

/** The source, locked until the transaction ends. @throws PullSourceNotFound where there is none, or it was removed. */
export async function lockSource(ctx: Ctx, tx: Tx, sourceId: string): Promise<PullSource> {
  const [found] = await tx.select().from(pullSources).where(own(ctx, sourceId)).for("update");
  if (!found) throw new PullSourceNotFound();
  return found;
}

export async function setSource(
  ctx: Ctx,
  tx: Tx,
  sourceId: string,
  values: Partial<typeof pullSources.$inferInsert>,
): Promise<void> {
  await tx.update(pullSources).set(values).where(own(ctx, sourceId));
}

export async function setFile(
  ctx: Ctx,
  tx: Tx,
  fileId: string,
  values: Partial<typeof pullFiles.$inferInsert>,
): Promise<void> {
  await tx
    .update(pullFiles)
    .set(values)
    .where(and(ofTenant(pullFiles.organisationId, ctx.organisationId), eq(pullFiles.id, fileId)));
}
