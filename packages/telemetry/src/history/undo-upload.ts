import { ofTenant } from "@arraigo/db";
import { recordAudit } from "@arraigo/directory";
import { type Ctx, inTransaction, type JobHandler } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { UploadTooOld } from "../errors";
import type { UploadById } from "../history-contract";
import { tellUsageRecorded } from "../store/tell-usage-recorded";
import { undoableMs } from "./close-upload";
import { refusedRows } from "./tables";
import { takeBack } from "./take-back";
import { dropPieces, lockUpload, setUpload, uploadIn } from "./upload-state";

const eventsAtOnce = 2_000;
/** After so long an undo lets others have their turn and goes on behind them. */
const turnMs = 120_000;

/**
 * Takes a whole upload back, also one that was paused or failed half-way, in the background: exactly the events it added. Asked again,
 * one that was interrupted goes on. @throws UploadTooOld where the night may have let go of some already.
 */
export function undoUpload(ctx: Ctx, { uploadId }: UploadById): Promise<void> {
  return inTransaction(ctx, async (tx) => {
    const held = await uploadIn(ctx, tx, uploadId, ["done", "paused", "failed", "undoing"]);
    const now = ctx.clock.now();
    if (!held.keptUntil || held.keptUntil <= now) throw new UploadTooOld();
    await setUpload(ctx, tx, uploadId, {
      state: "undoing",
      problem: null,
      keptUntil: new Date(now.getTime() + undoableMs),
    });
    await dropPieces(ctx, tx, uploadId);
    await tx.enqueue("telemetry.undoUpload", { uploadId });
  });
}

/** The background's part: some thousand events a transaction, which also says how far it is. */
export const undoUploadJob: JobHandler = async (ctx, data) => {
  const uploadId = String(data["uploadId"]);
  const began = performance.now();
  for (;;) {
    const outcome = await inTransaction(ctx, async (tx) => {
      const held = await lockUpload(ctx, tx, uploadId);
      if (held.state !== "undoing") return "over";
      const gone = await takeBack(tx, uploadId, eventsAtOnce);
      await tellUsageRecorded(tx, gone);
      const removed = held.removed + gone.stored;
      await setUpload(ctx, tx, uploadId, { removed });
      if (gone.stored > 0) {
        if (performance.now() - began < turnMs) return "next";
        await tx.enqueue("telemetry.undoUpload", { uploadId });
        return "over";
      }
      await tx
        .delete(refusedRows)
        .where(and(ofTenant(refusedRows.organisationId, ctx.organisationId), eq(refusedRows.fileId, uploadId)));
      await setUpload(ctx, tx, uploadId, { state: "undone", undoneAt: ctx.clock.now(), keptUntil: null, facts: null });
      await recordAudit(ctx, tx, {
        action: "telemetry.history_undone",
        subjectType: "history_upload",
        subjectId: uploadId,
        facts: { fileName: held.fileName, removed },
      });
      return "over";
    });
    if (outcome === "over") return;
  }
};
