import { digitsOf } from "@arraigo/crm/fields";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useWords, wordsAt } from "../../../../lib/messages";

type Said = string | number | null;

/** A value of the history as people read it: amounts as money, days as days, choices in words. */
export function useChangeText(): (field: string, value: Said, currency?: string | null) => string {
  const t = useTranslations("crm.timeline");
  const words = useWords();
  const format = useFormat();
  return (field, value, currency) => {
    if (value === null || value === "") return t("empty");
    if (field.endsWith("Minor") && typeof value === "number")
      return currency ? format.amount(value / 10 ** digitsOf(currency), currency) : format.decimal(value / 100);
    if (typeof value === "string" && /^\d{4}-\d\d-\d\d$/u.test(value)) return format.date(value);
    if (typeof value === "string" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value)) return format.dateTime(value);
    return wordsAt(words, `crm.choices.${field}.${String(value)}`) ?? String(value);
  };
}

/** What a field of the history is called. */
export function useFieldWord(): (field: string) => string {
  const words = useWords();
  return (field) =>
    wordsAt(words, `crm.timeline.fields.${field}`) ??
    wordsAt(words, `crm.fields.${field}`) ??
    field.replace(/^custom\./u, "");
}
