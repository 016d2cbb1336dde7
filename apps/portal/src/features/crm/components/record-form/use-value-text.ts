import { digitsOf } from "@arraigo/crm/fields";
import { useLocale, useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useWords, wordsAt } from "../../../../lib/messages";
import { currencyField, type FieldValue, type FieldValues, isEmptyValue, type NamedField } from "./record-fields";

interface Beside {
  /** The record's other values: an amount needs its currency. */
  values?: FieldValues | undefined;
  /** Names of the records and people that ids point at, by field or by id. */
  names?: Readonly<Record<string, string | null | undefined>> | undefined;
}

/** Values as text, in the person's language: for cells, chips, conflicts and toasts. "" where there is none. */
export function useValueText(): (field: NamedField, value: FieldValue | undefined, beside?: Beside) => string {
  const words = useWords();
  const t = useTranslations("crm.list");
  const format = useFormat();
  const locale = useLocale();
  return (field, value, beside) => {
    if (value === undefined || isEmptyValue(value)) return "";
    switch (field.kind) {
      case "money": {
        const currency = beside?.values?.[currencyField];
        if (typeof value !== "number") return String(value);
        const digits = typeof currency === "string" ? digitsOf(currency) : 2;
        const whole = value % 10 ** digits === 0;
        return new Intl.NumberFormat(locale, {
          ...(typeof currency === "string" ? { style: "currency", currency } : {}),
          minimumFractionDigits: whole ? 0 : digits,
          maximumFractionDigits: whole ? 0 : digits,
          useGrouping: "always",
        }).format(value / 10 ** digits);
      }
      case "integer":
        return format.count(Number(value));
      case "decimal":
        return new Intl.NumberFormat(locale, { maximumFractionDigits: 6 }).format(Number(value));
      case "date":
        return format.date(String(value));
      case "instant":
        return format.dateTime(String(value));
      case "choice":
        return wordsAt(words, `crm.choices.${field.key}.${String(value)}`) ?? String(value);
      case "yesNo":
        return value ? t("yes") : t("no");
      case "tags":
        return Array.isArray(value) ? format.list(value) : String(value);
      case "record":
      case "person":
      case "queue":
      case "stage":
        return beside?.names?.[field.key] ?? beside?.names?.[String(value)] ?? "…";
      default:
        return String(value);
    }
  };
}
