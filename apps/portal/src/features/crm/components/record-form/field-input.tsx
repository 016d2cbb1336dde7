import { digitsOf } from "@arraigo/crm/fields";
import { ChipField } from "@arraigo/ui/chip-field";
import { Combobox } from "@arraigo/ui/combobox";
import { DateField } from "@arraigo/ui/date-field";
import { Input } from "@arraigo/ui/input";
import { MoneyField } from "@arraigo/ui/money-field";
import { Select } from "@arraigo/ui/select";
import { Textarea } from "@arraigo/ui/textarea";
import { useLocale, useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../../lib/messages";
import { currencies } from "../../money";
import { findRecords } from "./find-records";
import { NumberField } from "./number-field";
import { PlaceField } from "./place-field";
import { emptyFor, type FieldValue, type NamedField } from "./record-fields";
import { usePeople } from "./use-people";
import { useQueues } from "./use-queues";

export interface FieldInputProps {
  field: NamedField;
  value: FieldValue;
  /** `undefined`: what is written cannot be a value of this field. */
  onChange: (value: FieldValue | undefined, name?: string) => void;
  /** What the id in `value` is called, for records and people. */
  name?: string | undefined;
  /** For stages: those one may choose from. */
  places?: readonly { id: string; name: string }[] | undefined;
  /** For contacts: the account chosen beside them, whose own are offered first. */
  within?: string | undefined;
  /** For amounts. */
  currency: string;
  autoFocus?: boolean | undefined;
  "aria-label"?: string | undefined;
}

/** The control for a kind of field; the same in forms, cells, bulk edits and filters. */
export function FieldInput(props: FieldInputProps) {
  const { field, value, onChange } = props;
  const t = useTranslations("crm.recordForm");
  const list = useTranslations("crm.list");
  const words = useWords();
  const locale = useLocale();
  const people = usePeople(field.kind === "person");
  const queues = useQueues(field.kind === "queue");
  const places = props.places ?? queues;
  const text = typeof value === "string" ? value : "";
  const common = { autoFocus: props.autoFocus, "aria-label": props["aria-label"] };
  const empty = emptyFor(field);
  const line = (type: "text" | "email" | "tel" | "url") => (
    <Input
      {...common}
      type={type}
      autoComplete="off"
      spellCheck={type === "text"}
      maxLength={field.kind === "email" ? 254 : (field.charactersMax ?? 300)}
      value={text}
      onChange={(event) => onChange(event.currentTarget.value === "" ? empty : event.currentTarget.value)}
    />
  );
  const options = (choices: readonly { value: string; label: string }[]) => (
    <Select {...common} value={text} onChange={(event) => onChange(event.currentTarget.value || null)}>
      {field.required ? null : <option value="">{t("none")}</option>}
      {choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
    </Select>
  );

  switch (field.kind) {
    case "paragraph":
      return (
        <Textarea
          {...common}
          rows={3}
          maxLength={field.charactersMax ?? 4_000}
          value={text}
          onChange={(event) => onChange(event.currentTarget.value === "" ? empty : event.currentTarget.value)}
        />
      );
    case "email":
      return line("email");
    case "phone":
      return line("tel");
    case "url":
      return line("url");
    case "integer":
    case "decimal":
      return (
        <NumberField
          {...common}
          whole={field.kind === "integer"}
          value={typeof value === "number" ? value : null}
          onChange={onChange}
        />
      );
    case "money":
      return (
        <MoneyField
          {...common}
          value={typeof value === "number" ? value : null}
          onChange={onChange}
          currency={props.currency}
          digits={digitsOf(props.currency)}
          locale={locale}
        />
      );
    case "currency":
      return options(
        [...new Set([...(text ? [text] : []), ...currencies])].map((each) => ({ value: each, label: each })),
      );
    case "date":
      return <DateField {...common} value={text} onChange={(day) => onChange(day || null)} />;
    case "instant":
      return (
        <Input
          {...common}
          type="datetime-local"
          max="9999-12-31T23:59"
          value={localOf(text)}
          onChange={(event) => {
            const at = new Date(event.currentTarget.value);
            onChange(Number.isNaN(at.getTime()) ? null : at.toISOString());
          }}
        />
      );
    case "choice":
      return options(
        (field.choices ?? []).map((choice) => ({
          value: choice,
          label: wordsAt(words, `crm.choices.${field.key}.${choice}`) ?? choice,
        })),
      );
    case "yesNo":
      return (
        <Select
          {...common}
          value={value === null ? "" : String(value)}
          onChange={(event) => onChange(event.currentTarget.value === "" ? null : event.currentTarget.value === "true")}
        >
          <option value="">{t("none")}</option>
          <option value="true">{list("yes")}</option>
          <option value="false">{list("no")}</option>
        </Select>
      );
    case "tags":
      return (
        <ChipField
          {...common}
          value={Array.isArray(value) ? value : []}
          onChange={onChange}
          max={field.max}
          removeLabel={(tag) => t("removeTag", { tag })}
        />
      );
    case "record":
    case "person":
      return (
        <Combobox
          {...common}
          value={text ? { id: text, label: props.name ?? people.nameOf(text) ?? "…" } : null}
          onChange={(choice) => onChange(choice?.id ?? null, choice?.label)}
          find={
            field.kind === "person"
              ? people.find
              : (typed, signal) => findRecords(field.to ?? "account", typed, signal, props.within)
          }
          text={{
            placeholder: t("picker.placeholder"),
            searching: t("picker.searching"),
            nothing: t("picker.nothing"),
            failed: t("picker.failed"),
            clear: t("picker.clear"),
          }}
        />
      );
    case "queue":
    case "stage":
      return <PlaceField {...common} places={places} value={text} name={props.name} onChange={onChange} />;
    default:
      return line("text");
  }
}

/** An instant as the browser's control wants it: local, to the minute. */
function localOf(instant: string): string {
  const at = new Date(instant);
  if (Number.isNaN(at.getTime())) return "";
  return new Date(at.getTime() - at.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}
