import { Button } from "@arraigo/ui/button";
import { Input } from "@arraigo/ui/input";
import { Popover } from "@arraigo/ui/popover";
import { useState } from "react";
import { useTranslations } from "use-intl";
import type { NamedField, RecordType } from "../record-form/record-fields";
import { FilterEditor } from "./filter-editor";
import type { Condition } from "./list-procedures";
import { useConditionText } from "./use-condition-text";

interface FilterBarProps {
  type: RecordType;
  fields: readonly NamedField[];
  conditions: readonly Condition[];
  onChange: (conditions: readonly Condition[]) => void;
  /** Whether the list of fields is open: a key opens it too. */
  adding: boolean;
  onAdding: (open: boolean) => void;
}

/** The filters of a list, each a chip that is pressed to change it, and the way to one more. */
export function FilterBar(props: FilterBarProps) {
  const t = useTranslations("crm.list.filters");
  const [changing, setChanging] = useState<number>();
  const { conditions, onChange } = props;
  const said = useConditionText(props.type, props.fields, conditions);
  return (
    <>
      {conditions.map((condition, index) => {
        const text = said(condition);
        const field = props.fields.find(({ key }) => key === condition.field);
        return (
          <span
            // Two filters may ask the same; their place tells them apart.
            key={`${index}-${condition.field}`}
            className="inline-flex h-control max-w-full items-stretch overflow-hidden rounded-control border border-brand-line bg-brand-soft text-12 font-medium text-brand"
          >
            <Popover
              open={changing === index}
              onOpenChange={(open) => setChanging(open ? index : undefined)}
              trigger={
                <button
                  type="button"
                  aria-label={t("change", { filter: text })}
                  className="min-w-0 truncate pr-1 pl-2.5 hover:underline"
                >
                  {text}
                </button>
              }
            >
              {field ? (
                <FilterEditor
                  type={props.type}
                  field={field}
                  condition={condition}
                  onApply={(next) => {
                    setChanging(undefined);
                    onChange(conditions.map((each, place) => (place === index ? next : each)));
                  }}
                />
              ) : null}
            </Popover>
            <button
              type="button"
              aria-label={t("remove", { filter: text })}
              onClick={() => onChange(conditions.filter((_, place) => place !== index))}
              className="grid w-6 shrink-0 place-items-center hover:bg-hover"
            >
              <svg
                aria-hidden="true"
                viewBox="0 0 16 16"
                className="size-3 fill-none stroke-current"
                strokeWidth="1.8"
                strokeLinecap="round"
              >
                <path d="m4 4 8 8M12 4l-8 8" />
              </svg>
            </button>
          </span>
        );
      })}
      <AddFilter {...props} />
    </>
  );
}

function AddFilter(props: FilterBarProps) {
  const t = useTranslations("crm.list.filters");
  const [chosen, setChosen] = useState<NamedField>();
  const [text, setText] = useState("");
  function toggle(open: boolean) {
    setChosen(undefined);
    setText("");
    props.onAdding(open);
  }
  const found = props.fields.filter(({ label }) => label.toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()));
  return (
    <Popover
      open={props.adding}
      onOpenChange={toggle}
      trigger={
        <Button
          icon={
            <svg
              aria-hidden="true"
              viewBox="0 0 16 16"
              className="size-3.5 fill-none stroke-current"
              strokeWidth="1.6"
              strokeLinecap="round"
            >
              <path d="M2 4h12M4.500 8h7M7 12h2" />
            </svg>
          }
        >
          {t("add")}
        </Button>
      }
    >
      {chosen ? (
        <FilterEditor
          type={props.type}
          field={chosen}
          onApply={(condition) => {
            toggle(false);
            props.onChange([...props.conditions, condition]);
          }}
        />
      ) : (
        <form
          onSubmit={(event) => {
            event.preventDefault();
            setChosen(found[0]);
          }}
        >
          <Input
            autoFocus
            aria-label={t("search")}
            placeholder={t("search")}
            value={text}
            onChange={(event) => setText(event.currentTarget.value)}
          />
          <ul aria-label={t("title")} className="mt-1.5 grid max-h-72 gap-px overflow-y-auto">
            {found.map((field) => (
              <li key={field.key}>
                <button
                  type="button"
                  onClick={() => setChosen(field)}
                  className="flex min-h-8 w-full items-center rounded-1 px-2 text-left text-ink hover:bg-hover max-sm:min-h-10"
                >
                  {field.label}
                </button>
              </li>
            ))}
          </ul>
        </form>
      )}
    </Popover>
  );
}
