import { Button } from "@arraigo/ui/button";
import { Input } from "@arraigo/ui/input";
import { useTranslations } from "use-intl";
import type { FilterRow } from "../property-filter";
import { RemoveButton } from "./remove-button";

const rowsMax = 8;

interface FilterFieldsProps {
  rows: readonly FilterRow[];
  onChange: (next: FilterRow[]) => void;
  error: string | undefined;
}

/** Properties an event must have to count, one row each. None is the usual case. */
export function FilterFields(props: FilterFieldsProps) {
  const t = useTranslations("change.forms");
  const { rows, onChange } = props;
  const put = (index: number, next: Partial<FilterRow>) =>
    onChange(rows.map((row, place) => (place === index ? { ...row, ...next } : row)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink">{t("filter")}</legend>
      {rows.map((row, index) => (
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2">
          <Input
            aria-label={t("property")}
            placeholder={t("property")}
            required={row.value !== ""}
            maxLength={60}
            autoCapitalize="none"
            spellCheck={false}
            value={row.key}
            onChange={(event) => put(index, { key: event.currentTarget.value })}
          />
          <span className="text-ink-3">{t("equals")}</span>
          <Input
            aria-label={`${row.key || t("property")} ${t("equals")}`}
            required={row.key !== ""}
            maxLength={200}
            autoCapitalize="none"
            spellCheck={false}
            value={row.value}
            onChange={(event) => put(index, { value: event.currentTarget.value })}
          />
          <RemoveButton
            label={t("removeFilter")}
            onClick={() => onChange(rows.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      {props.error ? (
        <p role="alert" className="text-12 font-medium text-red">
          {props.error}
        </p>
      ) : null}
      {rows.length > 0 ? <p className="text-12 text-ink-3">{t("filterHint")}</p> : null}
      {rows.length < rowsMax ? (
        <Button size="small" className="justify-self-start" onClick={() => onChange([...rows, { key: "", value: "" }])}>
          {t("addFilter")}
        </Button>
      ) : null}
    </fieldset>
  );
}
