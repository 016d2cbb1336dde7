import { Button } from "@arraigo/ui/button";
import { Checkbox } from "@arraigo/ui/checkbox";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Sheet } from "@arraigo/ui/sheet";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { Process } from "../use-process";
import type { PipelineSettings, StageSettings } from "./stage-sentences";

const kinds = ["call", "email", "chat", "meeting", "note", "task"] as const;

interface StageSheetProps {
  pipeline: PipelineSettings;
  stage: StageSettings;
  fields: readonly { key: string; label: string }[];
  /** Own fields that were given up: a stage that named one asks for it no more. */
  formerFields: readonly { key: string; label: string }[];
  process: Process;
  onArchive: () => void;
  onClose: () => void;
}

/** What a stage is called, what it asks for, and how long one may stay. */
export function StageSheet({ pipeline, stage, fields, formerFields, process, onArchive, onClose }: StageSheetProps) {
  const t = useTranslations("crm.process");
  const common = useTranslations("common");
  const kindNames = useTranslations("crm.kinds");
  const form = useId();
  const [name, setName] = useState(stage.name);
  const [requires, setRequires] = useState<ReadonlySet<string>>(new Set(stage.requires));
  const [counts, setCounts] = useState<Record<string, number>>(
    Object.fromEntries(stage.requiresActivities.map((each) => [each.kind, each.countMin])),
  );
  const [approval, setApproval] = useState(stage.approval !== null);
  const [probability, setProbability] = useState(String(stage.probability));
  const [stays, setStays] = useState(stage.staysDaysMax === null ? "" : String(stage.staysDaysMax));
  const open = stage.kind === "open";

  function save() {
    process.updateStage.mutate(
      {
        id: stage.id,
        version: pipeline.version,
        name: name.trim(),
        requires: fields.map((field) => field.key).filter((key) => requires.has(key)),
        requiresActivities: kinds.flatMap((kind) => {
          const countMin = counts[kind] ?? 0;
          return countMin > 0 ? [{ kind, countMin }] : [];
        }),
        approval: approval ? "manager" : null,
        ...(open ? { probability: Number(probability) || 0, staysDaysMax: stays === "" ? null : Number(stays) } : {}),
      },
      { onSuccess: onClose },
    );
  }
  return (
    <Sheet
      open
      onOpenChange={(isOpen) => !isOpen && onClose()}
      title={t("edit", { name: stage.name })}
      footer={
        <>
          <Button kind="ghost" className="mr-auto" onClick={onArchive}>
            {t("archive")}
          </Button>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            kind="primary"
            type="submit"
            form={form}
            busy={process.updateStage.isPending}
            disabled={name.trim() === ""}
          >
            {t("save")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-5"
        onSubmit={(event) => {
          event.preventDefault();
          save();
        }}
      >
        <Field label={t("stageName")} required>
          <Input
            value={name}
            maxLength={80}
            autoComplete="off"
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        {open ? (
          <div className="grid grid-cols-2 gap-3 max-sm:grid-cols-1">
            <Field label={t("probability")}>
              <Input
                type="number"
                min={0}
                max={100}
                value={probability}
                onChange={(event) => setProbability(event.currentTarget.value)}
              />
            </Field>
            <Field label={t("staysDaysMax")}>
              <Input
                type="number"
                min={1}
                max={3_650}
                value={stays}
                onChange={(event) => setStays(event.currentTarget.value)}
              />
            </Field>
          </div>
        ) : null}
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-12 font-semibold text-ink-2">{t("requires")}</legend>
          <div className="grid grid-cols-2 gap-x-3 gap-y-1.5 max-sm:grid-cols-1">
            {fields.map((field) => (
              <Checkbox
                key={field.key}
                label={field.label}
                checked={requires.has(field.key)}
                onChange={(event) => {
                  const next = new Set(requires);
                  if (event.currentTarget.checked) next.add(field.key);
                  else next.delete(field.key);
                  setRequires(next);
                }}
              />
            ))}
          </div>
          {formerFields
            .filter(({ key }) => stage.requires.includes(key))
            .map(({ key, label }) => (
              <p key={key} className="text-12 text-ink-2">
                {t.rich("formerField", { label, gone: (words) => <s>{words}</s> })}
              </p>
            ))}
        </fieldset>
        <fieldset className="grid gap-1.5">
          <legend className="mb-1.5 text-12 font-semibold text-ink-2">{t("requiresActivities")}</legend>
          <div className="grid grid-cols-3 gap-3 max-sm:grid-cols-2">
            {kinds.map((kind) => (
              <Field key={kind} label={kindNames(kind)}>
                <Input
                  type="number"
                  min={0}
                  max={20}
                  value={String(counts[kind] ?? 0)}
                  onChange={(event) => setCounts({ ...counts, [kind]: Number(event.currentTarget.value) || 0 })}
                />
              </Field>
            ))}
          </div>
        </fieldset>
        <Checkbox
          label={t("approval")}
          checked={approval}
          onChange={(event) => setApproval(event.currentTarget.checked)}
        />
      </form>
    </Sheet>
  );
}
