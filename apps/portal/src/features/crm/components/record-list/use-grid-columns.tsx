import type { GridColumn } from "@arraigo/ui/plain/grid-types";
import { useMemo } from "react";
import { useTranslations } from "use-intl";
import { isEmptyValue, type NamedField, nameFieldOf, type RecordType } from "../record-form/record-fields";
import { widthOf } from "./default-columns";
import type { ListRow } from "./list-procedures";
import { NameCell, ValueCell } from "./record-cell";

const figures = new Set(["integer", "decimal", "money"]);
const nameWidth = 220;

/** The columns of a list: the name first and always, then what was chosen. */
export function useGridColumns(
  type: RecordType,
  fields: readonly NamedField[],
  columns: readonly string[],
  sortable: ReadonlySet<string>,
) {
  const t = useTranslations("crm.list");
  const whole = t("name");
  return useMemo(() => {
    const nameKey = nameFieldOf[type];
    const nameField = fields.find((field) => field.key === nameKey);
    const isWhole = type !== "contact" && type !== "lead" && type !== "case";
    const name: GridColumn<ListRow> = {
      key: isWhole ? nameKey : "name",
      // A person's whole name stands in it, whatever the field it is kept in is called.
      header: type === "contact" || type === "lead" ? whole : (nameField?.label ?? ""),
      rowHeader: true,
      width: nameWidth,
      sortable: true,
      // A name made of two fields is changed in its own columns, or in the form.
      editable: isWhole ? (row) => row.mayWrite : undefined,
      cell: (row) => <NameCell type={type} row={row} tags={!columns.includes("tags")} />,
    };
    const others = columns.flatMap((key): GridColumn<ListRow>[] => {
      const field = fields.find((each) => each.key === key);
      if (!field || key === name.key) return [];
      return [
        {
          key,
          header: field.label,
          width: widthOf[field.kind],
          align: figures.has(field.kind) ? "end" : undefined,
          sortable: sortable.has(key),
          isEmpty: (row) => isEmptyValue(row.values[key]),
          editable: field.readOnly || field.kind === "paragraph" ? undefined : (row) => row.mayWrite,
          cell: (row) => <ValueCell row={row} field={field} />,
        },
      ];
    });
    return [name, ...others];
  }, [type, fields, columns.join(), sortable, whole]);
}
