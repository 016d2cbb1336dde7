import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { typed } from "../use-record-form";
import { useRefreshCrm } from "../use-refresh-crm";

interface NextStepCardProps {
  type: "account" | "contact" | "opportunity";
  id: string;
  nextStep: string | null;
  nextStepOn: string | null;
  mayWrite: boolean;
}

/** What comes next on this record, and when: the first thing one sees. */
export function NextStepCard(props: NextStepCardProps) {
  const t = useTranslations("crm.record");
  const fields = useTranslations("crm.fields");
  const common = useTranslations("common");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [editing, setEditing] = useState(false);
  const before = { type: props.type, id: props.id, nextStep: props.nextStep, nextStepOn: props.nextStepOn };
  const set = useMutation({ ...trpc.crm.records.setNextStep.mutationOptions(), onSettled: refresh, onError: problem });
  const none = props.nextStep === null && props.nextStepOn === null;
  const overdue = props.nextStepOn !== null && props.nextStepOn < new Date().toLocaleDateString("sv-SE");
  function change(nextStep: string | null, nextStepOn: string | null) {
    set.mutate(
      { ...before, nextStep, nextStepOn },
      {
        onSuccess: () => {
          setEditing(false);
          toast({ title: nextStep || nextStepOn ? t("nextSaved") : t("nextCleared"), undo: () => set.mutate(before) });
        },
      },
    );
  }
  if (editing)
    return (
      <Card title={t("next")}>
        <form
          className="mt-1 grid grid-cols-[minmax(0,1fr)_160px_auto] items-end gap-2.5 max-sm:grid-cols-1"
          onSubmit={(event) => {
            event.preventDefault();
            const { text } = typed(event.currentTarget);
            change(text("nextStep"), text("nextStepOn"));
          }}
        >
          <Field label={fields("nextStep")}>
            <Input name="nextStep" autoFocus maxLength={300} defaultValue={props.nextStep ?? ""} autoComplete="off" />
          </Field>
          <Field label={fields("nextStepOn")}>
            <Input name="nextStepOn" type="date" defaultValue={props.nextStepOn ?? ""} />
          </Field>
          <span className="flex gap-1.5">
            <Button type="submit" kind="primary" busy={set.isPending}>
              {common("save")}
            </Button>
            <Button kind="ghost" onClick={() => setEditing(false)}>
              {common("cancel")}
            </Button>
          </span>
        </form>
      </Card>
    );
  return (
    <Card>
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1">
          <h2 className="text-12 font-medium text-ink-3">{t("next")}</h2>
          <p className="figures text-14 font-semibold text-ink">
            {none ? <span className="font-normal text-ink-2">{t("nextNone")}</span> : (props.nextStep ?? t("next"))}
            {props.nextStepOn ? (
              <span className="ml-2 font-normal text-ink-2">{format.date(props.nextStepOn)}</span>
            ) : null}
            {overdue ? (
              <Tag tone="amber" className="ml-2">
                {t("nextOverdue")}
              </Tag>
            ) : null}
          </p>
        </div>
        {props.mayWrite ? (
          <span className="flex gap-1.5">
            {none ? null : (
              <Button kind="ghost" onClick={() => change(null, null)}>
                {t("nextDone")}
              </Button>
            )}
            <Button onClick={() => setEditing(true)}>{none ? t("nextSet") : t("nextChange")}</Button>
          </span>
        ) : null}
      </div>
    </Card>
  );
}
