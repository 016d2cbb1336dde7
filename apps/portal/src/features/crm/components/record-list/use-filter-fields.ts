import { listExtras } from "@arraigo/crm/list-fields";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import { useWords, wordsAt } from "../../../../lib/messages";
import type { NamedField, RecordType } from "../record-form/record-fields";
import { useRecordFields } from "../record-form/use-record-fields";

/** What a list of a type can be filtered by: its fields, and beside them its pipeline, whether it is closed, what is wrong with it. */
export function useFilterFields(type: RecordType): readonly NamedField[] {
  const words = useWords();
  const locale = useLocale();
  const fields = useRecordFields(type);
  return useMemo(
    () => [
      ...fields,
      ...Object.entries(listExtras(type)).flatMap(([key, field]): NamedField[] => {
        const label = wordsAt(words, `crm.fields.${key}`);
        return label ? [{ ...field, key, label }] : [];
      }),
    ],
    [fields, type, locale],
  );
}
