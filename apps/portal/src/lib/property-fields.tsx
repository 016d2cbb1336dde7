import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import type { EventProperty } from "./use-event-properties";

interface FieldProps {
  known: readonly EventProperty[];
  value: string;
  onChange: (next: string) => void;
  label?: string;
  placeholder?: string;
  required?: boolean;
}

/** Which property: one of those our own event comes with, else as another system calls it. */
export function PropertyField({ known, value, onChange, label, placeholder, ...rest }: FieldProps) {
  if (known.length === 0)
    return (
      <Input
        {...rest}
        {...(label ? { "aria-label": label } : {})}
        {...(placeholder ? { placeholder } : {})}
        value={value}
        maxLength={100}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const isElse = value !== "" && !known.some(({ name }) => name === value);
  return (
    <Select
      {...rest}
      {...(label ? { "aria-label": label } : {})}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">{placeholder ?? "…"}</option>
      {known.map(({ name, label: said }) => (
        <option key={name} value={name}>
          {said}
        </option>
      ))}
      {isElse ? <option value={value}>{value}</option> : null}
    </Select>
  );
}

/** Which value: one of those the property can have, else whatever is typed. */
export function PropertyValueField({
  known,
  property,
  value,
  onChange,
  label,
  ...rest
}: FieldProps & { property: string }) {
  const found = known.find(({ name }) => name === property);
  if (!found || found.choices.length === 0)
    return (
      <Input
        {...rest}
        {...(label ? { "aria-label": label } : {})}
        {...(found?.isNumber ? { inputMode: "numeric" as const } : {})}
        value={value}
        maxLength={200}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
    );
  const isElse = value !== "" && !found.choices.some((choice) => choice.value === value);
  return (
    <Select
      {...rest}
      {...(label ? { "aria-label": label } : {})}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="">…</option>
      {found.choices.map((choice) => (
        <option key={choice.value} value={choice.value}>
          {choice.label}
        </option>
      ))}
      {isElse ? <option value={value}>{value}</option> : null}
    </Select>
  );
}
