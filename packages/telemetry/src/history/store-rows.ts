import type { Ctx, Tx } from "@arraigo/platform";
import { namesBeyond } from "../catalogue/names-beyond";
import { storeEvents } from "../store/store-events";
import type { EventRow } from "../store/stored-event";
import { tellUsageRecorded } from "../store/tell-usage-recorded";
import { keepRefused } from "./keep-refused";
import { refusedBeyond } from "./refused-beyond";
import type { ReadRow } from "./row-reader";
import { setUpload, type Upload } from "./upload-state";

const earlier = (a: string | null, b: string | null) => (a === null || (b !== null && b < a) ? b : a);
const later = (a: string | null, b: string | null) => (a === null || (b !== null && b > a) ? b : a);

/**
 * One batch, in the statement through which everything that arrives goes, with how far the upload is: wholly there or wholly not.
 * `passedOver` rows were looked at besides, and hold nothing. Answers how much the upload has stored, known and refused by now.
 */
export async function storeRows(
  ctx: Ctx,
  tx: Tx,
  now: Upload,
  rows: readonly ReadRow[],
  passedOver = 0,
): Promise<Pick<Upload, "stored" | "known" | "refused">> {
  const events = new Map<string, EventRow>();
  const refused: Extract<ReadRow, { reason: unknown }>[] = [];
  const beyond = await namesBeyond(
    tx,
    rows.flatMap((each) => ("row" in each ? [each.row.n] : [])),
  );
  for (const row of rows) {
    const each = refusedBeyond(beyond, row);
    if ("reason" in each) refused.push(each);
    else if (!events.has(each.row.m)) events.set(each.row.m, each.row);
  }
  const result = await storeEvents(tx, [...events.values()], ctx.clock.now());
  await tellUsageRecorded(tx, result);
  await keepRefused(tx, now.id, now.refused, refused);
  const counts = {
    stored: now.stored + result.stored,
    known: now.known + rows.length - refused.length - result.stored,
    refused: now.refused + refused.length,
  };
  await setUpload(ctx, tx, now.id, {
    ...counts,
    rowsDone: now.rowsDone + rows.length + passedOver,
    firstDay: earlier(now.firstDay, result.from),
    lastDay: later(now.lastDay, result.to),
  });
  return counts;
}
