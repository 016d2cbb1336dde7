import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { type ReactNode, useId, useState } from "react";
import { useTranslations } from "use-intl";
import type { StagedType } from "../staged-types";
import type { Process } from "../use-process";
import type { PipelineSettings, StageSettings } from "./stage-sentences";

interface FormDialogProps {
  title: string;
  act: string;
  busy: boolean;
  disabled?: boolean;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

function FormDialog(props: FormDialogProps) {
  const common = useTranslations("common");
  const form = useId();
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={props.title}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={form} busy={props.busy} disabled={props.disabled === true}>
            {props.act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="grid gap-3.5 pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          if (!props.disabled) props.onSubmit();
        }}
      >
        {props.children}
      </form>
    </Dialog>
  );
}

interface Common {
  process: Process;
  onClose: () => void;
}

/** A new pipeline: the usual stages, or a copy of another one with its gates. */
export function NewPipeline(props: Common & { type: StagedType; pipelines: readonly PipelineSettings[] }) {
  const t = useTranslations("crm.process");
  const [name, setName] = useState("");
  const [copyOf, setCopyOf] = useState("");
  const { createPipeline } = props.process;
  return (
    <FormDialog
      title={t("newPipeline")}
      act={t("create")}
      busy={createPipeline.isPending}
      disabled={name.trim() === ""}
      onClose={props.onClose}
      onSubmit={() =>
        createPipeline.mutate(
          { type: props.type, name: name.trim(), ...(copyOf ? { copyOf } : {}) },
          { onSuccess: props.onClose },
        )
      }
    >
      <Field label={t("pipelineName")} required>
        <Input autoFocus value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={t("copyOf")}>
        <Select value={copyOf} onChange={(event) => setCopyOf(event.currentTarget.value)}>
          <option value="">{t("usual")}</option>
          {props.pipelines.map((each) => (
            <option key={each.id} value={each.id}>
              {each.name}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}

export function EditPipeline(props: Common & { pipeline: PipelineSettings }) {
  const t = useTranslations("crm.process");
  const { pipeline } = props;
  const [name, setName] = useState(pipeline.name);
  const [idleDays, setIdleDays] = useState(String(pipeline.idleDays));
  const { updatePipeline } = props.process;
  return (
    <FormDialog
      title={t("editPipeline")}
      act={t("save")}
      busy={updatePipeline.isPending}
      disabled={name.trim() === "" || !(Number(idleDays) >= 1)}
      onClose={props.onClose}
      onSubmit={() =>
        updatePipeline.mutate(
          { id: pipeline.id, version: pipeline.version, name: name.trim(), idleDays: Number(idleDays) },
          { onSuccess: props.onClose },
        )
      }
    >
      <Field label={t("pipelineName")} required>
        <Input autoFocus value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={t("idleDays")} required>
        <Input
          type="number"
          min={1}
          max={365}
          value={idleDays}
          onChange={(event) => setIdleDays(event.currentTarget.value)}
        />
      </Field>
    </FormDialog>
  );
}

export function NewStage(props: Common & { pipeline: PipelineSettings }) {
  const t = useTranslations("crm.process");
  const [name, setName] = useState("");
  const [kind, setKind] = useState<StageSettings["kind"]>("open");
  const { addStage } = props.process;
  return (
    <FormDialog
      title={t("addStage")}
      act={t("addStage")}
      busy={addStage.isPending}
      disabled={name.trim() === ""}
      onClose={props.onClose}
      onSubmit={() =>
        addStage.mutate(
          { pipelineId: props.pipeline.id, version: props.pipeline.version, name: name.trim(), kind },
          { onSuccess: props.onClose },
        )
      }
    >
      <Field label={t("stageName")} required>
        <Input autoFocus value={name} maxLength={80} onChange={(event) => setName(event.currentTarget.value)} />
      </Field>
      <Field label={t("kind")}>
        <Select value={kind} onChange={(event) => setKind(event.currentTarget.value as StageSettings["kind"])}>
          {(["open", "won", "lost"] as const).map((each) => (
            <option key={each} value={each}>
              {t(`kinds.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
    </FormDialog>
  );
}

interface GiveUpProps extends Common {
  pipeline: PipelineSettings;
  /** Left out: the whole pipeline. */
  stage?: StageSettings | undefined;
  pipelines: readonly PipelineSettings[];
}

/** Gives a stage or a pipeline up. What stands there needs somewhere to go. */
export function GiveUp({ pipeline, stage, pipelines, process, onClose }: GiveUpProps) {
  const t = useTranslations("crm.process");
  const [moveTo, setMoveTo] = useState("");
  const leaving = stage ? [stage] : pipeline.stages.filter((each) => !each.archivedAt);
  const records = leaving.reduce((sum, each) => sum + each.records, 0);
  const targets = pipelines
    .filter((each) => !each.archivedAt && (stage !== undefined || each.id !== pipeline.id))
    .map((each) => ({
      ...each,
      stages: each.stages.filter((one) => !one.archivedAt && one.id !== stage?.id),
    }));
  const target = records > 0 ? { moveTo } : {};
  const mutation = stage ? process.archiveStage : process.archivePipeline;
  return (
    <FormDialog
      title={stage ? t("archiveStage", { name: stage.name }) : t("archivePipeline", { name: pipeline.name })}
      act={t("archive")}
      busy={mutation.isPending}
      disabled={records > 0 && moveTo === ""}
      onClose={onClose}
      onSubmit={() =>
        mutation.mutate({ id: stage?.id ?? pipeline.id, version: pipeline.version, ...target }, { onSuccess: onClose })
      }
    >
      {records === 0 ? (
        <p className="text-13 text-ink-2">{t("nothingThere")}</p>
      ) : (
        <Field label={t("moveRecords", { count: records })} required>
          <Select value={moveTo} onChange={(event) => setMoveTo(event.currentTarget.value)}>
            <option value="" />
            {targets.map((each) => (
              <optgroup key={each.id} label={each.name}>
                {each.stages.map((one) => (
                  <option key={one.id} value={one.id}>
                    {one.name}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
        </Field>
      )}
    </FormDialog>
  );
}
