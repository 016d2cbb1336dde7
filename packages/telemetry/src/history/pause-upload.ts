import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import type { UploadById } from "../history-contract";
import { closeUpload } from "./close-upload";
import { historyUploads } from "./tables";
import { dropPieces, setUpload, uploadIn } from "./upload-state";

/** Stops an upload behind the batch that is being stored. What is in stays in; it goes on whenever somebody says so. */
export function pauseUpload(ctx: Ctx, { uploadId }: UploadById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await uploadIn(ctx, tx, uploadId, ["running"]);
    await setUpload(ctx, tx, uploadId, { state: "paused" });
  });
}

/** Goes on behind the last whole batch: after a pause, a failure, or an interruption nobody noticed. */
export function resumeUpload(ctx: Ctx, { uploadId }: UploadById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await uploadIn(ctx, tx, uploadId, ["paused", "failed", "running"]);
    await setUpload(ctx, tx, uploadId, { state: "running", problem: null });
    await tx.enqueue("telemetry.runUpload", { uploadId });
  });
}

/** Ends an upload where it stands: what is in stays in, the rest of the file is let go. */
export function stopUpload(ctx: Ctx, { uploadId }: UploadById): Promise<void> {
  return inTransaction(ctx, async (tx) =>
    closeUpload(ctx, tx, await uploadIn(ctx, tx, uploadId, ["running", "paused", "failed"])),
  );
}

/** Forgets a file that was sent and is not going to be brought in. */
export function discardUpload(ctx: Ctx, { uploadId }: UploadById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    await uploadIn(ctx, tx, uploadId, ["uploading", "ready"]);
    await dropPieces(ctx, tx, uploadId);
    await tx
      .delete(historyUploads)
      .where(and(ofTenant(historyUploads.organisationId, ctx.organisationId), eq(historyUploads.id, uploadId)));
  });
}
