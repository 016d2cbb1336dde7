import { Button } from "@arraigo/ui/button";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { FieldInput } from "../record-form/field-input";
import { useValueText } from "../record-form/use-value-text";
import type { FactEdit } from "./use-fact-edit";

/** A field being written in its place: Enter saves, Escape gives up, and what somebody else wrote meanwhile stands beside it. */
export function FactEditor(props: { edit: FactEdit; currency: string }) {
  const { edit, currency } = props;
  const t = useTranslations("crm.page");
  const common = useTranslations("common");
  const form = useTranslations("crm.recordForm");
  const textOf = useValueText();
  const id = useId();
  const { writing } = edit;
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
      {theirs ? (
        <div role="alert" className="grid gap-1.5 rounded-2 border border-amber-line bg-amber-soft px-2.5 py-2 text-12">
          <p className="font-medium text-amber">{theirs.sentence ?? form("conflict")}</p>
          <p className="break-words">
            {t("standsNow")} <b className="font-medium">{said || form("empty")}</b>
          </p>
        </div>
      ) : null}
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
