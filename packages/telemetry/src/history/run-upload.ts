import { recordAudit } from "@arraigo/directory";
import { type Ctx, DomainError, inTransaction, type JobHandler } from "@arraigo/platform";
import { HistoryMapping, type PlanUpload } from "../history-contract";
import { assertFits } from "./check-upload";
import { closeUpload, undoableMs } from "./close-upload";
import { countsAlone } from "./counts-alone";
import { readBatches } from "./read-batches";
import { storeRows } from "./store-rows";
import { lockUpload, readUpload, setUpload, type Upload, uploadIn } from "./upload-state";

/** Rows of one transaction: what a crash can cost, and what a pause waits for. */
const rowsAtOnce = 4_000;
/** After so long a run lets others have their turn and goes on behind them. Going on reads the file again, so not too soon. */
const turnMs = 120_000;

/** Begins to bring a file in, in the background; `history.get` says how far it is. @throws MappingMisfit, UploadBusy */
export async function runUpload(ctx: Ctx, input: PlanUpload): Promise<void> {
  const mapping = HistoryMapping.parse(input.mapping);
  await inTransaction(ctx, async (tx) => {
    const held = await uploadIn(ctx, tx, input.uploadId, ["ready"]);
    assertFits(held, mapping);
    const now = ctx.clock.now();
    const keptUntil = new Date(now.getTime() + undoableMs);
    await setUpload(ctx, tx, held.id, {
      state: "running",
      mapping,
      startedAt: now,
      keptUntil,
      dryRun: countsAlone(held.dryRun, mapping),
      rowsDone: 0,
    });
    await recordAudit(ctx, tx, {
      action: "telemetry.history_uploaded",
      subjectType: "history_upload",
      subjectId: held.id,
      facts: { fileName: held.fileName, rows: held.facts?.rows ?? 0 },
    });
    await tx.enqueue("telemetry.runUpload", { uploadId: held.id });
  });
}

/**
 * The background's part: stores the rows from where the upload stands. Whatever interrupts it, the queue sends it again, and it goes
 * on behind the last whole batch. What can never work is written down as the upload's problem instead.
 */
export const runUploadJob: JobHandler = async (ctx, { uploadId }) => {
  const held = await inTransaction(ctx, (tx) => readUpload(ctx, tx, String(uploadId)));
  if (held.state !== "running" || !held.mapping) return;
  try {
    await runBatches(ctx, held, held.mapping);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    await inTransaction(ctx, (tx) => setUpload(ctx, tx, held.id, { state: "failed", problem: error.code }));
  }
};

async function runBatches(ctx: Ctx, held: Upload, mapping: HistoryMapping): Promise<void> {
  const began = performance.now();
  let { rowsDone } = held;
  for await (const rows of readBatches(ctx, held, mapping, { rowsDone, rowsAtOnce })) {
    const others = performance.now() - began >= turnMs;
    const before = rowsDone;
    rowsDone += rows.length;
    const goesOn = await inTransaction(ctx, async (tx) => {
      const now = await lockUpload(ctx, tx, held.id);
      if (now.state !== "running" || now.rowsDone !== before) return false;
      await storeRows(ctx, tx, now, rows);
      if (others) await tx.enqueue("telemetry.runUpload", { uploadId: held.id });
      return !others;
    });
    if (!goesOn) return;
  }
  await inTransaction(ctx, async (tx) => {
    const now = await lockUpload(ctx, tx, held.id);
    if (now.state === "running" && now.rowsDone === rowsDone) await closeUpload(ctx, tx, now);
  });
}
