import { Button } from "@arraigo/ui/button";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { saveFile } from "@arraigo/ui/plain/csv";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Tag } from "@arraigo/ui/tag";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { api, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { ImportState } from "../import-types";
import { listOf } from "../list-of";
import { undoProgress } from "../undo-progress";
import { ImportCounts } from "./import-counts";
import { ImportFindings } from "./import-findings";
import { toneOf } from "./import-past";
import { ImportUndo } from "./import-undo";

/** A run as it goes and as it ended: how far, pause and go on, what stayed out as a file, and the way back. */
export function ImportRun({ held, onAgain }: { held: ImportState; onAgain: () => void }) {
  const t = useTranslations("crm.import");
  const format = useFormat();
  const problem = useProblemToast();
  const client = useQueryClient();
  const again = {
    onSuccess: () => void client.invalidateQueries(trpc.crm.imports.pathFilter()),
    onError: problem,
  };
  const pause = useMutation({ ...trpc.crm.imports.pause.mutationOptions(), ...again });
  const resume = useMutation({ ...trpc.crm.imports.resume.mutationOptions(), ...again });
  const stop = useMutation({ ...trpc.crm.imports.stop.mutationOptions(), ...again });
  const undo = useMutation({ ...trpc.crm.imports.undo.mutationOptions(), ...again });
  const file = useMutation({
    mutationFn: (outcome: "out" | "in") => api.crm.imports.errors.query({ importId: held.id, outcome }),
    onSuccess: ({ fileName, csv }) => saveFile(fileName, csv),
    onError: problem,
  });
  const { state } = held;
  const importId = held.id;
  const taken = undoProgress(held);
  const going = state === "running" || state === "paused" || state === "failed";
  const looks = held.lookalikes + held.incomplete + held.nonConforming + (held.gateRefused ?? 0);
  return (
    <>
      <div className="grid gap-2">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-ink-2">
          <b className="min-w-0 font-medium wrap-anywhere text-ink">{held.fileName}</b>
          <span>{t(`types.${held.recordType}`)}</span>
          <Tag tone={toneOf[state] ?? "neutral"}>{t(`states.${state}`)}</Tag>
        </p>
        {going ? (
          <>
            <ProgressBar value={held.rowsDone / Math.max(1, held.rowsTotal ?? 1)} label={t(`states.${state}`)} />
            {state === "running" ? <p className="text-12 text-ink-3">{t("leave")}</p> : null}
          </>
        ) : null}
        {state === "undoing" ? (
          <>
            <ProgressBar value={taken.done / Math.max(1, taken.all)} label={t(`states.${state}`)} />
            <p className="text-12 text-ink-3">{t("leaveUndo")}</p>
          </>
        ) : null}
        {held.problem ? <p className="text-amber">{held.problem}</p> : null}
      </div>
      {state === "undone" || state === "undoing" ? (
        <KpiStrip label={t("steps.result")} columns={3}>
          <Kpi label={t("removed")} value={format.count(held.undo?.removed ?? 0)} />
          <Kpi label={t("restored")} value={format.count(held.undo?.restored ?? 0)} />
          <Kpi label={t("kept")} value={format.count(held.undo?.kept ?? 0)} />
        </KpiStrip>
      ) : (
        <ImportCounts label={t("steps.result")} counts={held} />
      )}
      <ImportFindings title={t("keptTitle")} findings={held.keptBack} all={held.undo?.kept ?? 0} />
      <ImportFindings title={t("failures")} findings={held.failures} all={held.failed} />
      <ImportFindings title={t("notices")} findings={held.notices} all={looks} />
      <div className="flex flex-wrap justify-end gap-2">
        {held.failed > 0 ? (
          <Button busy={file.isPending && file.variables === "out"} onClick={() => file.mutate("out")}>
            {t("errorsCsv")}
          </Button>
        ) : null}
        {looks > 0 ? (
          <Button busy={file.isPending && file.variables === "in"} onClick={() => file.mutate("in")}>
            {t("noticesCsv")}
          </Button>
        ) : null}
        {state === "done" || state === "paused" || state === "failed" ? <ImportUndo importId={importId} /> : null}
        {state === "paused" || state === "failed" ? (
          <Button busy={stop.isPending} onClick={() => stop.mutate({ importId })}>
            {t("stop")}
          </Button>
        ) : null}
        {state === "running" && !held.problem ? (
          <Button busy={pause.isPending} onClick={() => pause.mutate({ importId })}>
            {t("pause")}
          </Button>
        ) : null}
        {state === "paused" || state === "failed" || (state === "running" && held.problem) ? (
          <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate({ importId })}>
            {t("resume")}
          </Button>
        ) : null}
        {state === "undoing" && held.problem ? (
          <Button kind="primary" busy={undo.isPending} onClick={() => undo.mutate({ importId })}>
            {t("resume")}
          </Button>
        ) : null}
        {state === "done" || state === "undone" ? (
          <>
            <Button kind={state === "undone" ? "primary" : "default"} onClick={onAgain}>
              {t("another")}
            </Button>
            <Link
              to={held.recordType === "activity" ? paths.crm.calendar : listOf[held.recordType]}
              className={linkButtonLook(state === "undone" ? "ghost" : "primary")}
            >
              {t(held.recordType === "activity" ? "seeActivities" : "see")}
            </Link>
          </>
        ) : null}
      </div>
    </>
  );
}
