import { type Ctx, inTransaction } from "@arraigo/platform";
import { personNames } from "../activities/shown-activity";
import type { ListFieldHistory } from "../contract";
import { fieldsOf } from "../fields/record-fields";
import type { EventSource } from "../record-types";
import { recordFor } from "../records/find-record";
import { decodeInstantPosition, pageOf } from "../records/keyset";
import { withMerged } from "./merged-ids";
import { readEvents } from "./read-events";
import { readableChanges } from "./readable-changes";

/** Every value one field of a record has had, newest first: who changed it when, through which door, and whether it can be put back. */
export async function listFieldHistory(ctx: Ctx, input: ListFieldHistory) {
  return inTransaction(ctx, async (tx) => {
    const { record } = await recordFor(ctx, tx, "read", input.type, input.id);
    const rows = await readEvents(ctx, tx, {
      type: input.type,
      ids: await withMerged(ctx, tx, record.id),
      field: input.field,
      after: decodeInstantPosition(input.cursor),
      rowsMax: input.limit + 1,
    });
    const page = pageOf(rows, input.limit, (row) => ({ key: row.occurredAt.toISOString(), id: row.id }));
    const names = await personNames(
      ctx,
      tx,
      page.rows.map((row) => row.actorId),
    );
    const changes = await readableChanges(ctx, tx, page.rows);
    const field = fieldsOf(input.type)[input.field];
    const restorable = input.field.startsWith("custom.") || (field !== undefined && !field.readOnly);
    return {
      next: page.next,
      values: page.rows.map((row, index) => {
        const change = changes[index]?.find((each) => each.field === input.field);
        return {
          eventId: row.id,
          at: row.occurredAt.toISOString(),
          source: row.source as EventSource,
          actorName: row.actorId ? (names.get(row.actorId) ?? null) : null,
          from: change?.from ?? null,
          to: change?.to ?? null,
          // A value of something merged into this record was that record's, and is no earlier one of this.
          restorable: restorable && row.subjectId === record.id,
        };
      }),
    };
  });
}
