import type { Ctx } from "@arraigo/platform";
import type { RowWriter } from "./cell";
import type { ShownList } from "./shown-list";

const rowsPerRead = 500;

/**
 * Writes a shown list row by row, page after page by key, in the memory of one page. Returns how many rows were written; undefined
 * as soon as there are more than `rowsMax`, and the file is then not ended.
 */
export async function writeShown(
  ctx: Ctx,
  list: ShownList,
  writer: RowWriter,
  rowsMax = Number.POSITIVE_INFINITY,
): Promise<number | undefined> {
  await writer.row(list.headings);
  let cursor: string | undefined;
  let written = 0;
  do {
    const page = await list.page(ctx, { limit: rowsPerRead, ...(cursor ? { cursor } : {}) });
    written += page.rows.length;
    if (written > rowsMax) return undefined;
    for (const row of page.rows) await writer.row(row);
    cursor = page.next ?? undefined;
  } while (cursor);
  await writer.end();
  return written;
}
