import type { ListOp } from "@arraigo/crm/list-fields";
import { Checkbox } from "@arraigo/ui/checkbox";
import { ChipField } from "@arraigo/ui/chip-field";
import { DateField } from "@arraigo/ui/date-field";
import { Field } from "@arraigo/ui/field";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../../lib/messages";
import { fromMinor, toMinor } from "../../money";
import { FieldInput } from "../record-form/field-input";
import { NumberField } from "../record-form/number-field";
import type { FieldValue, NamedField, RecordType } from "../record-form/record-fields";
import { usePipelines, useStages } from "../record-form/use-places";
import { useQueues } from "../record-form/use-queues";
import { shapeOf } from "./condition-shape";
import type { Condition } from "./list-procedures";
import { SeveralRecords } from "./several-records";

interface FilterValueProps {
  type: RecordType;
  field: NamedField;
  op: ListOp;
  value: Condition["value"];
  /** What amounts are written in. */
  currency: string;
  onChange: (value: Condition["value"]) => void;
}

const daysUsual = 30;

/** With what a field is compared: one value, several, from and to, or a number of days. */
export function FilterValue(props: FilterValueProps) {
  const t = useTranslations("crm.list.filters");
  const { field, op, value, onChange } = props;
  const shape = shapeOf(op);
  if (shape === "none") return null;
  if (shape === "days")
    return (
      <Field label={t("days")}>
        <NumberField
          autoFocus
          whole
          value={typeof value === "number" ? value : daysUsual}
          onChange={(days) => onChange(days ?? undefined)}
        />
      </Field>
    );
  if (shape === "span") {
    const [from, to] = Array.isArray(value) ? (value as FieldValue[]) : [];
    const put = (at: 0 | 1, next: FieldValue | undefined) =>
      onChange((at === 0 ? [next ?? "", to ?? ""] : [from ?? "", next ?? ""]) as string[]);
    return (
      <div className="grid grid-cols-2 gap-2">
        <Field label={t("from")}>
          <OneValue
            type={props.type}
            field={field}
            value={from}
            currency={props.currency}
            autoFocus
            onChange={(next) => put(0, next)}
          />
        </Field>
        <Field label={t("to")}>
          <OneValue
            type={props.type}
            field={field}
            value={to}
            currency={props.currency}
            onChange={(next) => put(1, next)}
          />
        </Field>
      </div>
    );
  }
  if (shape === "several") return <Several {...props} values={Array.isArray(value) ? (value as string[]) : []} />;
  return (
    <Field label={t("value")} hideLabel>
      <OneValue
        type={props.type}
        field={field}
        value={value as FieldValue}
        currency={props.currency}
        autoFocus
        onChange={(next) => onChange(next ?? undefined)}
      />
    </Field>
  );
}

interface OneValueProps {
  type: RecordType;
  field: NamedField;
  value: FieldValue | undefined;
  currency: string;
  autoFocus?: boolean;
  onChange: (value: FieldValue | undefined) => void;
}

/** An instant is filtered by its day, a paragraph by a line of it, a tag by its name. */
function OneValue(props: OneValueProps) {
  const { field, value } = props;
  const places = usePlacesFor(props.type, field);
  if (field.kind === "instant" || field.kind === "date")
    return (
      <DateField
        autoFocus={props.autoFocus}
        value={typeof value === "string" ? value.slice(0, 10) : ""}
        onChange={(day) => props.onChange(day || undefined)}
      />
    );
  const plain = ["paragraph", "tags", "email", "phone", "url", "currency"].includes(field.kind);
  const { required: _required, ...open } = field;
  return (
    <FieldInput
      field={plain ? { ...open, kind: "line", charactersMax: 120 } : open}
      value={value ?? null}
      autoFocus={props.autoFocus}
      places={places}
      currency={props.currency}
      onChange={props.onChange}
    />
  );
}

/** Where a record can be, by the kind of field: a pipeline, a stage of one, a queue. */
function usePlacesFor(type: RecordType, field: NamedField): readonly { id: string; name: string }[] {
  const stages = useStages(type, field.kind === "stage");
  const pipelines = usePipelines(type, field.kind === "stage");
  const queues = useQueues(field.kind === "queue");
  if (field.kind === "queue") return queues;
  return field.key === "pipelineId" ? pipelines : stages;
}

/** What was written of numbers; of amounts, in the smallest unit of their currency. */
const numbersIn = (texts: readonly string[], currency: string | undefined): number[] =>
  texts
    .map(Number)
    .filter(Number.isFinite)
    .map((each) => (currency === undefined ? each : toMinor(each, currency)));

function Several(props: FilterValueProps & { values: readonly string[] }) {
  const t = useTranslations("crm.list.filters");
  const form = useTranslations("crm.recordForm");
  const words = useWords();
  const { field, values, onChange } = props;
  const placed = field.kind === "stage" || field.kind === "queue";
  const places = usePlacesFor(props.type, field);
  if (field.kind === "choice" || placed) {
    const choices = placed
      ? places.map(({ id, name }) => ({ id, name }))
      : (field.choices ?? []).map((choice) => ({
          id: choice,
          name:
            wordsAt(words, `crm.choices.${field.key}.${choice}`) ??
            wordsAt(words, `crm.list.flags.${choice}`) ??
            choice,
        }));
    return (
      <fieldset className="grid max-h-60 gap-1 overflow-y-auto">
        <legend className="sr-only">{t("value")}</legend>
        {choices.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={values.includes(id)}
            onChange={(event) =>
              onChange(event.currentTarget.checked ? [...values, id] : values.filter((each) => each !== id))
            }
          />
        ))}
      </fieldset>
    );
  }
  if (field.kind === "record" || field.kind === "person")
    return <SeveralRecords field={field} values={values} onChange={onChange} />;
  const numeric = ["integer", "decimal", "money"].includes(field.kind);
  const money = field.kind === "money";
  return (
    <Field label={t("value")} hideLabel>
      <ChipField
        autoFocus
        value={values.map((each) => String(money ? fromMinor(Number(each), props.currency) : each))}
        onChange={(next) =>
          onChange(numeric ? (numbersIn(next, money ? props.currency : undefined) as unknown as string[]) : next)
        }
        charactersMax={120}
        removeLabel={(tag) => form("removeTag", { tag })}
      />
    </Field>
  );
}
