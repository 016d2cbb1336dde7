import type { SentRecord } from "../record-form/read-record";
import type { FieldValue, RecordType } from "../record-form/record-fields";

/** What a record's page knows of the record itself, whatever its type. */
export interface PageRecord extends SentRecord {
  ownerId: string | null;
  ownerName: string | null;
  mayWrite: boolean;
  /** Ids among the values of records that were deleted: named still, with no page to open. */
  gone: readonly string[];
  details?: Readonly<Record<string, string | number>> | undefined;
}

export type SteppedType = Exclude<RecordType, "product">;

export const textOf = (value: FieldValue | undefined) => (typeof value === "string" ? value : null);
