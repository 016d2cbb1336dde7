import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useQuery } from "@tanstack/react-query";
import { useDeferredValue, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";

/** One person out of thousands: type, and the browser's own list offers who fits. Empty means nobody. */
export function PersonPicker(props: {
  label: string;
  name: string;
  error: string | undefined;
  onPick: (id: string | null, label?: string) => void;
}) {
  const t = useTranslations("directory.person");
  const listId = useId();
  const [text, setText] = useState(props.name);
  const asked = useDeferredValue(text.split(" <")[0]?.trim() ?? "");
  const found = useQuery({
    ...trpc.directory.people.list.queryOptions({ text: asked || "a", limit: 10 }),
    enabled: asked.length >= 2 && asked !== props.name,
    placeholderData: (before) => before,
  });
  const choices = (found.data?.people ?? []).map((person) => ({
    id: person.id,
    label: `${person.name} <${person.email}>`,
  }));
  const chosen = choices.find((choice) => choice.label === text);
  const unclear =
    text !== "" && text !== props.name && !chosen && !found.isFetching && choices.length === 0 && asked.length >= 2;
  return (
    <Field
      label={props.label}
      hint={t("managerHint")}
      error={props.error ?? (unclear ? t("managerUnknown") : undefined)}
      optional
    >
      <Input
        value={text}
        list={listId}
        maxLength={400}
        autoComplete="off"
        onChange={(event) => {
          const next = event.target.value;
          setText(next);
          const match = choices.find((choice) => choice.label === next);
          if (match || next === "") props.onPick(match?.id ?? null, match?.label.split(" <")[0]);
        }}
        onBlur={() => {
          if (text !== "" && !chosen && text !== props.name) {
            setText("");
            props.onPick(null);
          }
        }}
      />
      <datalist id={listId}>
        {choices.map((choice) => (
          <option key={choice.id} value={choice.label} />
        ))}
      </datalist>
    </Field>
  );
}
