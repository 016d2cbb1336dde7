import { Button } from "@arraigo/ui/button";
import { useTranslations } from "use-intl";
import { PropertyField, PropertyValueField } from "../../../lib/property-fields";
import { useEventProperties } from "../../../lib/use-event-properties";
import type { FilterRow } from "../property-filter";
import { RemoveButton } from "./remove-button";

const rowsMax = 8;

interface FilterFieldsProps {
  event: string;
  rows: readonly FilterRow[];
  onChange: (next: FilterRow[]) => void;
  error: string | undefined;
}

/** Properties an event must have to count, one row each. None is the usual case. */
export function FilterFields(props: FilterFieldsProps) {
  const t = useTranslations("change.forms");
  const { event, rows, onChange } = props;
  const known = useEventProperties([event]).of(event);
  const put = (index: number, next: Partial<FilterRow>) =>
    onChange(rows.map((row, place) => (place === index ? { ...row, ...next } : row)));
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 font-medium text-ink">{t("filter")}</legend>
      {rows.map((row, index) => (
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_auto_minmax(0,1fr)_auto] items-center gap-2">
          <PropertyField
            known={known}
            label={t("property")}
            placeholder={t("property")}
            required={row.value !== ""}
            value={row.key}
            onChange={(key) => put(index, known.length > 0 ? { key, value: "" } : { key })}
          />
          <span className="text-ink-3">{t("equals")}</span>
          <PropertyValueField
            known={known}
            property={row.key}
            label={`${known.find(({ name }) => name === row.key)?.label ?? (row.key || t("property"))} ${t("equals")}`}
            required={row.key !== ""}
            value={row.value}
            onChange={(value) => put(index, { value })}
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
      {rows.length > 0 && known.length === 0 ? <p className="text-12 text-ink-3">{t("filterHint")}</p> : null}
      {rows.length < rowsMax ? (
        <Button size="small" className="justify-self-start" onClick={() => onChange([...rows, { key: "", value: "" }])}>
          {t("addFilter")}
        </Button>
      ) : null}
    </fieldset>
  );
}
