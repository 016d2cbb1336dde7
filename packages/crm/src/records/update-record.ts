import { type Ctx, inTransaction } from "@arraigo/platform";
import type { UpdateRecord } from "../contract";
import type { RecordType } from "../record-types";
import { changeRecords } from "./change-records";
import { recordFor } from "./find-record";

/**
 * Changes the given fields; what is left out stays. With `was`, a field that somebody else changed since it was read is refused by
 * name (`crm.ChangedMeanwhile`) and nothing is written.
 */
export async function updateRecord(ctx: Ctx, type: RecordType, input: UpdateRecord): Promise<{ changed: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "write", type, input.id);
    const { custom, ...values } = input.values;
    const changed = await changeRecords(ctx, tx, type, [{ id: record.id, values, custom, was: input.was }]);
    return { changed: changed.length > 0 };
  });
}
