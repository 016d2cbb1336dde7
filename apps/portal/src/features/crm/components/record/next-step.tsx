import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { DateField } from "@arraigo/ui/date-field";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { problemOf } from "../../../../lib/problem";
import { trpc } from "../../../../lib/trpc";
import { useFocusBack } from "../../../../lib/use-focus-back";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { dayFromNow } from "../tasks/day-from-now";
import { ChangedMeanwhile } from "./changed-meanwhile";
import type { SteppedType } from "./page-record";

interface Step {
  nextStep: string | null;
  nextStepOn: string | null;
}

interface NextStepProps {
  type: SteppedType;
  id: string;
  nextStep: string | null;
  nextStepOn: string | null;
  mayWrite: boolean;
  editing: boolean;
  onEditing: (editing: boolean) => void;
  /** What is planned besides. */
  children?: ReactNode;
}

/** What comes next on this record, and when: the first thing one sees. */
export function NextStep(props: NextStepProps) {
  const t = useTranslations("crm.record");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const record = { type: props.type, id: props.id };
  const [changed, setChanged] = useState<string>();
  const back = useMutation({ ...trpc.crm.records.setNextStep.mutationOptions(), onSettled: refresh, onError: problem });
  const set = useMutation({
    ...trpc.crm.records.setNextStep.mutationOptions(),
    onSettled: refresh,
    onError: (error) => {
      const found = problemOf(error);
      if (props.editing && found.error === "crm.ChangedMeanwhile") setChanged(found.message);
      else problem(error);
    },
  });
  const none = props.nextStep === null && props.nextStepOn === null;
  const overdue = props.nextStepOn !== null && format.daysUntil(props.nextStepOn) < 0;
  function change({ nextStep, nextStepOn }: Step, was: Step) {
    set.mutate(
      { ...record, nextStep, nextStepOn, was: { ...was } },
      {
        onSuccess: () => {
          setChanged(undefined);
          props.onEditing(false);
          toast({
            title: nextStep || nextStepOn ? t("nextSaved") : t("nextCleared"),
            undo: () => back.mutate({ ...record, ...was, was: { nextStep, nextStepOn } }),
          });
        },
      },
    );
  }
  return (
    <Card
      title={t("next")}
      actions={
        props.mayWrite && !props.editing ? (
          <>
            {none ? null : (
              <Button
                kind="ghost"
                size="small"
                busy={set.isPending}
                onClick={() =>
                  change(
                    { nextStep: null, nextStepOn: null },
                    { nextStep: props.nextStep, nextStepOn: props.nextStepOn },
                  )
                }
              >
                {t("nextDone")}
              </Button>
            )}
            <Button size="small" hint="N" data-opens="next-step" onClick={() => props.onEditing(true)}>
              {none ? t("nextSet") : t("nextChange")}
            </Button>
          </>
        ) : undefined
      }
    >
      {props.editing ? (
        <StepForm
          {...props}
          busy={set.isPending}
          changed={changed}
          onSave={change}
          onEditing={(editing) => {
            setChanged(undefined);
            props.onEditing(editing);
          }}
        />
      ) : (
        <p className="figures flex flex-wrap items-baseline gap-x-2 text-14">
          {none ? (
            <span className="text-13 text-ink-2">{t("nextNone")}</span>
          ) : (
            <b className="font-semibold break-words">{props.nextStep ?? t("next")}</b>
          )}
          {props.nextStepOn ? <span className="text-13 text-ink-2">{format.shortDate(props.nextStepOn)}</span> : null}
          {overdue ? <Tag tone="amber">{t("nextOverdue")}</Tag> : null}
        </p>
      )}
      {props.children}
    </Card>
  );
}

interface StepFormProps extends NextStepProps {
  busy: boolean;
  /** The server's sentence, where somebody else set the next step meanwhile. */
  changed: string | undefined;
  onSave: (step: Step, was: Step) => void;
}

function StepForm(props: StepFormProps) {
  const format = useFormat();
  const fields = useTranslations("crm.fields");
  const tasks = useTranslations("crm.tasks");
  const common = useTranslations("common");
  const page = useTranslations("crm.page");
  const now = { nextStep: props.nextStep, nextStepOn: props.nextStepOn };
  useFocusBack("next-step");
  const [read] = useState(now);
  const [step, setStep] = useState(props.nextStep ?? "");
  const [on, setOn] = useState(props.nextStepOn ?? "");
  return (
    <form
      className="mt-1 grid gap-2.5"
      onSubmit={(event) => {
        event.preventDefault();
        // Who was told what stands there now, and saves again, means it.
        props.onSave({ nextStep: step.trim() || null, nextStepOn: on || null }, props.changed ? now : read);
      }}
      onKeyDown={(event) => event.key === "Escape" && props.onEditing(false)}
    >
      <Field label={fields("nextStep")}>
        <Input
          autoFocus
          maxLength={300}
          autoComplete="off"
          value={step}
          onChange={(event) => setStep(event.currentTarget.value)}
        />
      </Field>
      <Field label={fields("nextStepOn")}>
        <DateField
          value={on}
          onChange={setOn}
          quick={[
            { label: tasks("tomorrow"), day: dayFromNow(1) },
            { label: tasks("nextWeek"), day: dayFromNow(7) },
          ]}
        />
      </Field>
      {props.changed === undefined ? null : (
        <ChangedMeanwhile
          sentence={props.changed}
          now={[now.nextStep, now.nextStepOn ? format.shortDate(now.nextStepOn) : null].filter(Boolean).join(" · ")}
        />
      )}
      <span className="flex gap-1.5">
        <Button type="submit" kind="primary" size="small" busy={props.busy}>
          {props.changed === undefined ? common("save") : page("keepMine")}
        </Button>
        <Button kind="ghost" size="small" onClick={() => props.onEditing(false)}>
          {props.changed === undefined ? common("cancel") : page("takeTheirs")}
        </Button>
      </span>
    </form>
  );
}
