import { Button } from "@arraigo/ui/button";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { useFocusBack } from "../../../../lib/use-focus-back";
import { FieldInput } from "../record-form/field-input";
import { useValueText } from "../record-form/use-value-text";
import { ChangedMeanwhile } from "./changed-meanwhile";
import type { FactEdit } from "./use-fact-edit";

/** A field being written in its place: Enter saves, Escape gives up, and what somebody else wrote meanwhile stands beside it. */
export function FactEditor(props: { edit: FactEdit; currency: string }) {
  const { edit, currency } = props;
  const t = useTranslations("crm.page");
  const common = useTranslations("common");
  const textOf = useValueText();
  const id = useId();
  const { writing } = edit;
  useFocusBack(`fact-${writing?.field.key}`);
  if (!writing) return null;
  const { field, theirs } = writing;
  const said = theirs
    ? textOf(field, theirs.value, { values: { currency }, names: theirs.name ? { [field.key]: theirs.name } : {} })
    : "";
  return (
    <form
      className="grid gap-1.5"
      aria-describedby={writing.error ? `${id}-error` : undefined}
      onSubmit={(event) => {
        event.preventDefault();
        edit.save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") {
          event.preventDefault();
          event.stopPropagation();
          edit.cancel();
        } else if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) edit.save();
      }}
    >
      <FieldInput
        field={field}
        value={writing.value ?? null}
        name={writing.name}
        currency={currency}
        aria-label={field.label}
        autoFocus
        onChange={edit.change}
      />
      {writing.error ? (
        <p id={`${id}-error`} role="alert" className="text-12 font-medium text-red">
          {writing.error}
        </p>
      ) : null}
      {theirs ? <ChangedMeanwhile sentence={theirs.sentence} now={said} /> : null}
      <span className="flex flex-wrap gap-1.5">
        <Button type="submit" size="small" kind="primary" busy={edit.busy}>
          {theirs ? t("keepMine") : common("save")}
        </Button>
        <Button size="small" kind="ghost" onClick={edit.cancel}>
          {theirs ? t("takeTheirs") : common("cancel")}
        </Button>
      </span>
    </form>
  );
}
