import { type ListOp, opsOf } from "@arraigo/crm/list-fields";
import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { currencies, fromMinor, lastCurrency, toMinor } from "../../money";
import type { FieldValue, NamedField, RecordType } from "../record-form/record-fields";
import { shapeOf } from "./condition-shape";
import { FilterValue } from "./filter-value";
import type { Condition } from "./list-procedures";
import { useUsualCurrency } from "./use-usual-currency";

interface FilterEditorProps {
  type: RecordType;
  field: NamedField;
  condition?: Condition | undefined;
  onApply: (condition: Condition) => void;
}

/** How, and with what. Applied with Enter or the button; what is not complete cannot be applied. */
export function FilterEditor(props: FilterEditorProps) {
  const t = useTranslations("crm.list.filters");
  const { field } = props;
  const ops = opsOf(field);
  const [op, setOp] = useState<ListOp>(props.condition?.op ?? usual(field, ops));
  const [value, setValue] = useState<Condition["value"]>(props.condition?.value);
  const unsaid = useUsualCurrency([field], [props.condition]);
  const [chosen, setCurrency] = useState(props.condition?.currency);
  // A filter kept without a currency was about the organisation's.
  const currency = chosen ?? (props.condition ? unsaid : undefined) ?? lastCurrency();
  const complete = isComplete(op, value);
  const said = field.kind === "money" ? { currency } : {};
  return (
    <form
      className="grid gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (!complete) return;
        props.onApply(
          op === "isEmpty" || op === "isFilled"
            ? { field: field.key, op }
            : { field: field.key, op, value: value ?? null, ...said },
        );
      }}
    >
      <p className="text-13 font-semibold">{field.label}</p>
      <Field label={t("op")} hideLabel>
        <Select
          value={op}
          onChange={(event) => {
            const next = event.currentTarget.value as ListOp;
            if (shapeOf(next) !== shapeOf(op)) setValue(carried(op, next, value));
            setOp(next);
          }}
        >
          {ops.map((each) => (
            <option key={each} value={each}>
              {t(`ops.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      {field.kind === "money" && shapeOf(op) !== "none" ? (
        <Field label={t("currency")}>
          <Select
            value={currency}
            onChange={(event) => {
              const next = event.currentTarget.value;
              setValue(reread(value, currency, next));
              setCurrency(next);
            }}
          >
            {[...new Set([currency, ...currencies])].map((each) => (
              <option key={each} value={each}>
                {each}
              </option>
            ))}
          </Select>
        </Field>
      ) : null}
      <FilterValue
        key={`${shapeOf(op)} ${currency}`}
        type={props.type}
        field={field}
        op={op}
        value={value}
        currency={currency}
        onChange={setValue}
      />
      <Button kind="primary" type="submit" disabled={!complete} className="justify-self-end">
        {t("apply")}
      </Button>
    </form>
  );
}

/** The question most often asked of a kind of field. */
function usual(field: NamedField, ops: readonly ListOp[]): ListOp {
  const wanted: ListOp =
    ({
      line: "contains",
      paragraph: "contains",
      email: "contains",
      phone: "contains",
      url: "contains",
      choice: "anyOf",
      tags: "anyOf",
      stage: "anyOf",
      queue: "anyOf",
      money: "moreThan",
      integer: "moreThan",
      decimal: "moreThan",
      date: "inNextDays",
      instant: "inLastDays",
    }[field.kind as string] as ListOp | undefined) ?? "is";
  return ops.includes(wanted) ? wanted : (ops[0] ?? "is");
}

/** The same figure in another currency: nothing is converted. */
function reread(value: Condition["value"], from: string, to: string): Condition["value"] {
  const one = (each: unknown) => (typeof each === "number" ? toMinor(fromMinor(each, from), to) : each);
  return (Array.isArray(value) ? value.map(one) : one(value)) as Condition["value"];
}

/** What was chosen goes over to the next operator where it fits. */
function carried(from: ListOp, to: ListOp, value: Condition["value"]): Condition["value"] {
  if (shapeOf(from) === "one" && shapeOf(to) === "several" && value != null) return [value] as string[];
  if (shapeOf(from) === "several" && shapeOf(to) === "one") return (value as readonly string[] | undefined)?.[0];
  return shapeOf(to) === "days" ? 30 : undefined;
}

function isComplete(op: ListOp, value: Condition["value"]): boolean {
  const filled = (each: FieldValue | undefined) => each !== undefined && each !== null && each !== "";
  switch (shapeOf(op)) {
    case "none":
      return true;
    case "several":
      return Array.isArray(value) && value.length > 0;
    case "span":
      return Array.isArray(value) && value.length === 2 && value.every(filled);
    case "days":
      return typeof value === "number" && value >= 0;
    default:
      return !Array.isArray(value) && filled(value as FieldValue | undefined);
  }
}
