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
import { useUndoRun } from "../use-undo-run";
import { type ShownRun, showRun, useShownRun } from "./shown-run";
import { StayedRows } from "./stayed-rows";
import { useSaidLeft } from "./use-said-left";

/** How far a change of many records in the background is: it can be paused, goes on when left, and is taken back from here. */
export function RunUnderWay() {
  const run = useShownRun();
  return run ? <Followed key={run.runId} {...run} /> : null;
}

function Followed({ runId, type, open }: ShownRun) {
  const t = useTranslations("crm.list.run");
  const bulk = useTranslations("crm.list.bulk");
  const words = useTranslations(`crm.list.${type ?? "contact"}`);
  const saidLeft = useSaidLeft(type ?? "contact");
  const common = useTranslations("common");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useQuery({
    ...trpc.crm.runs.get.queryOptions({ runId }),
    refetchInterval: ({ state: { data } }) =>
      data?.state === "running" || (data?.state === "undoing" && !data.problem) ? 1_000 : false,
  });
  const steered = { onSettled: () => query.refetch(), onError: problem };
  const pause = useMutation({ ...trpc.crm.runs.pause.mutationOptions(), ...steered });
  const resume = useMutation({ ...trpc.crm.runs.resume.mutationOptions(), ...steered });
  const undo = useUndoRun();
  const takeBack = () => undo.mutate({ runId }, { onSuccess: ({ toDo }) => toDo === 0 && showRun(null) });
  const run = query.data;
  const undoing = run?.state === "undoing";
  const undone = run?.undone === true && !undoing;
  const over = run?.state === "done" || run?.state === "failed";
  // Once, when it is over: the words and verbs of that moment will do.
  useEffect(() => {
    if (!over) return;
    refresh();
    if (undone && run.undo) {
      const { restored, kept, stayed } = run.undo;
      toast({ title: bulk("undone", { restored }), ...saidStayed(kept, bulk("kept", { count: kept }), stayed) });
    } else if (!open) toast({ title: t("changed", { count: run.changed }), undo: takeBack });
    if (undone || !open) showRun(null);
  }, [over]);
  if (!open || !run || undone) return null;
  const { changed, refused, refusedCount } = run;
  const { done, total } = (undoing && run.undo) || run;
  const close = () => showRun(over ? null : { runId, type, open: false });
  const goOn = undoing ? takeBack : () => resume.mutate({ runId });
  return (
    <Dialog
      open
      onOpenChange={(stays) => !stays && close()}
      title={
        undoing
          ? t("undoing")
          : over
            ? t("changed", { count: changed })
            : t("title", { what: type ? words("some", { count: total }) : t("records", { count: total }) })
      }
      description={over ? undefined : t("why")}
      footer={
        <>
          {undoing || (over && changed === 0) ? null : (
            <Button busy={undo.isPending} onClick={takeBack}>
              {over ? t("undo") : t("stopAndUndo")}
            </Button>
          )}
          {run.state === "running" ? (
            <Button busy={pause.isPending} onClick={() => pause.mutate({ runId })}>
              {t("pause")}
            </Button>
          ) : null}
          {run.state === "paused" || (undoing && run.problem) ? (
            <Button busy={resume.isPending || undo.isPending} onClick={goOn}>
              {t("resume")}
            </Button>
          ) : null}
          <Button kind="primary" onClick={close}>
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
        {over
          ? saidLeft(run, "any").map((said) => (
              <p key={said} className="text-ink-2">
                {said}
              </p>
            ))
          : null}
        {over && refusedCount > 0 ? <StayedRows type={type as StagedType} rows={refused} count={refusedCount} /> : null}
      </div>
    </Dialog>
  );
}
