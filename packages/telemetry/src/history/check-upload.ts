import { type Ctx, inTransaction, type JobHandler } from "@arraigo/platform";
import { MappingMisfit } from "../errors";
import { HistoryMapping, type PlanUpload } from "../history-contract";
import { dryRun, mappingKeyOf } from "./dry-run";
import type { DryRun } from "./progress";
import { lockUpload, readUpload, setUpload, type Upload, uploadIn } from "./upload-state";

/** Up to so many rows are looked through while the person waits; more in the background. */
const rowsAtOnceMax = 5_000;

/** A mapping has a word for each column of its file. @throws MappingMisfit */
export function assertFits(upload: Upload, mapping: HistoryMapping): void {
  if (upload.facts?.columns.length !== mapping.columns.length) throw new MappingMisfit({}, "mapping.columns");
}

/** What bringing the file in would do. A long file is looked through in the background: `history.get` says how far it is. */
export async function checkUpload(ctx: Ctx, input: PlanUpload): Promise<{ dryRun: DryRun | null }> {
  const mapping = HistoryMapping.parse(input.mapping);
  const held = await inTransaction(ctx, async (tx) => {
    const found = await uploadIn(ctx, tx, input.uploadId, ["ready"]);
    assertFits(found, mapping);
    await setUpload(ctx, tx, found.id, { mapping, dryRun: null });
    return found;
  });
  if ((held.facts?.rows ?? 0) > rowsAtOnceMax) {
    await inTransaction(ctx, (tx) =>
      tx.enqueue("telemetry.checkUpload", { uploadId: held.id, key: mappingKeyOf(mapping) }),
    );
    return { dryRun: null };
  }
  return {
    dryRun: await dryRun(ctx, held, mapping, (found) => keep(ctx, held.id, found)).then((found) =>
      kept(ctx, held.id, found),
    ),
  };
}

/** The background's part of it. A mapping that has changed meanwhile is somebody else's to look through. */
export const checkUploadJob: JobHandler = async (ctx, { uploadId, key }) => {
  const held = await inTransaction(ctx, (tx) => readUpload(ctx, tx, String(uploadId)));
  if (held.state !== "ready" || !held.mapping || mappingKeyOf(held.mapping) !== key) return;
  await kept(ctx, held.id, await dryRun(ctx, held, held.mapping, (found) => keep(ctx, held.id, found)));
};

/** Writes down how far it is; false where nobody waits for it any more. */
function keep(ctx: Ctx, uploadId: string, found: DryRun): Promise<boolean> {
  return inTransaction(ctx, async (tx) => {
    const now = await lockUpload(ctx, tx, uploadId);
    if (now.state !== "ready" || !now.mapping || mappingKeyOf(now.mapping) !== found.mappingKey) return false;
    await setUpload(ctx, tx, uploadId, { dryRun: found });
    return true;
  });
}

async function kept(ctx: Ctx, uploadId: string, found: DryRun): Promise<DryRun> {
  await keep(ctx, uploadId, found);
  return found;
}
