import { type CustomKind, customKinds, type RecordType } from "@arraigo/crm/contract";
import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { ChipField } from "@arraigo/ui/chip-field";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type FormEvent, useId, useState } from "react";
import { useLocale, useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { OwnField } from "../own-field";

/** Adds a field of the organisation's own, or changes one. */
export function OwnFieldDialog(props: { type: RecordType; field?: OwnField | undefined; onClose: () => void }) {
  const { field, type } = props;
  const t = useTranslations("crm.ownFields");
  const problem = useProblemToast();
  const client = useQueryClient();
  const form = useId();
  // The reader's own language comes first.
  const languages = useLocale() === "es" ? (["es", "en"] as const) : (["en", "es"] as const);
  const [label, setLabel] = useState({ en: field?.label.en ?? "", es: field?.label.es ?? "" });
  const [kind, setKind] = useState<CustomKind>(field?.kind ?? "line");
  const [choices, setChoices] = useState(field?.choices ?? []);
  const [required, setRequired] = useState(field?.required ?? false);
  const named = label[languages[0]].trim() || label[languages[1]].trim();
  const done = async () => {
    await client.invalidateQueries(trpc.crm.customFields.list.queryFilter({ type }));
    toast({ title: t("saved", { name: named }) });
    props.onClose();
  };
  const create = useMutation({ ...trpc.crm.customFields.create.mutationOptions(), onSuccess: done, onError: problem });
  const update = useMutation({ ...trpc.crm.customFields.update.mutationOptions(), onSuccess: done, onError: problem });
  const complete = named !== "" && (kind !== "choice" || choices.length > 0);

  function submit(event: FormEvent) {
    event.preventDefault();
    if (!complete) return;
    const said = {
      ...(label.en.trim() ? { en: label.en.trim() } : {}),
      ...(label.es.trim() ? { es: label.es.trim() } : {}),
    };
    const chosen = kind === "choice" ? { choices } : {};
    if (field) update.mutate({ id: field.id, label: said, required, ...chosen });
    else create.mutate({ type, kind, label: said, required, ...chosen });
  }

  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={field ? t("editTitle", { name: named }) : t("newTitle", { what: t(`what.${type}`) })}
      footer={
        <>
          <Button onClick={props.onClose}>{t("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            disabled={!complete}
            busy={create.isPending || update.isPending}
          >
            {field ? t("save") : t("create")}
          </Button>
        </>
      }
    >
      <form id={form} onSubmit={submit} className="grid gap-3">
        {languages.map((language, index) => (
          <Field
            key={language}
            label={t(language === "en" ? "labelEn" : "labelEs")}
            hint={index === 1 ? t("labelHint") : undefined}
          >
            <Input
              value={label[language]}
              maxLength={80}
              autoFocus={index === 0}
              onChange={(event) => setLabel({ ...label, [language]: event.target.value })}
            />
          </Field>
        ))}
        <Field label={t("kind")} hint={field ? undefined : t("kindHint")}>
          <Select
            value={kind}
            disabled={field !== undefined}
            onChange={(event) => setKind(event.target.value as CustomKind)}
          >
            {customKinds.map((each) => (
              <option key={each} value={each}>
                {t(`kinds.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
        {kind === "choice" ? (
          <Field label={t("choices")} hint={t("choicesHint")} required>
            <ChipField
              value={choices}
              onChange={setChoices}
              max={100}
              charactersMax={80}
              removeLabel={(word) => t("removeChoice", { word })}
            />
          </Field>
        ) : null}
        <Checkbox
          label={t("required")}
          hint={t("requiredHint")}
          checked={required}
          onChange={(event) => setRequired(event.target.checked)}
        />
      </form>
    </Dialog>
  );
}
