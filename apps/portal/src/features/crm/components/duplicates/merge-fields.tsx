import { cx } from "@arraigo/ui/plain/cx";
import { useId } from "react";
import { useTranslations } from "use-intl";
import type { api } from "../../../../lib/trpc";
import type { FieldValue } from "../record-form/record-fields";
import { useRecordFields } from "../record-form/use-record-fields";
import { useValueText } from "../record-form/use-value-text";

export type MergePreview = Awaited<ReturnType<typeof api.crm.merges.preview.query>>;
type Decision = MergePreview["fields"][number];

interface MergeFieldsProps {
  type: "account" | "contact" | "lead";
  preview: MergePreview;
  onChoose: (field: string, chosen: string) => void;
}

/** Field by field what stands afterwards: a choice where the records differ, the rest folded away. */
export function MergeFields(props: MergeFieldsProps) {
  const t = useTranslations("crm.merge");
  const { preview } = props;
  const text = useDecisionText(props.type);
  const differing = preview.fields.filter((each) => each.differs);
  const rest = preview.fields.filter((each) => !each.differs);
  const nameOf = (id: string | null) => preview.records.find((record) => record.id === id)?.name ?? "";
  return (
    <div className="grid gap-4">
      {differing.length > 0 ? (
        <section>
          <h3 className="text-14 font-semibold">{t("differ")}</h3>
          <p className="mt-0.5 text-12 text-ink-3">{t("differHint")}</p>
          <div className="mt-1 divide-y">
            {differing.map((decision) => (
              <FieldChoice
                key={decision.field}
                decision={decision}
                label={text.label(decision)}
                textOf={(value, shown) => text.value(decision, value, shown)}
                onChoose={(chosen) => props.onChoose(decision.field, chosen)}
              />
            ))}
          </div>
        </section>
      ) : null}
      {rest.length > 0 ? (
        <details>
          <summary className="cursor-pointer rounded-1 text-ink-2">{t("same", { count: rest.length })}</summary>
          <dl className="mt-2 grid grid-cols-[minmax(96px,160px)_minmax(0,1fr)] gap-x-4 gap-y-1.5">
            {rest.map((decision) => (
              <div key={decision.field} className="contents">
                <dt className="text-ink-3">{text.label(decision)}</dt>
                <dd className="break-words">
                  {text.value(decision, decision.result, decision.resultShown) || "–"}
                  {decision.chosen !== null && decision.chosen !== "both" && decision.chosen !== preview.winnerId ? (
                    <span className="text-12 text-ink-3"> · {t("filled", { name: nameOf(decision.chosen) })}</span>
                  ) : null}
                </dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </div>
  );
}

interface FieldChoiceProps {
  decision: Decision;
  label: string;
  textOf: (value: FieldValue, shown: string | null) => string;
  onChoose: (chosen: string) => void;
}

function FieldChoice(props: FieldChoiceProps) {
  const t = useTranslations("crm.merge");
  const name = useId();
  const { decision } = props;
  const options = decision.values
    .map((each) => ({ id: each.id, text: props.textOf(each.value, each.shown) }))
    .filter((each) => each.text !== "");
  // Two records that hold the same are one choice; which of the two is chosen makes no difference.
  const distinct = options.filter((each, place) => options.findIndex((other) => other.text === each.text) === place);
  const chosenText = options.find((each) => each.id === decision.chosen)?.text;
  const choices = decision.joinable ? [...distinct, { id: "both", text: t("both") }] : distinct;
  return (
    <fieldset className="grid gap-x-4 gap-y-1.5 py-2.5 sm:grid-cols-[minmax(96px,160px)_minmax(0,1fr)]">
      <legend className="sr-only">{props.label}</legend>
      <span aria-hidden="true" className="pt-1 text-ink-3">
        {props.label}
      </span>
      <div className="flex flex-wrap gap-1.5">
        {choices.map((choice) => {
          const chosen = choice.id === decision.chosen || (decision.chosen !== "both" && choice.text === chosenText);
          return (
            <label
              key={choice.id}
              className={cx(
                "relative max-w-full cursor-pointer rounded-[7px] border px-2.5 py-1 break-words whitespace-pre-line has-focus-visible:outline-2 has-focus-visible:outline-brand",
                chosen ? "border-brand bg-brand-soft text-ink" : "text-ink-2 hover:text-ink",
              )}
            >
              <input
                type="radio"
                name={name}
                className="absolute inset-0 cursor-pointer appearance-none outline-none"
                checked={chosen}
                onChange={() => props.onChoose(choice.id)}
              />
              {choice.text}
            </label>
          );
        })}
      </div>
    </fieldset>
  );
}

/** A field's name and its values in the person's language. */
function useDecisionText(type: MergeFieldsProps["type"]) {
  const fields = useRecordFields(type);
  const textOf = useValueText();
  const fieldOf = (decision: Decision) =>
    fields.find((field) => field.key === decision.field) ?? {
      key: decision.field,
      kind: decision.kind,
      label: decision.label ?? decision.field,
    };
  return {
    label: (decision: Decision) => decision.label ?? fieldOf(decision).label,
    value: (decision: Decision, value: FieldValue, shown: string | null) => shown ?? textOf(fieldOf(decision), value),
  };
}
