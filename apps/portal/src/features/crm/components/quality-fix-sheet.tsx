import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Sheet } from "@arraigo/ui/sheet";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useId } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import type { WorstRow } from "../insight-types";
import { lastCurrency } from "../money";
import { FieldInput } from "./record-form/field-input";
import { type ReadRecord, readRecord } from "./record-form/read-record";
import { useDraft } from "./record-form/use-draft";
import { useRecordFields } from "./record-form/use-record-fields";
import { useSaveForm } from "./record-form/use-save-form";

/** Just the fields of a record that are missing or wrong, with the one that was clicked first. */
export function QualityFixSheet(props: { row: WorstRow; first: string; onClose: () => void }) {
  const { row } = props;
  const query = useQuery({
    queryKey: ["crm", "quality-fix", row.type, row.id],
    queryFn: () => readRecord(row.type, row.id),
    gcTime: 0,
  });
  const id = useId();
  return (
    <QueryView
      query={query}
      loading={
        <Sheet open onOpenChange={(open) => !open && props.onClose()} title={row.name}>
          <PageSkeleton />
        </Sheet>
      }
    >
      {(record) => <FixForm {...props} record={record} formId={id} />}
    </QueryView>
  );
}

function FixForm(props: { row: WorstRow; first: string; record: ReadRecord; formId: string; onClose: () => void }) {
  const t = useTranslations("crm.quality");
  const common = useTranslations("common");
  const { row, record } = props;
  const asked = row.findings.flatMap((finding) => ("fields" in finding ? finding.fields : []));
  const keys = [...new Set([props.first, ...asked])];
  const all = useRecordFields(row.type);
  const fields = keys.flatMap((key) => all.find((field) => field.key === key && !field.readOnly) ?? []);
  const draft = useDraft(record.values, record.names);
  const { save, busy, errors } = useSaveForm(row.type, props.onClose);
  const currency = draft.written.currency;
  return (
    <Sheet
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("fixTitle", { name: row.name })}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={props.formId} busy={busy}>
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id={props.formId}
        noValidate
        className="grid gap-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (Object.keys(draft.changes).length === 0) props.onClose();
          else save({ id: record.id, changes: draft.changes, was: draft.was });
        }}
      >
        <p className="text-ink-2">{t("fixWhy")}</p>
        {fields.map((field, index) => (
          <Field key={field.key} label={field.label} error={errors[field.key]}>
            <FieldInput
              field={field}
              value={draft.written[field.key] ?? null}
              name={draft.names[field.key]}
              onChange={(value, name) => draft.put(field.key, value, name)}
              currency={typeof currency === "string" ? currency : lastCurrency()}
              autoFocus={index === 0}
            />
          </Field>
        ))}
      </form>
    </Sheet>
  );
}
