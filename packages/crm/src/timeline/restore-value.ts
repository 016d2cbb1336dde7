import { ofTenant } from "@arraigo/db";
import { type Ctx, inTransaction, NotFound } from "@arraigo/platform";
import { and, eq } from "drizzle-orm";
import { ValueNotRestorable } from "../errors";
import { fieldsOf } from "../fields/record-fields";
import type { RecordType } from "../record-types";
import { changeRecords } from "../records/change-records";
import { recordFor } from "../records/find-record";
import { recordEvents } from "./tables";

/** Puts one field back to what it was before an entry of the history. A change like any other: with the same gate and a line of its own. */
export async function restoreValue(ctx: Ctx, input: { eventId: string; field: string }): Promise<{ changed: boolean }> {
  return inTransaction(ctx, async (tx) => {
    const [event] = await tx
      .select()
      .from(recordEvents)
      .where(and(ofTenant(recordEvents.organisationId, ctx.organisationId), eq(recordEvents.id, input.eventId)));
    const change = event?.changes.find((each) => each.field === input.field);
    if (!event || !change) throw new NotFound();
    const type = event.subjectType as RecordType;
    const { record } = await recordFor(ctx, tx, "write", type, event.subjectId);
    // What was merged away has no values of its own any more.
    if (record.id !== event.subjectId) throw new ValueNotRestorable({}, input.field);
    const value = "fromValue" in change ? change.fromValue : change.from;
    const own = input.field.startsWith("custom.");
    const field = fieldsOf(type)[input.field];
    if (!own && (!field || field.readOnly)) throw new ValueNotRestorable({}, input.field);
    const tags = field?.kind === "tags" && value === null ? [] : value;
    const changed = await changeRecords(
      ctx,
      tx,
      type,
      [
        own
          ? { id: record.id, values: {}, custom: { [input.field.slice(7)]: value as string | null } }
          : { id: record.id, values: { [input.field]: tags } },
      ],
      { source: "undo", as: "value_restored" },
    );
    return { changed: changed.length > 0 };
  });
}
