import { currencyField, type NamedField } from "./components/record-form/record-fields";
import { useValueText } from "./components/record-form/use-value-text";
import type { Upload } from "./import-types";

const readable: Partial<Record<NamedField["kind"], RegExp>> = {
  money: /^\d+$/u,
  date: /^\d{4}-\d\d-\d\d$/u,
  instant: /^\d{4}-\d\d-\d\dT[\d:.]+Z$/u,
  choice: /./u,
};

/** A value of the dry run as records show it, to the cent: amounts as money, days as days, choices in words. */
export function useImportText(upload: Upload): (field: string, value: string, currency?: string) => string {
  const textOf = useValueText();
  return (field, value, currency = upload.currency) => {
    const target = upload.targets.find((each) => each.key === field);
    if (!target || target.kind === "externalId" || target.kind === "fullName" || target.kind === "mark") return value;
    const { key, label, kind } = target;
    if (!readable[kind]?.test(value)) return value;
    return textOf({ key, label, kind }, kind === "money" ? Number(value) : value, {
      values: { [currencyField]: currency },
    });
  };
}
