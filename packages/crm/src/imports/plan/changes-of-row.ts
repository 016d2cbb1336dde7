import type { RecordType } from "../../record-types";
import type { CustomValue } from "../../records/record-columns";
import type { RecordRow } from "../../records/record-table";
import { changesBetween } from "../../timeline/changes";
import type { FieldChange } from "../../timeline/tables";
import type { ImportRow } from "../rows/import-row";

/** What a row changes of a record that is there already. */
export interface RowChanges {
  values: Record<string, unknown>;
  custom: Record<string, CustomValue>;
  /** The kept columns as they are to stand, where any differs. */
  details: Record<string, string | number> | undefined;
  /** All of it as history would say it, ids unnamed. */
  changes: FieldChange[];
}

const tagsMax = 30;

/** Columns kept under their own names, one change each. */
export function detailChanges(
  before: Readonly<Record<string, string | number>>,
  after: Readonly<Record<string, string | number>>,
): FieldChange[] {
  return Object.entries(after)
    .filter(([name, value]) => before[name] !== value)
    .map(([name, value]) => {
      const was = before[name];
      return {
        field: "details",
        from: was === undefined ? null : `${name}: ${was}`,
        to: `${name}: ${value}`,
        fromValue: { name, value: was ?? null },
        toValue: { name, value },
      };
    });
}

/** What the file says and the record does not. What the file leaves empty stays; tags are added, never taken. */
export function changesOfRow(type: RecordType, record: RecordRow, row: ImportRow): RowChanges {
  const given: Record<string, unknown> = { ...row.values };
  if (row.externalId !== null && row.externalId !== record.externalId) given.externalId = row.externalId;
  if (typeof given.email === "string" && given.email.toLowerCase() === String(record.email ?? "").toLowerCase())
    delete given.email;
  // An amount's currency is only news with the amount.
  if (type === "opportunity" && given.amountMinor === undefined) delete given.currency;
  if (Array.isArray(given.tags)) {
    const tags = [...new Set([...record.tags, ...(given.tags as string[])])];
    if (tags.length === record.tags.length || tags.length > tagsMax) delete given.tags;
    else given.tags = tags;
  }
  const plain = changesBetween(record, given, Object.keys(given));
  const own = changesBetween(record, { custom: row.custom }, ["custom"]);
  const values = Object.fromEntries(plain.map(({ field }) => [field, given[field]]));
  const custom = Object.fromEntries(
    own.map(({ field }) => [field.slice("custom.".length), row.custom[field.slice("custom.".length)] ?? null]),
  );
  const kept = detailChanges(record.details, row.details);
  return {
    values,
    custom,
    details: kept.length > 0 ? { ...record.details, ...row.details } : undefined,
    changes: [...plain, ...own, ...kept],
  };
}
