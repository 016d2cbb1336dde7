import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import { lastCurrency } from "../../money";
import { FieldInput } from "../record-form/field-input";
import { emptyFor, type FieldValue, type NamedField, type RecordType } from "../record-form/record-fields";
import type { BulkTarget } from "./list-procedures";
import { useBulk } from "./use-bulk";
import { countMax } from "./use-record-list";

interface BulkDialogProps {
  type: RecordType;
  act: "edit" | "reassign";
  target: BulkTarget;
  /** How many that is; more than `countMax` is "more than". */
  count: number;
  fields: readonly NamedField[];
  onClose: () => void;
  onDone: () => void;
}

const owner: NamedField = { key: "ownerId", kind: "person", label: "" };

/** One value for many records, with how many it will be before it is done. It can be taken back afterwards. */
export function BulkDialog(props: BulkDialogProps) {
  const t = useTranslations("crm.list.bulk");
  const words = useTranslations(`crm.list.${props.type}`);
  const common = useTranslations("common");
  const names = useTranslations("crm.fields");
  const form = useTranslations("crm.recordForm");
  const id = useId();
  const writable = props.fields.filter((field) => !field.readOnly && !isName(field.key));
  const [key, setKey] = useState(writable[0]?.key ?? "");
  const [value, setValue] = useState<FieldValue | undefined>(null);
  const [empty, setEmpty] = useState(false);
  const [name, setName] = useState<string>();
  const bulk = useBulk(props.type, () => {
    props.onClose();
    props.onDone();
  });
  const edit = props.act === "edit";
  const field = edit ? writable.find((each) => each.key === key) : { ...owner, label: names("ownerId") };
  const filled = value !== undefined && value !== null && value !== "" && !(Array.isArray(value) && value.length === 0);
  const many = props.count > countMax;
  const counted = { count: many ? countMax : props.count };
  const em = (chunks: ReactNode) => <em className="font-medium text-ink not-italic">{chunks}</em>;

  function act() {
    if (!field || bulk.isPending || !(filled || empty)) return;
    if (edit)
      bulk.mutate({
        act: "edit",
        target: props.target,
        key: field.key,
        value: empty ? emptyFor(field) : (value ?? null),
      });
    else bulk.mutate({ act: "reassign", target: props.target, ownerId: typeof value === "string" ? value : null });
  }
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t(edit ? "editTitle" : "reassignTitle", { what: many ? words("title") : words("some", counted) })}
      description={edit ? undefined : t("reassignWhy")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={bulk.isPending} disabled={!(filled || empty)}>
            {many ? t(edit ? "actMany" : "handMany") : t(edit ? "act" : "hand", counted)}
          </Button>
        </>
      }
    >
      <form
        id={id}
        noValidate
        className="grid gap-3.5 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          act();
        }}
      >
        {edit ? (
          <Field label={t("field")}>
            <Select
              value={key}
              onChange={(event) => {
                setKey(event.currentTarget.value);
                setValue(null);
                setEmpty(false);
              }}
            >
              {writable.map((each) => (
                <option key={each.key} value={each.key}>
                  {each.label}
                </option>
              ))}
            </Select>
          </Field>
        ) : null}
        {field && !empty ? (
          <Field label={edit ? t("value") : field.label} error={value === undefined ? form("amountWrong") : undefined}>
            <FieldInput
              key={field.key}
              field={field}
              value={value ?? null}
              name={name}
              autoFocus={!edit}
              currency={lastCurrency()}
              onChange={(next, called) => {
                setValue(next);
                setName(called);
              }}
            />
          </Field>
        ) : null}
        {edit && field && !field.required ? (
          <Checkbox label={t("empty")} checked={empty} onChange={(event) => setEmpty(event.currentTarget.checked)} />
        ) : null}
        {edit ? (
          <p className="text-ink-2">
            {many ? t.rich("previewMany", { ...counted, em }) : t.rich("preview", { ...counted, em })}
          </p>
        ) : null}
      </form>
    </Dialog>
  );
}

/** One name for many records is never meant. */
function isName(key: string): boolean {
  return ["name", "givenName", "familyName", "subject", "email"].includes(key);
}
