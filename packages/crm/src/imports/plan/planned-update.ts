import type { RecordRow } from "../../records/record-table";
import type { ImportRow } from "../rows/import-row";
import type { RowChanges } from "./changes-of-row";
import type { Landing } from "./settle-landing";

/** What a row does to the record it is about. */
export interface PlannedUpdate {
  row: ImportRow;
  record: RecordRow;
  changed: RowChanges;
  landing: Landing;
}

/** The record as it stands once the changes are in. */
export const withChanges = (record: RecordRow, { values, custom, details }: RowChanges): RecordRow => ({
  ...record,
  ...values,
  custom: { ...record.custom, ...custom },
  details: details ?? record.details,
});
