import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { cx } from "@arraigo/ui/plain/cx";
import { Pencil } from "lucide-react";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { lastCurrency } from "../../money";
import { groupFields } from "../record-form/field-groups";
import { asReadRecord } from "../record-form/read-record";
import { currencyField, isEmptyValue, type NamedField, type RecordType } from "../record-form/record-fields";
import { useRecordFields } from "../record-form/use-record-fields";
import { FactEditor } from "./fact-editor";
import { FactValue } from "./fact-value";
import { FieldHistory } from "./field-history";
import type { PageRecord } from "./page-record";
import { type FactEdit, useFactEdit } from "./use-fact-edit";

interface RecordFactsProps {
  type: RecordType;
  record: PageRecord;
  /** Fields shown elsewhere on the page: the next step, addresses. */
  without?: readonly string[];
  /** Rows that are no fields: minutes, how long in a stage. */
  extra?: ReactNode;
}

const elsewhere = ["nextStep", "nextStepOn"];

/** The record's fields, each changed in its place with one press; what is empty waits behind one line. */
export function RecordFacts(props: RecordFactsProps) {
  const { type, record } = props;
  const t = useTranslations("crm.page");
  const fields = useRecordFields(type);
  const [whole, setWhole] = useState(false);
  const edit = useFactEdit(type, record.id);
  const read = asReadRecord(record);
  const hiddenKeys = new Set([...elsewhere, ...(props.without ?? [])]);
  const shown = groupFields(type, fields)
    .flatMap((group) => group.fields)
    .filter((field) => !hiddenKeys.has(field.key));
  const filled = shown.filter(
    (field) => !isEmptyValue(read.values[field.key]) || edit.writing?.field.key === field.key,
  );
  const empty = shown.length - filled.length;
  const currency = read.values[currencyField];
  const details = Object.entries(record.details ?? {});
  return (
    <Card
      title={t("facts")}
      foot={
        record.mayWrite ? undefined : (
          <span>{record.ownerName ? t("readOnly", { owner: record.ownerName }) : t("readOnlyUnowned")}</span>
        )
      }
    >
      <dl className="-mx-1.5 mt-1 grid">
        {(whole ? shown : filled).map((field) => (
          <Fact
            key={field.key}
            type={type}
            record={record}
            field={field}
            edit={edit}
            currency={typeof currency === "string" ? currency : null}
            value={read.values[field.key] ?? null}
            names={read.names}
          />
        ))}
        {props.extra}
      </dl>
      {empty > 0 ? (
        <Button kind="ghost" size="small" className="mt-1 -ml-2" onClick={() => setWhole((before) => !before)}>
          {whole ? t("fewerFacts") : t("emptyFacts", { count: empty })}
        </Button>
      ) : null}
      {details.length > 0 ? (
        <details className="mt-2 border-t pt-2">
          <summary className="cursor-pointer text-ink-2">
            {t("details")} <span className="figures text-ink-3">{details.length}</span>
          </summary>
          <dl className="mt-1.5 grid gap-1">
            {details.map(([label, value]) => (
              <div key={label} className="grid grid-cols-[96px_minmax(0,1fr)] gap-x-3">
                <dt className="truncate text-ink-3">{label}</dt>
                <dd className="figures min-w-0 break-words">{String(value)}</dd>
              </div>
            ))}
          </dl>
        </details>
      ) : null}
    </Card>
  );
}

interface FactProps {
  type: RecordType;
  record: PageRecord;
  field: NamedField;
  edit: FactEdit;
  currency: string | null;
  value: Parameters<FactEdit["start"]>[1];
  names: Readonly<Record<string, string>>;
}

function Fact(props: FactProps) {
  const { field, edit, record } = props;
  const t = useTranslations("crm.page");
  const writing = edit.writing?.field.key === field.key;
  const mayEdit = record.mayWrite && !field.readOnly;
  return (
    <div
      className={cx(
        "group/fact relative grid min-h-7 items-start gap-x-3 rounded-1 px-1.5 py-1 hover:bg-hover focus-within:bg-hover",
        // What one writes gets the whole width.
        writing ? "grid-cols-1 gap-y-1" : "grid-cols-[96px_minmax(0,1fr)]",
      )}
    >
      <dt className="truncate text-ink-3" title={field.label}>
        {field.label}
      </dt>
      <dd className="min-w-0">
        {writing ? (
          <FactEditor edit={edit} currency={props.currency ?? lastCurrency()} />
        ) : (
          <>
            <span className="figures block min-w-0 break-words text-ink">
              <FactValue
                field={field}
                value={props.value}
                currency={props.currency}
                names={props.names}
                gone={record.gone}
              />
            </span>
            <span className="absolute top-0.5 right-0.5 flex rounded-1 bg-hover opacity-0 group-focus-within/fact:opacity-100 group-hover/fact:opacity-100 has-data-popup-open:opacity-100 pointer-coarse:bg-transparent pointer-coarse:opacity-60">
              <FieldHistory
                type={props.type}
                id={record.id}
                field={field}
                currency={props.currency}
                mayWrite={record.mayWrite}
              />
              {mayEdit ? (
                <button
                  type="button"
                  data-opens={`fact-${field.key}`}
                  aria-label={t("editField", { field: field.label })}
                  title={t("editField", { field: field.label })}
                  onClick={() => edit.start(field, props.value, props.names[field.key])}
                  className="grid size-6 shrink-0 place-items-center rounded-1 text-ink-3 hover:bg-surface hover:text-ink"
                >
                  <Pencil aria-hidden="true" className="size-3.5" />
                </button>
              ) : null}
            </span>
          </>
        )}
      </dd>
    </div>
  );
}
