import { Combobox } from "@arraigo/ui/combobox";
import { Field } from "@arraigo/ui/field";
import { Tag } from "@arraigo/ui/tag";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { findRecords } from "../record-form/find-records";
import type { NamedField } from "../record-form/record-fields";
import { usePeople } from "../record-form/use-people";
import { useRecordNames } from "./use-record-names";

interface SeveralRecordsProps {
  field: NamedField;
  values: readonly string[];
  onChange: (values: string[]) => void;
}

/** Several records or people, one after the other; each can be taken out again. */
export function SeveralRecords(props: SeveralRecordsProps) {
  const t = useTranslations("crm.list.filters");
  const form = useTranslations("crm.recordForm");
  const { field, values } = props;
  const isPerson = field.kind === "person";
  const people = usePeople(isPerson);
  const [picked, setPicked] = useState<ReadonlyMap<string, string>>(new Map());
  const known = useRecordNames(
    isPerson ? [] : values.filter((id) => !picked.has(id)).map((id) => ({ type: field.to ?? "account", id })),
  );
  const nameOf = (id: string) => picked.get(id) ?? (isPerson ? people.nameOf(id) : known.get(id)) ?? "…";
  return (
    <Field label={t("value")} hideLabel>
      <Combobox
        // A new box for each one chosen, empty and ready for the next.
        key={values.length}
        autoFocus
        value={null}
        onChange={(choice) => {
          if (!choice || values.includes(choice.id)) return;
          setPicked(new Map([...picked, [choice.id, choice.label]]));
          props.onChange([...values, choice.id]);
        }}
        find={isPerson ? people.find : (typed, signal) => findRecords(field.to ?? "account", typed, signal)}
        text={{
          placeholder: form("picker.placeholder"),
          searching: form("picker.searching"),
          nothing: form("picker.nothing"),
          failed: form("picker.failed"),
          clear: form("picker.clear"),
        }}
      />
      {values.length > 0 ? (
        <ul className="mt-1.5 flex flex-wrap gap-1">
          {values.map((id) => (
            <li key={id}>
              <button
                type="button"
                aria-label={form("removeTag", { tag: nameOf(id) })}
                onClick={() => props.onChange(values.filter((each) => each !== id))}
              >
                <Tag>{nameOf(id)} ×</Tag>
              </button>
            </li>
          ))}
        </ul>
      ) : null}
    </Field>
  );
}
