import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useEffect } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { StagedType } from "../../staged-types";
import { useRefreshCrm } from "../../use-refresh-crm";
import { saidStayed } from "../said-stayed";
import { type ShownRun, showRun, useShownRun } from "./shown-run";
import { StayedRows } from "./stayed-rows";

/** How far a change of many records in the background is: it can be paused, goes on when left, and is taken back from here. */
export function RunUnderWay() {
  const run = useShownRun();
  return run ? <Followed key={run.runId} {...run} /> : null;
}

function Followed({ runId, type, open }: ShownRun) {
  const t = useTranslations("crm.list.run");
  const bulk = useTranslations("crm.list.bulk");
  const words = useTranslations(`crm.list.${type}`);
  const common = useTranslations("common");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useQuery({
    ...trpc.crm.runs.get.queryOptions({ runId }),
    refetchInterval: ({ state }) => (state.data?.state === "running" ? 1_000 : false),
  });
  const steered = { onSettled: () => query.refetch(), onError: problem };
  const pause = useMutation({ ...trpc.crm.runs.pause.mutationOptions(), ...steered });
  const resume = useMutation({ ...trpc.crm.runs.resume.mutationOptions(), ...steered });
  const undo = useMutation({
    ...trpc.crm.runs.undo.mutationOptions(),
    onSuccess: ({ restored, kept, stayed }) => {
      toast({ title: bulk("undone", { restored }), ...saidStayed(kept, bulk("kept", { count: kept }), stayed) });
      showRun(null);
    },
    onSettled: refresh,
    onError: problem,
  });
  const run = query.data;
  const over = run?.state === "done" || run?.state === "failed";
  const { mutate: takeBack } = undo;
  // Once, when it is over: the words and verbs of that moment will do.
  useEffect(() => {
    if (!over) return;
    refresh();
    if (open) return;
    toast({ title: t("changed", { count: run.changed }), undo: () => takeBack({ runId }) });
    showRun(null);
  }, [over]);
  if (!open || !run) return null;
  const { done, total, changed, skipped, refused, refusedCount } = run;
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && showRun(over ? null : { runId, type, open: false })}
      title={over ? t("changed", { count: changed }) : t("title", { what: words("some", { count: total }) })}
      description={over ? undefined : t("why")}
      footer={
        <>
          {over && changed === 0 ? null : (
            <Button busy={undo.isPending} onClick={() => takeBack({ runId })}>
              {over ? t("undo") : t("stopAndUndo")}
            </Button>
          )}
          {run.state === "running" ? (
            <Button busy={pause.isPending} onClick={() => pause.mutate({ runId })}>
              {t("pause")}
            </Button>
          ) : null}
          {run.state === "paused" ? (
            <Button busy={resume.isPending} onClick={() => resume.mutate({ runId })}>
              {t("resume")}
            </Button>
          ) : null}
          <Button kind="primary" onClick={() => showRun(over ? null : { runId, type, open: false })}>
            {common("close")}
          </Button>
        </>
      }
    >
      <div className="grid gap-2 pb-1">
        {over ? null : (
          <>
            <ProgressBar value={done / total} label={t("label")} valueText={t("progress", { done, total })} />
            <p className="text-12 text-ink-2">
              {t("progress", { done, total })}
              {run.state === "paused" ? ` · ${t("paused")}` : ""}
            </p>
          </>
        )}
        {run.problem ? <p>{t("ended", { problem: run.problem })}</p> : null}
        {over && skipped > 0 ? <p className="text-ink-2">{t("skipped", { count: skipped })}</p> : null}
        {over && refusedCount > 0 ? <StayedRows type={type as StagedType} rows={refused} count={refusedCount} /> : null}
      </div>
    </Dialog>
  );
}
