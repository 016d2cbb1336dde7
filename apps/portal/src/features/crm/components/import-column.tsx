import { durationUnits } from "@arraigo/crm/contract";
import { Select } from "@arraigo/ui/select";
import { useTranslations } from "use-intl";
import type { MappedColumn, Upload } from "../import-types";
import { useChoiceLabel } from "../use-choice-label";
import { ImportValues } from "./import-values";

const orders = ["dmy", "mdy", "ymd"] as const;
const marks = { ".": "point", ",": "comma" } as const;

interface ImportColumnProps {
  upload: Upload;
  /** What kind of address it answers yes or no about, if any. */
  answers: Upload["answersAbout"][number] | undefined;
  column: Upload["facts"]["columns"][number];
  mapped: MappedColumn;
  /** What the server said about this column. */
  problem?: string | undefined;
  onChange: (part: Partial<MappedColumn>) => void;
}

/** One column of the file: what is in it, what it becomes, and how its dates, numbers or choices are to be read. */
export function ImportColumn({ upload, answers, column, mapped, problem, onChange }: ImportColumnProps) {
  const t = useTranslations("crm.import");
  const fields = useTranslations("crm.fields");
  const choiceLabel = useChoiceLabel();
  const target = upload.targets.find((each) => each.key === mapped.field);
  const choices =
    mapped.field === "stageId"
      ? upload.stages.map(({ id, name, pipeline }) => ({
          value: id,
          label: new Set(upload.stages.map((each) => each.pipeline)).size > 1 ? `${pipeline}: ${name}` : name,
        }))
      : (target?.choices ?? []).map((value) => ({ value, label: choiceLabel(mapped.field, value) }));
  // Days with a time that no field stands for are kept as they stand.
  const isUnheeded = mapped.field === "detail" && Boolean(answers);
  const isDate = column.kind === "date" && (target !== undefined || (mapped.field === "detail" && !column.timed));
  const order = mapped.dateOrder ?? column.dateOrder ?? "ymd";
  const odd = mapped.field === "skip" || column.kind !== "date" ? [] : (column.dateOdd?.[order] ?? []);
  const isNumber = column.kind === "number" && column.decimal !== undefined && target !== undefined;
  return (
    <li className="grid items-start gap-x-5 gap-y-2 border-t py-3 first:border-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.4fr)_13rem_11rem]">
      <span className="min-w-0 pt-1.5 font-medium break-words text-ink">{column.header}</span>
      <span className="figures line-clamp-2 min-w-0 pt-1.5 wrap-anywhere text-ink-2">
        {column.samples.length > 0 ? (
          column.samples.slice(0, 3).join(" · ")
        ) : (
          <span className="text-ink-3">{t("emptyColumn")}</span>
        )}
      </span>
      <Select
        aria-label={`${column.header}: ${t("becomes")}`}
        aria-invalid={problem !== undefined}
        value={mapped.field}
        onChange={(event) => onChange({ field: event.currentTarget.value })}
      >
        {[
          ...upload.targets,
          { key: "detail", label: upload.recordType === "activity" ? t("inText") : fields("detail") },
          { key: "skip", label: fields("skip") },
        ].map((each) => (
          <option key={each.key} value={each.key}>
            {each.label}
          </option>
        ))}
      </Select>
      <span className="grid gap-1">
        {isDate ? (
          <Select
            aria-label={`${column.header}: ${t("format")}`}
            value={order}
            onChange={(event) => onChange({ dateOrder: event.currentTarget.value as (typeof orders)[number] })}
          >
            {orders.map((each) => (
              <option key={each} value={each}>
                {t(`orders.${each}`)}
              </option>
            ))}
          </Select>
        ) : null}
        {mapped.field === "minutes" && upload.recordType === "activity" ? (
          <Select
            aria-label={`${column.header}: ${t("unit")}`}
            value={mapped.unit ?? "min"}
            onChange={(event) => onChange({ unit: durationUnits.find((each) => each === event.currentTarget.value) })}
          >
            {durationUnits.map((unit) => (
              <option key={unit} value={unit}>
                {t(`units.${unit}`)}
              </option>
            ))}
          </Select>
        ) : isNumber ? (
          <Select
            aria-label={`${column.header}: ${t("format")}`}
            value={mapped.decimal ?? column.decimal ?? "."}
            onChange={(event) => onChange({ decimal: event.currentTarget.value as keyof typeof marks })}
          >
            {(Object.keys(marks) as (keyof typeof marks)[]).map((mark) => (
              <option key={mark} value={mark}>
                {t(`decimals.${marks[mark]}`)}
              </option>
            ))}
          </Select>
        ) : null}
        {(isDate && column.dateAmbiguous) || (isNumber && column.decimalAmbiguous) ? (
          <span className="text-12 text-amber">{t("ambiguous")}</span>
        ) : null}
        {isUnheeded ? <span className="text-12 text-amber">{t(`unheeded.${answers ?? "email"}`)}</span> : null}
        {odd.length > 0 ? (
          <span className="text-12 wrap-anywhere text-amber">{t("oddDates", { cells: odd.join(" · ") })}</span>
        ) : null}
      </span>
      {choices.length > 0 && column.values ? (
        <ImportValues
          column={column.header}
          texts={column.values}
          values={mapped.values ?? {}}
          choices={choices}
          onChange={(values) => onChange({ values })}
        />
      ) : null}
    </li>
  );
}
