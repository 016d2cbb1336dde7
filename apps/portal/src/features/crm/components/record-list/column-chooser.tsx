import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { NamedField } from "../record-form/record-fields";

interface ColumnChooserProps {
  fields: readonly NamedField[];
  columns: readonly string[];
  usual: readonly string[];
  onChange: (columns: readonly string[]) => void;
}

/** Which columns, in which order: those shown first, with arrows to move them; the rest below, by name. */
export function ColumnChooser(props: ColumnChooserProps) {
  const t = useTranslations("crm.list.columns");
  const [text, setText] = useState("");
  const { columns, onChange } = props;
  const wanted = text.trim().toLocaleLowerCase();
  const matches = ({ label }: NamedField) => label.toLocaleLowerCase().includes(wanted);
  const shown = columns.flatMap((key) => props.fields.find((field) => field.key === key) ?? []);
  const others = props.fields.filter((field) => !columns.includes(field.key));
  function move(key: string, by: number) {
    const from = columns.indexOf(key);
    const next = columns.filter((each) => each !== key);
    next.splice(from + by, 0, key);
    onChange(next);
  }
  return (
    <Popover align="end" trigger={<Button kind="ghost">{t("button")}</Button>}>
      <Input
        autoFocus
        aria-label={t("search")}
        placeholder={t("search")}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      <div className="-mr-2 mt-2 max-h-80 overflow-y-auto pr-2">
        <p className="text-11 font-medium text-ink-3">{t("shown")}</p>
        <ul>
          {shown.filter(matches).map((field) => {
            const place = columns.indexOf(field.key);
            return (
              <li key={field.key} className="flex min-h-7 items-center justify-between gap-2">
                <Checkbox
                  label={field.label}
                  checked
                  onChange={() => onChange(columns.filter((key) => key !== field.key))}
                />
                <span className="flex">
                  <Arrow
                    label={t("up", { column: field.label })}
                    disabled={place === 0}
                    onClick={() => move(field.key, -1)}
                    path="m4 10 4-4 4 4"
                  />
                  <Arrow
                    label={t("down", { column: field.label })}
                    disabled={place === columns.length - 1}
                    onClick={() => move(field.key, 1)}
                    path="m4 6 4 4 4-4"
                  />
                </span>
              </li>
            );
          })}
        </ul>
        <p className="mt-2 text-11 font-medium text-ink-3">{t("more")}</p>
        <ul>
          {others.filter(matches).map((field) => (
            <li key={field.key} className="flex min-h-7 items-center">
              <Checkbox label={field.label} checked={false} onChange={() => onChange([...columns, field.key])} />
            </li>
          ))}
        </ul>
      </div>
      {columns.join() === props.usual.join() ? null : (
        <Button size="small" className="mt-2" onClick={() => onChange(props.usual)}>
          {t("reset")}
        </Button>
      )}
    </Popover>
  );
}

function Arrow(props: { label: string; disabled: boolean; onClick: () => void; path: string }) {
  return (
    <button
      type="button"
      aria-label={props.label}
      disabled={props.disabled}
      onClick={props.onClick}
      className="grid size-6 place-items-center rounded-1 text-ink-3 hover:bg-hover hover:text-ink disabled:opacity-30"
    >
      <svg
        aria-hidden="true"
        viewBox="0 0 16 16"
        className="size-3.5 fill-none stroke-current"
        strokeWidth="1.6"
        strokeLinecap="round"
        strokeLinejoin="round"
      >
        <path d={props.path} />
      </svg>
    </button>
  );
}
