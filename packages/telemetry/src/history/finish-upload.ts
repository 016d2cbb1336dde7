import { type Ctx, inTransaction } from "@arraigo/platform";
import { organisationZone } from "../analytics/organisation-day";
import { UploadIncomplete } from "../errors";
import type { FinishUpload, HistoryMapping } from "../history-contract";
import type { FileFacts } from "./file-facts";
import { openHistory } from "./open-history";
import { storedFile } from "./stored-file";
import { suggestMapping } from "./suggest-mapping";
import { surveyFile } from "./survey-file";
import { setUpload, uploadIn } from "./upload-state";

/**
 * Closes an upload: finds out how the file is written and suggests what each column is. Asked again with what a person knows better,
 * it looks anew. @throws UploadIncomplete, FileUnreadable, FileTooLong
 */
export async function finishUpload(
  ctx: Ctx,
  { uploadId, layout }: FinishUpload,
): Promise<{ uploadId: string; facts: FileFacts; mapping: HistoryMapping }> {
  const held = await inTransaction(ctx, (tx) => uploadIn(ctx, tx, uploadId, ["uploading", "ready"]));
  if (held.bytesReceived !== held.bytesExpected) throw new UploadIncomplete({}, "uploadId");
  const file = await openHistory(await storedFile(ctx, uploadId), layout);
  const facts = await surveyFile(file, ctx.actor.language);
  const mapping = suggestMapping(facts, await organisationZone(ctx));
  await inTransaction(ctx, async (tx) => {
    await uploadIn(ctx, tx, uploadId, ["uploading", "ready"]);
    await setUpload(ctx, tx, uploadId, { state: "ready", facts, dryRun: null });
  });
  return { uploadId, facts, mapping };
}
