import { Button } from "@arraigo/ui/button";
import { ConflictPanel, type ConflictSide } from "@arraigo/ui/conflict-panel";
import { Dialog } from "@arraigo/ui/dialog";
import { Sheet } from "@arraigo/ui/sheet";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useId, useMemo, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { lastCurrency, rememberCurrency } from "../../money";
import { DuplicateHint } from "../duplicates/duplicate-hint";
import { pathOf } from "../record-list/record-cell";
import { FormFields } from "./form-fields";
import type { ReadRecord } from "./read-record";
import { currencyField, type FieldValues, isEmptyValue, type RecordType } from "./record-fields";
import { useDraft } from "./use-draft";
import { useRecordFields } from "./use-record-fields";
import { useSaveForm } from "./use-save-form";
import { useValueText } from "./use-value-text";

interface RecordFormProps {
  type: RecordType;
  /** The record to change; absent for a new one. */
  record?: ReadRecord | undefined;
  /** What a new one starts with: the account it belongs to, and what that is called. */
  start?: { values: FieldValues; names?: Readonly<Record<string, string>> } | undefined;
  /** Opens a new record once it is made. */
  opens?: boolean | undefined;
  onClose: () => void;
  onSaved?: ((id: string) => void) | undefined;
}

/**
 * Adds or changes a record of any type, from its fields. When somebody else changed the same field while one was writing, nothing
 * is lost: both values stand side by side, one chooses, and the rest of what was written is saved with it.
 */
export function RecordForm(props: RecordFormProps) {
  const { type, record } = props;
  const t = useTranslations("crm.recordForm");
  const common = useTranslations("common");
  const navigate = useNavigate();
  const id = useId();
  const fields = useRecordFields(type);
  const textOf = useValueText();
  const started = useMemo(() => startOf(type, props.start?.values), []);
  const draft = useDraft(record?.values ?? started, record?.names ?? props.start?.names ?? {});
  const [sides, setSides] = useState<Readonly<Record<string, ConflictSide>>>({});
  const [leaving, setLeaving] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { save, busy, errors, setErrors, collision } = useSaveForm(type, (saved) => {
    const currency = draft.written[currencyField];
    if (typeof currency === "string") rememberCurrency(currency);
    props.onClose();
    props.onSaved?.(saved.id);
    if (saved.created && props.opens !== false) void navigate({ to: pathOf[type](saved.id) });
  });

  useEffect(() => {
    if (!collision) return;
    setSides({});
    draft.rebase(collision.now.values, collision.now.names);
    form.current?.scrollIntoView?.({ block: "start" });
  }, [collision]);
  const wrongBefore = useRef(0);
  useEffect(() => {
    const wrongNow = Object.keys(errors).length;
    // What is wrong is where one looks next; where something was mended, one is writing still.
    if (wrongNow > 0 && wrongNow >= wrongBefore.current)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    wrongBefore.current = wrongNow;
  }, [errors]);

  const edited =
    Object.keys(record ? draft.changes : changedFrom(started, draft.written)).length > 0 || draft.broken.size > 0;
  const leave = () => (edited ? setLeaving(true) : props.onClose());

  function submit() {
    if (busy) return;
    const missing = fields.filter(
      (field) => field.required && !field.readOnly && isEmptyValue(draft.written[field.key]),
    );
    const wrong = [
      ...missing.map((field) => [field.key, t("required")] as const),
      ...[...draft.broken].map((key) => [key, t("amountWrong")] as const),
    ];
    if (wrong.length > 0) return setErrors(Object.fromEntries(wrong));
    if (!record) return save({ id: undefined, changes: draft.written, was: {} });
    // What was chosen of mine is written over what stands now, knowingly; everything else of mine was never in question.
    const theirs = new Set(collision?.fields.filter((key) => sides[key] === "theirs"));
    const changes = Object.fromEntries(Object.entries(draft.changes).filter(([key]) => !theirs.has(key)));
    if (Object.keys(changes).length === 0) return props.onClose();
    // The amounts stand beside a new currency: whoever saves has read them as they will be.
    const money = currencyField in changes ? fields.filter((field) => field.kind === "money") : [];
    const beside = Object.fromEntries(money.map(({ key }) => [key, draft.written[key] ?? null]));
    save({ id: record.id, changes: { ...beside, ...changes }, was: draft.was });
  }

  return (
    <Sheet
      open
      onOpenChange={(open) => !open && leave()}
      title={t(record ? `change.${type}` : `new.${type}`)}
      footer={
        <>
          <Button onClick={leave}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={id} busy={busy}>
            {collision ? t("saveRest") : record ? t("save") : t("add")}
          </Button>
        </>
      }
    >
      <form
        ref={form}
        id={id}
        noValidate
        className="grid gap-6"
        onSubmit={(event) => {
          event.preventDefault();
          event.stopPropagation();
          submit();
        }}
        onKeyDown={(event) => {
          if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) submit();
        }}
      >
        {collision && collision.fields.length > 0 ? (
          <ConflictPanel
            title={collision.sentence ?? t("conflict")}
            why={t("conflictWhy")}
            conflicts={collision.fields.flatMap((key) => {
              const field = fields.find((each) => each.key === key);
              if (!field) return [];
              const said = (values: FieldValues, names: Readonly<Record<string, string>>) =>
                textOf(field, values[key], { values, names });
              return [
                {
                  key,
                  label: field.label,
                  mine: said(draft.written, draft.names),
                  theirs: said(collision.now.values, collision.now.names),
                },
              ];
            })}
            chosen={Object.fromEntries(collision.fields.map((key) => [key, sides[key] ?? "mine"]))}
            onChoose={(key, side) => setSides((now) => ({ ...now, [key]: side }))}
            text={{ mine: t("mine"), theirs: t("theirs"), empty: t("empty") }}
          />
        ) : null}
        {record ? null : <DuplicateHint type={type} values={draft.written} />}
        <FormFields
          type={type}
          fields={fields}
          draft={{
            ...draft,
            put: (key, value, name) => {
              // What was wrong with a field is no longer so once it says something else.
              if (key in errors) setErrors(Object.fromEntries(Object.entries(errors).filter(([each]) => each !== key)));
              draft.put(key, value, name);
            },
          }}
          errors={errors}
          creating={!record}
          reading={collision?.now}
        />
      </form>
      <Dialog
        open={leaving}
        onOpenChange={setLeaving}
        title={t("leave")}
        description={t("leaveWhy")}
        footer={
          <>
            <Button kind="danger" onClick={props.onClose}>
              {t("leaveAct")}
            </Button>
            <Button kind="primary" onClick={() => setLeaving(false)}>
              {t("stay")}
            </Button>
          </>
        }
      />
    </Sheet>
  );
}

/** A new record begins with what is known of it, and with the currency last used where it has amounts. */
function startOf(type: RecordType, values: FieldValues | undefined): FieldValues {
  return type === "opportunity" || type === "product" ? { [currencyField]: lastCurrency(), ...values } : { ...values };
}

function changedFrom(started: FieldValues, written: FieldValues): FieldValues {
  return Object.fromEntries(
    Object.entries(written).filter(([key, value]) => value !== started[key] && !isEmptyValue(value)),
  );
}
