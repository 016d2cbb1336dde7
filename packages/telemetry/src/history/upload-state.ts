import { ofTenant } from "@arraigo/db";
import type { Ctx, Tx } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { UploadBusy, UploadNotFound } from "../errors";
import type { UploadState } from "../history-contract";
import { historyPieces, historyUploads } from "./tables";

export type Upload = typeof historyUploads.$inferSelect;

const own = (ctx: Ctx, uploadId: string) =>
  and(ofTenant(historyUploads.organisationId, ctx.organisationId), eq(historyUploads.id, uploadId));

/** The upload, locked until the transaction ends. @throws UploadNotFound */
export async function lockUpload(ctx: Ctx, tx: Tx, uploadId: string): Promise<Upload> {
  const [found] = await tx.select().from(historyUploads).where(own(ctx, uploadId)).for("update");
  if (!found) throw new UploadNotFound();
  return found;
}

/** The same, only in one of these states. @throws UploadBusy in any other. */
export async function uploadIn(ctx: Ctx, tx: Tx, uploadId: string, states: readonly UploadState[]): Promise<Upload> {
  const found = await lockUpload(ctx, tx, uploadId);
  if (!states.includes(found.state as UploadState)) throw new UploadBusy({ state: found.state });
  return found;
}

/** The upload as it is now. @throws UploadNotFound */
export async function readUpload(ctx: Ctx, tx: Tx, uploadId: string): Promise<Upload> {
  const [found] = await tx.select().from(historyUploads).where(own(ctx, uploadId));
  if (!found) throw new UploadNotFound();
  return found;
}

export async function setUpload(
  ctx: Ctx,
  tx: Tx,
  uploadId: string,
  values: Partial<typeof historyUploads.$inferInsert>,
): Promise<void> {
  await tx.update(historyUploads).set(values).where(own(ctx, uploadId));
}

/** Lets a file's bytes go. */
export async function dropPieces(ctx: Ctx, tx: Tx, uploadId: string): Promise<void> {
  await tx
    .delete(historyPieces)
    .where(and(ofTenant(historyPieces.organisationId, ctx.organisationId), eq(historyPieces.uploadId, uploadId)));
}
