import { fieldsOf } from "@arraigo/crm/fields";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import { useWords, wordsAt } from "../../../../lib/messages";
import type { NamedField, RecordType } from "./record-fields";
import { useOwnFields } from "./use-own-fields";

/** Every field of a type in the order forms show them, the organisation's own last, each with its name in the person's language. */
export function useRecordFields(type: RecordType): readonly NamedField[] {
  const words = useWords();
  const locale = useLocale();
  const own = useOwnFields(type);
  // The translator is a new one on each render; the language is what its answers depend on.
  return useMemo(
    () => [
      ...Object.entries(fieldsOf(type)).map(([key, field]) => ({
        ...field,
        key,
        label: wordsAt(words, `crm.fields.${key}`) ?? key,
      })),
      ...own,
    ],
    [type, own, locale],
  );
}
