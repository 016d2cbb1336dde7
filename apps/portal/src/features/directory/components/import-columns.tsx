import { type PersonField, personFields } from "@arraigo/directory/contract";
import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Select } from "@arraigo/ui/select";
import { Table } from "@arraigo/ui/table";
import { useTranslations } from "use-intl";

export type Mapping = Partial<Record<PersonField, number>>;

interface ImportColumnsProps {
  fileName: string;
  rows: number;
  columns: readonly { name: string; example: string }[];
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  onNext: () => void;
  busy: boolean;
  /** The dry run is there: the strongest button is now the import's. */
  checked: boolean;
}

/** What each column of the file holds. A field is held by one column: choosing it here takes it from where it was. */
export function ImportColumns(props: ImportColumnsProps) {
  const t = useTranslations("directory");
  const held = (index: number) => personFields.find((field) => props.mapping[field] === index);
  function choose(index: number, field: PersonField | undefined) {
    const rest = Object.fromEntries(
      Object.entries(props.mapping).filter(([known, column]) => column !== index && known !== field),
    );
    props.onChange(field ? { ...rest, [field]: index } : rest);
  }
  return (
    <Card flush title={t("import.columns")} take={t("import.columnsTake", { rows: props.rows, file: props.fileName })}>
      <Table
        plain
        caption={t("import.columnsCaption")}
        rows={props.columns.map((column, index) => ({ ...column, index }))}
        rowKey={(row) => String(row.index)}
        columns={[
          { key: "name", header: t("import.column"), rowHeader: true, cell: (row) => row.name },
          {
            key: "example",
            header: t("import.example"),
            cell: (row) => <span className="wrap-anywhere">{row.example || "–"}</span>,
          },
          {
            key: "field",
            header: t("import.holds"),
            width: "240px",
            cell: (row) => (
              <Select
                aria-label={`${t("import.holds")}: ${row.name}`}
                value={held(row.index) ?? ""}
                onChange={(event) =>
                  choose(
                    row.index,
                    personFields.find((field) => field === event.target.value),
                  )
                }
              >
                <option value="">{t("import.leaveOut")}</option>
                {personFields.map((field) => (
                  <option key={field} value={field}>
                    {t(`fields.${field}`)}
                  </option>
                ))}
              </Select>
            ),
          },
        ]}
      />
      <div className="px-[18px] py-4 max-sm:px-4">
        <Button
          kind={props.checked ? "default" : "primary"}
          busy={props.busy}
          disabled={props.mapping.email === undefined}
          onClick={props.onNext}
        >
          {t("import.start")}
        </Button>
      </div>
    </Card>
  );
}
