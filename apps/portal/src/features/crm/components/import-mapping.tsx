import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { Table } from "@arraigo/ui/table";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Mapping, Preview, Upload } from "../import-types";

const orders = ["ymd", "mdy", "dmy"] as const;
const delimiterNames = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "bar" } as const;

interface ImportMappingProps {
  upload: Upload;
  mapping: Mapping;
  onChange: (mapping: Mapping) => void;
  onBack: () => void;
  onPreviewed: (preview: Preview) => void;
}

/** What each column becomes, beside what is in it. */
export function ImportMappingStep({ upload, mapping, onChange, onBack, onPreviewed }: ImportMappingProps) {
  const t = useTranslations("crm.import");
  const fields = useTranslations("crm.fields");
  const common = useTranslations("common");
  const problem = useProblemToast();
  const preview = useMutation({
    ...trpc.crm.imports.preview.mutationOptions(),
    onSuccess: onPreviewed,
    onError: problem,
  });
  const rows = upload.facts.columns.map((column, index) => ({
    column,
    index,
    mapped: mapping.columns[index] ?? { field: "skip" as const },
  }));
  const change = (index: number, part: Partial<Mapping["columns"][number]>) =>
    onChange({
      ...mapping,
      columns: mapping.columns.map((each, place) => (place === index ? { ...each, ...part } : each)),
    });
  return (
    <div className="grid gap-gap">
      <p className="figures text-ink-2">
        <b className="font-medium text-ink">{upload.fileName}</b> ·{" "}
        {t("found", {
          rows: upload.facts.rows,
          encoding: (upload.facts.encoding ?? upload.facts.format).toUpperCase(),
          delimiter: t(`delimiters.${delimiterNames[upload.facts.delimiter ?? ","]}`),
        })}{" "}
        {upload.remembered ? t("remembered") : t("suggested")}
      </p>
      <Table
        caption={t("steps.mapping")}
        rows={rows}
        rowKey={(row) => String(row.index)}
        columns={[
          { key: "column", header: t("column"), rowHeader: true, cell: (row) => row.column.header },
          {
            key: "samples",
            header: t("samples"),
            cell: (row) =>
              row.column.samples.length > 0 ? (
                <span className="figures line-clamp-1 max-w-[420px] break-all">
                  {row.column.samples.slice(0, 3).join(" · ")}
                </span>
              ) : (
                <span className="text-ink-3">{t("emptyColumn")}</span>
              ),
          },
          {
            key: "becomes",
            header: t("becomes"),
            width: "210px",
            cell: (row) => (
              <Select
                aria-label={`${row.column.header}: ${t("becomes")}`}
                value={row.mapped.field}
                onChange={(event) =>
                  change(row.index, { field: event.currentTarget.value as Mapping["columns"][number]["field"] })
                }
              >
                {[
                  ...upload.targets,
                  { key: "detail", label: fields("detail") },
                  { key: "skip", label: fields("skip") },
                ].map((target) => (
                  <option key={target.key} value={target.key}>
                    {target.label}
                  </option>
                ))}
              </Select>
            ),
          },
          {
            key: "dates",
            header: t("dates"),
            width: "220px",
            cell: (row) =>
              row.column.kind === "date" && row.mapped.field === "detail" ? (
                <span className="grid gap-0.5 py-1">
                  <Select
                    aria-label={`${row.column.header}: ${t("dates")}`}
                    value={row.mapped.dateOrder ?? row.column.dateOrder ?? "ymd"}
                    onChange={(event) =>
                      change(row.index, { dateOrder: event.currentTarget.value as (typeof orders)[number] })
                    }
                  >
                    {orders.map((order) => (
                      <option key={order} value={order}>
                        {t(`orders.${order}`)}
                      </option>
                    ))}
                  </Select>
                  {row.column.dateAmbiguous ? <span className="text-12 text-amber">{t("ambiguous")}</span> : null}
                </span>
              ) : (
                ""
              ),
          },
        ]}
      />
      <div className="flex flex-wrap items-end gap-x-6 gap-y-3">
        <Field label={t("match")} className="w-64 max-sm:w-full">
          <Select
            value={mapping.match}
            onChange={(event) => onChange({ ...mapping, match: event.currentTarget.value as Mapping["match"] })}
          >
            {(upload.matchKeys as readonly ("email" | "externalId" | "none")[]).map((match) => (
              <option key={match} value={match}>
                {t(`matches.${match}`)}
              </option>
            ))}
          </Select>
        </Field>
        {upload.facts.columns.some((column) => column.capitals) ? (
          <Checkbox
            label={t("tidy")}
            checked={mapping.tidyCapitals}
            onChange={(event) => onChange({ ...mapping, tidyCapitals: event.currentTarget.checked })}
            className="pb-1.5"
          />
        ) : null}
        <span className="ml-auto flex gap-2">
          <Button onClick={onBack}>{common("back")}</Button>
          <Button
            kind="primary"
            busy={preview.isPending}
            onClick={() => preview.mutate({ importId: upload.importId, mapping })}
          >
            {t("toPreview")}
          </Button>
        </span>
      </div>
    </div>
  );
}
