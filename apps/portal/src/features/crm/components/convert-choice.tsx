import { Combobox } from "@arraigo/ui/combobox";
import { Tag } from "@arraigo/ui/tag";
import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useWords, wordsAt } from "../../../lib/messages";
import { findRecords } from "./record-form/find-records";

export type Choice = { kind: "none" } | { kind: "new" } | { kind: "existing"; id: string; name: string };

interface LookAlike {
  id: string;
  name: string;
  email: string | null;
  company: string | null;
  place: string | null;
  ownerName: string | null;
  reasons: readonly { key: string; params?: Record<string, string | number> | undefined }[];
}

interface ConvertChoiceProps {
  type: "account" | "contact" | "opportunity";
  label: string;
  newLabel: string;
  found: readonly LookAlike[];
  /** Whether a new one may be made. */
  may: boolean;
  value: Choice;
  onChange: (choice: Choice) => void;
  children?: ReactNode;
}

/** One of the three things a lead becomes: somebody who is there already, shown first; a new one; or none. */
export function ConvertChoice(props: ConvertChoiceProps) {
  const t = useTranslations("crm.convert");
  const picker = useTranslations("crm.recordForm.picker");
  const words = useWords();
  const name = useId();
  const { value, type } = props;
  const [picked, setPicked] = useState<{ id: string; label: string } | null>(null);
  const others = props.found.map((each) => each.id);
  const reason = (each: LookAlike["reasons"][number]) => wordsAt(words, `crm.duplicates.reasons.${each.key}`);
  const row = (choice: Choice, label: ReactNode, checked: boolean, note?: ReactNode) => (
    <label className="flex cursor-pointer items-start gap-2.5 rounded-2 px-2 py-1.5 hover:bg-hover has-checked:bg-brand-soft">
      <input
        type="radio"
        name={name}
        className="mt-1 accent-brand"
        checked={checked}
        onChange={() => props.onChange(choice)}
      />
      <span className="grid min-w-0 gap-0.5">
        <span className="text-13 font-medium">{label}</span>
        {note}
      </span>
    </label>
  );
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 text-12 font-semibold text-ink-2">{props.label}</legend>
      {props.found.map((each) => (
        <div key={each.id}>
          {row(
            { kind: "existing", id: each.id, name: each.name },
            each.name,
            value.kind === "existing" && value.id === each.id,
            <span className="flex flex-wrap items-center gap-1.5 text-12 text-ink-3">
              {[each.company, each.email, each.place, each.ownerName].filter(Boolean).join(" · ")}
              {each.reasons.flatMap((one) => {
                const said = reason(one);
                return said ? [<Tag key={one.key}>{said}</Tag>] : [];
              })}
            </span>,
          )}
        </div>
      ))}
      {type === "opportunity" ? null : (
        <div className="grid gap-1">
          {row(
            picked ? { kind: "existing", id: picked.id, name: picked.label } : { kind: "none" },
            t("another"),
            value.kind === "existing" && !others.includes(value.id),
          )}
          <div className="ml-8">
            <Combobox
              aria-label={t("another")}
              value={picked}
              onChange={(choice) => {
                setPicked(choice);
                props.onChange(choice ? { kind: "existing", id: choice.id, name: choice.label } : { kind: "none" });
              }}
              find={(typed, signal) => findRecords(type, typed, signal)}
              text={{
                placeholder: picker("placeholder"),
                searching: picker("searching"),
                nothing: picker("nothing"),
                failed: picker("failed"),
                clear: picker("clear"),
              }}
            />
          </div>
        </div>
      )}
      {props.may ? row({ kind: "new" }, props.newLabel, value.kind === "new") : null}
      {props.children ? <div className="ml-8">{props.children}</div> : null}
      {row({ kind: "none" }, t("none"), value.kind === "none")}
    </fieldset>
  );
}
