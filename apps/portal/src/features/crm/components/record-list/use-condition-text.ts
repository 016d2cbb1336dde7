import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { useWords, wordsAt } from "../../../../lib/messages";
import type { FieldValue, NamedField, RecordType } from "../record-form/record-fields";
import { usePeople } from "../record-form/use-people";
import { usePipelines, useStages } from "../record-form/use-places";
import { useQueues } from "../record-form/use-queues";
import { useValueText } from "../record-form/use-value-text";
import type { Condition } from "./list-procedures";
import { useRecordNames } from "./use-record-names";
import { useUsualCurrency } from "./use-usual-currency";

/** A filter in words: "City is Quito", "Expected close date in the next 30 days". */
export function useConditionText(type: RecordType, fields: readonly NamedField[], conditions: readonly Condition[]) {
  const t = useTranslations("crm.list.filters");
  const format = useFormat();
  const words = useWords();
  const textOf = useValueText();
  const fieldOf = (key: string) => fields.find((field) => field.key === key);
  const people = usePeople(conditions.some(({ field }) => fieldOf(field)?.kind === "person"));
  const asksFor = (kind: string) => conditions.some(({ field }) => fieldOf(field)?.kind === kind);
  const stages = useStages(type, asksFor("stage"));
  const pipelines = usePipelines(type, asksFor("stage"));
  const queues = useQueues(asksFor("queue"));
  const usual = useUsualCurrency(fields, conditions);
  const records = useRecordNames(
    conditions.flatMap((condition) => {
      const field = fieldOf(condition.field);
      return field?.kind === "record" && field.to
        ? idsOf(condition).map((id) => ({ type: field.to ?? "account", id }))
        : [];
    }),
  );

  function nameOf(field: NamedField, value: FieldValue, currency: string | undefined): string {
    if (field.kind === "person") return value === "me" ? t("me") : (people.nameOf(String(value)) ?? "…");
    if (field.kind === "stage" || field.kind === "queue")
      return [...stages, ...pipelines, ...queues].find((place) => place.id === value)?.name ?? "…";
    if (field.kind === "record") return records.get(String(value)) ?? "…";
    if (field.key === "flag") return wordsAt(words, `crm.list.flags.${String(value)}`) ?? String(value);
    if (field.kind === "tags") return String(value);
    if (field.kind === "instant") return format.date(String(value).slice(0, 10));
    return textOf(field, value, { values: currency ? { currency } : {} });
  }

  return (condition: Condition): string => {
    if (condition.field === "run") return t("ofRun");
    const field = fieldOf(condition.field);
    const names = { field: field?.label ?? condition.field, op: t(`ops.${condition.op}`) };
    if (!field || condition.value === undefined) return t("chip", names);
    const values = (Array.isArray(condition.value) ? condition.value : [condition.value]) as FieldValue[];
    if (condition.op === "inLastDays" || condition.op === "inNextDays")
      return t("chipValue", { ...names, value: t("inDays", { days: Number(values[0]) }) });
    const said = values.map((value) => nameOf(field, value, condition.currency ?? usual));
    const value =
      condition.op === "between" ? t("span", { from: said[0] ?? "", to: said[1] ?? "" }) : format.either(said);
    return t("chipValue", { ...names, value });
  };
}

function idsOf({ value }: Condition): string[] {
  return (Array.isArray(value) ? value : [value]).filter((each): each is string => typeof each === "string");
}
