import { type Ctx, inTransaction } from "@arraigo/platform";
import { takeTurnsInGroups } from "../accounts/assert-no-circle";
import type { UpdateRecord } from "../contract";
import { fieldsOf } from "../fields/record-fields";
import type { RecordType } from "../record-types";
import { changeRecords } from "./change-records";
import { recordFor } from "./find-record";
import { holdReferences } from "./references";

/**
 * Changes the given fields; what is left out stays. With `was`, a field that somebody else changed since it was read is refused by
 * name (`crm.ChangedMeanwhile`) and nothing is written.
 */
export async function updateRecord(ctx: Ctx, type: RecordType, input: UpdateRecord): Promise<{ changed: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const { custom, ...values } = input.values;
    if (type === "account" && values.parentId) await takeTurnsInGroups(ctx, tx);
    await holdReferences(ctx, tx, fieldsOf(type), [values]);
    const { record } = await recordFor(ctx, tx, "write", type, input.id);
    const changed = await changeRecords(ctx, tx, type, [{ id: record.id, values, custom, was: input.was }]);
    return { changed: changed.length > 0 };
  });
}
