import { Button } from "@arraigo/ui/button";
import { DateField } from "@arraigo/ui/date-field";
import { Field } from "@arraigo/ui/field";
import { addDays } from "@arraigo/ui/plain/calendar-days";
import { cx } from "@arraigo/ui/plain/cx";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { lastCurrency } from "../../money";
import { groupFields, isAskedFirst, isOfTheEnd, isWide } from "./field-groups";
import { FieldInput } from "./field-input";
import { currencyField, isEmptyValue, type NamedField, type RecordType } from "./record-fields";
import type { Draft } from "./use-draft";
import { useOtherAccount } from "./use-other-account";

interface FormFieldsProps {
  type: RecordType;
  fields: readonly NamedField[];
  draft: Draft;
  errors: Readonly<Record<string, string>>;
  /** A new record asks for little at first. */
  creating: boolean;
  /** What the fields were read from anew, after somebody else's change. */
  reading?: object | undefined;
}

/** The fields of a record in their groups, each with what is wrong with it. */
export function FormFields(props: FormFieldsProps) {
  const t = useTranslations("crm.recordForm");
  const { type, draft, errors } = props;
  const [whole, setWhole] = useState(!props.creating);
  const isShown = (field: NamedField) =>
    whole || isAskedFirst(type, field) || !isEmptyValue(draft.written[field.key]) || errors[field.key] !== undefined;
  const fields = props.creating ? props.fields.filter((field) => !isOfTheEnd(field)) : props.fields;
  const groups = groupFields(type, fields)
    .map((group) => ({ ...group, fields: group.fields.filter(isShown) }))
    .filter((group) => group.fields.length > 0);
  const hidden = groupFields(type, fields)
    .flatMap((group) => group.fields)
    .filter((field) => !isShown(field)).length;
  const first = groups[0]?.fields[0]?.key;
  const currency = draft.written[currencyField];
  const accountId = typeof draft.written.accountId === "string" ? draft.written.accountId : undefined;
  const otherAccount = useOtherAccount(draft.written.contactId, accountId);
  return (
    <>
      {groups.map((group) => (
        <fieldset key={group.name} className="grid gap-3">
          <legend className="mb-2 text-12 font-semibold text-ink-2">{t(`groups.${group.name}`)}</legend>
          <div className="grid grid-cols-2 gap-x-3 gap-y-3.5 max-sm:grid-cols-1">
            {group.fields.map((field) => (
              <Field
                key={field.key}
                label={field.label}
                required={field.required}
                hint={
                  field.key === "contactId" && otherAccount ? (
                    <span className="text-amber">{t("otherAccount", { account: otherAccount })}</span>
                  ) : undefined
                }
                error={errors[field.key] ?? (draft.broken.has(field.key) ? t("amountWrong") : undefined)}
                className={cx(isWide(field) && "col-span-2 max-sm:col-span-1")}
              >
                {field.key === "nextStepOn" ? (
                  <StepDay value={draft.written.nextStepOn} onChange={(day) => draft.put("nextStepOn", day)} />
                ) : (
                  <FieldInput
                    // What others changed is shown as it stands now; what was written here keeps its box and its caret.
                    key={props.reading && !(field.key in draft.changes) ? "anew" : "first"}
                    field={field}
                    value={draft.written[field.key] ?? null}
                    name={draft.names[field.key]}
                    within={field.key === "contactId" ? accountId : undefined}
                    currency={typeof currency === "string" ? currency : lastCurrency()}
                    autoFocus={field.key === first}
                    onChange={(value, name) => draft.put(field.key, value, name)}
                  />
                )}
              </Field>
            ))}
          </div>
        </fieldset>
      ))}
      {hidden > 0 ? (
        <Button kind="ghost" className="justify-self-start" onClick={() => setWhole(true)}>
          {t("moreFields", { count: hidden })}
        </Button>
      ) : null}
    </>
  );
}

/** The day of the next step, with the two days it is most often. */
function StepDay(props: { value: unknown; onChange: (day: string | null) => void }) {
  const t = useTranslations("crm.recordForm");
  const today = new Intl.DateTimeFormat("sv-SE").format(new Date());
  return (
    <DateField
      value={typeof props.value === "string" ? props.value : ""}
      onChange={(day) => props.onChange(day || null)}
      quick={[
        { label: t("tomorrow"), day: addDays(today, 1) },
        { label: t("nextWeek"), day: addDays(today, 7) },
      ]}
    />
  );
}
