import type { Ctx, Tx } from "@arraigo/platform";
import { sql } from "drizzle-orm";
import { fieldsOf } from "../fields/record-fields";
import { changeInWords } from "../pipeline/given-names";
import type { RecordType } from "../record-types";
import { readableWhere } from "../records/readable-names";
import type { EventRow } from "./read-events";
import { type RecordRef, recordNames } from "./record-names";
import { type FieldChange, forgottenName, type Plain } from "./tables";

type Told = Pick<EventRow, "subjectType" | "accountId" | "kind" | "changes">;

/** The record one side of a change names, where it names one. */
function named(event: Told, { field }: FieldChange, value: unknown): RecordRef | undefined {
  if (event.kind === "related" || event.kind === "unrelated")
    return event.accountId ? { type: "account", id: event.accountId } : undefined;
  if (event.kind === "merged" || event.kind === "unmerged")
    return typeof value === "string" ? { type: event.subjectType as RecordType, id: value } : undefined;
  const type = fieldsOf(event.subjectType as RecordType)[field]?.to as RecordType | undefined;
  return type && typeof value === "string" ? { type, id: value } : undefined;
}

/** The changes of events, stages and queues in the reader's words, without the names of records beyond the reader's reach: history keeps them for those who may. */
export async function readableChanges(ctx: Ctx, tx: Tx, events: readonly Told[]): Promise<FieldChange[][]> {
  const narrowed = (ref: RecordRef | undefined): ref is RecordRef =>
    ref !== undefined && readableWhere(ctx, ref.type, sql`owner_id`) !== undefined;
  const asked = events.flatMap((event) =>
    event.changes.flatMap((change) =>
      [named(event, change, change.fromValue), named(event, change, change.toValue)].filter(narrowed),
    ),
  );
  const said = (event: Told, field: string, value: Plain) =>
    value === forgottenName
      ? ctx.translate(ctx.actor.language, "crm.history.forgotten")
      : changeInWords(event.subjectType, field, value, ctx.actor.language);
  const inWords = (event: Told, change: FieldChange): FieldChange => ({
    ...change,
    from: said(event, change.field, change.from),
    to: said(event, change.field, change.to),
  });
  if (asked.length === 0) return events.map((event) => event.changes.map((change) => inWords(event, change)));
  const names = await recordNames(ctx, tx, asked);
  const hidden = (ref: RecordRef | undefined) => narrowed(ref) && !names.has(ref.id);
  return events.map((event) =>
    event.changes.map((change) => ({
      ...inWords(event, change),
      ...(hidden(named(event, change, change.fromValue)) ? { from: null, fromValue: null } : {}),
      ...(hidden(named(event, change, change.toValue)) ? { to: null, toValue: null } : {}),
    })),
  );
}
