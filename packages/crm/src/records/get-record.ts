import { type Authorized, holds, reaches } from "@arraigo/directory";
import { type Ctx, inTransaction, type Tx } from "@arraigo/platform";
import type { FieldValue } from "../fields/field";
import { fieldsOf } from "../fields/record-fields";
import type { RecordType } from "../record-types";
import { recordById } from "./find-record";
import { recordName } from "./record-keys";
import type { RecordRow } from "./record-table";
import { referenceNames } from "./references";

/** A row's fields as they travel: instants as ISO text, what is not known as null. */
export function fieldValues(type: RecordType, row: RecordRow): Record<string, FieldValue> {
  return Object.fromEntries(
    Object.keys(fieldsOf(type)).map((key) => {
      const value = row[key];
      return [key, (value instanceof Date ? value.toISOString() : (value ?? null)) as FieldValue];
    }),
  );
}

/**
 * A record of any type with its values by field and the names of what it points at. A merged record answers as the one it lives
 * on in: `id` then differs from the one asked for.
 */
export async function getRecord(ctx: Ctx, type: RecordType, input: { id: string }) {
  return inTransaction(ctx, async (tx) =>
    shownRecord(ctx, tx, type, await recordById(ctx, tx, `crm.${type}.read`, type, input.id)),
  );
}

/** The same of a record that was read already, with the right to it. */
export async function shownRecord(ctx: Ctx, tx: Tx, type: RecordType, row: Authorized<RecordRow>) {
  const values = fieldValues(type, row);
  const write = `crm.${type}.write`;
  const gone = new Set<string>();
  const [names, mayWrite] = await Promise.all([
    referenceNames(ctx, tx, fieldsOf(type), [values], "readable", gone),
    holds(ctx, write) && reaches(ctx, tx, write, row.ownerId),
  ]);
  return {
    id: row.id,
    type,
    name: recordName(type, row),
    values,
    custom: row.custom,
    details: row.details,
    externalId: row.externalId,
    names: Object.fromEntries(names),
    /** Which of them were deleted: named still, with no page to open. */
    gone: [...gone],
    ownerId: row.ownerId,
    ownerName: row.ownerId ? (names.get(row.ownerId) ?? null) : null,
    mayWrite,
  };
}
