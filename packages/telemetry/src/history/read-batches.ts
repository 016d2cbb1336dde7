import type { Ctx } from "@arraigo/platform";
import type { HistoryMapping } from "../history-contract";
import type { FileFacts } from "./file-facts";
import { openHistory } from "./open-history";
import { type ReadRow, rowReader } from "./row-reader";
import { storedFile } from "./stored-file";

/** The rows of an upload's file, read by a mapping, so many at a time, behind the first `rowsDone`. The file is read from its front. */
export async function* readBatches(
  ctx: Ctx,
  upload: { id: string; facts: FileFacts | null },
  mapping: HistoryMapping,
  { rowsDone, rowsAtOnce }: { rowsDone: number; rowsAtOnce: number },
): AsyncGenerator<ReadRow[]> {
  const { facts } = upload;
  const file = await openHistory(await storedFile(ctx, upload.id), {
    ...(facts && { encoding: facts.encoding, hasHeader: facts.headerLine !== null }),
    ...(facts?.delimiter && { delimiter: facts.delimiter }),
  });
  const read = rowReader(file.layout.columns, mapping, { uploadId: upload.id, now: ctx.clock.now().getTime() });
  let skip = rowsDone;
  let batch: ReadRow[] = [];
  for await (const rows of file.rows()) {
    for (const row of rows) {
      if (skip > 0) {
        skip -= 1;
        continue;
      }
      batch.push(read(row));
      if (batch.length < rowsAtOnce) continue;
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
