import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocale } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import type { NamedField, RecordType } from "./record-fields";

/** The fields an organisation added to a type, in its own order. Those put away are left out; their values are kept. */
export function useOwnFields(type: RecordType): readonly NamedField[] {
  const locale = useLocale();
  const { data } = useQuery(trpc.crm.customFields.list.queryOptions({ type }, { staleTime: 60_000 }));
  return useMemo(
    () =>
      (data ?? [])
        .filter((field) => !field.archived)
        .map(
          (field): NamedField => ({
            key: `custom.${field.key}`,
            label: field.label[locale] ?? field.label.en ?? field.label.es ?? field.key,
            kind: field.kind,
            own: true,
            ...(field.required ? { required: true } : {}),
            ...(field.index === "ready" ? { sortable: true } : {}),
            ...(field.kind === "choice" ? { choices: field.choices } : {}),
          }),
        ),
    [data, locale],
  );
}
