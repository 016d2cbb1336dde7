import { sortableKeys } from "@arraigo/crm/list-fields";
import { useMemo } from "react";
import type { NamedField, RecordType } from "../record-form/record-fields";

/** The columns a list of a type can be ordered by: those an index serves. */
export function useSortable(type: RecordType, fields: readonly NamedField[]): ReadonlySet<string> {
  return useMemo(
    () =>
      new Set([...sortableKeys(type), ...fields.filter((field) => field.own && field.sortable).map(({ key }) => key)]),
    [type, fields],
  );
}
