import { currencyDigits } from "@arraigo/ui/plain/read-amount";
import { useFormat } from "../../lib/format";
import type { Upload } from "./import-types";
import { useChoiceLabel } from "./use-choice-label";

/** A value of the dry run as people read it: amounts as money, days as days, choices in words. */
export function useImportText(upload: Upload): (field: string, value: string, currency?: string) => string {
  const format = useFormat();
  const choiceLabel = useChoiceLabel();
  return (field, value, currency = upload.currency) => {
    const kind = upload.targets.find((target) => target.key === field)?.kind;
    if (kind === "money" && /^\d+$/u.test(value))
      return format.money(Number(value) / 10 ** currencyDigits(currency), currency);
    if (kind === "date" && /^\d{4}-\d\d-\d\d$/u.test(value)) return format.date(value);
    if (kind === "instant" && /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u.test(value)) return format.dateTime(value);
    return kind === "choice" ? choiceLabel(field, value) : value;
  };
}
