import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Dialog } from "@arraigo/ui/dialog";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { saveFile, toCsv } from "@arraigo/ui/plain/csv";
import { ProgressBar } from "@arraigo/ui/progress-bar";
import { Tag } from "@arraigo/ui/tag";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { paths } from "../../../../lib/paths";
import { api, trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { UploadHeld } from "../../history-types";
import { useRefusal } from "../../use-refusal";

/** A run as it goes and as it ended: how far, pause and go on, what was refused as a file, and the way back. */
export function HistoryResult({ held, onAgain }: { held: UploadHeld; onAgain: () => void }) {
  const t = useTranslations("telemetry.history");
  const format = useFormat();
  const why = useRefusal(held.mapping, held.facts);
  const problem = useProblemToast();
  const client = useQueryClient();
  const safe = useRef<HTMLButtonElement>(null);
  const [asking, setAsking] = useState(false);
  const again = {
    onSuccess: () => void client.invalidateQueries(trpc.telemetry.history.pathFilter()),
    onError: problem,
  };
  const pause = useMutation({ ...trpc.telemetry.history.pause.mutationOptions(), ...again });
  const resume = useMutation({ ...trpc.telemetry.history.resume.mutationOptions(), ...again });
  const stop = useMutation({ ...trpc.telemetry.history.stop.mutationOptions(), ...again });
  const undo = useMutation({
    ...trpc.telemetry.history.undo.mutationOptions(),
    ...again,
    onSettled: () => setAsking(false),
  });
  const file = useMutation({
    mutationFn: async () => {
      const lines: (string | number)[][] = [];
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await api.telemetry.history.refused.query({
          fileId: held.id,
          limit: 1_000,
          ...(cursor ? { cursor } : {}),
        });
        lines.push(...page.rows.map((row) => [row.line, why(row.reason), ...row.cells]));
        cursor = page.nextCursor ?? undefined;
        more = cursor !== undefined;
      }
      return lines;
    },
    onSuccess: (lines) => saveFile("refused.csv", toCsv([t("line"), t("reason"), t("row")], lines)),
    onError: problem,
  });
  const { state } = held;
  const uploadId = held.id;
  const rows = held.rows ?? 0;
  const stopped = state === "paused" || state === "failed";
  return (
    <>
      <Card>
        <p className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1" aria-live="polite">
          <b className="min-w-0 font-medium break-all text-ink">{held.fileName}</b>
          <Tag tone={state === "done" ? "brand" : stopped ? "amber" : "neutral"}>{t(`states.${state}`)}</Tag>
          {(state === "running" || stopped) && held.rows !== null ? (
            <span className="figures text-ink-2">{t("progress", { done: held.rowsDone, all: rows })}</span>
          ) : null}
        </p>
        {(state === "running" || stopped) && held.rows !== null ? (
          <ProgressBar value={held.rowsDone / Math.max(1, rows)} label={t(`states.${state}`)} />
        ) : null}
        {state === "undoing" ? (
          <ProgressBar value={held.removed / Math.max(1, held.stored)} label={t("states.undoing")} />
        ) : null}
        {state === "running" ? <p className="mt-2 text-12 text-ink-3">{t("leave")}</p> : null}
        {state === "failed" ? <p className="mt-2 text-amber">{t("failedBecause")}</p> : null}
        {held.undoUntil && state === "done" ? (
          <p className="text-12 text-ink-3">{t("undoUntil", { until: format.dateTime(held.undoUntil) })}</p>
        ) : null}
      </Card>
      <KpiStrip label={t("steps.result")}>
        <Kpi label={t("stored")} value={format.count(held.stored - held.removed)} />
        <Kpi label={t("known")} value={format.count(held.known)} />
        <Kpi label={t("refusedRows")} value={format.count(held.refused)} />
        {held.trial ? (
          <Kpi
            label={t("unknown")}
            value={format.count(held.trial.unknown)}
            note={t("unknownNote", { names: held.trial.unknownNames })}
          />
        ) : null}
      </KpiStrip>
      {held.trial && held.trial.unknown > 0 && state !== "undone" ? (
        <p className="text-ink-2">
          {t.rich("unknownSay", {
            count: held.trial.unknown,
            names: held.trial.unknownNames,
            link: (text) => (
              <Link
                to={paths.admin.names}
                className="underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
              >
                {text}
              </Link>
            ),
          })}
        </p>
      ) : null}
      <div className="flex flex-wrap justify-end gap-2">
        {held.refused > 0 && state !== "undone" ? (
          <Button busy={file.isPending} onClick={() => file.mutate()}>
            {t("refusedFile")}
          </Button>
        ) : null}
        {held.undoUntil && (state === "done" || stopped) ? (
          <Button onClick={() => setAsking(true)}>{t("undo")}</Button>
        ) : null}
        {stopped ? (
          <Button busy={stop.isPending} onClick={() => stop.mutate({ uploadId })}>
            {t("stop")}
          </Button>
        ) : null}
        {state === "running" ? (
          <Button busy={pause.isPending} onClick={() => pause.mutate({ uploadId })}>
            {t("pause")}
          </Button>
        ) : null}
        {stopped ? (
          <Button kind="primary" busy={resume.isPending} onClick={() => resume.mutate({ uploadId })}>
            {t("resume")}
          </Button>
        ) : null}
        {state === "done" || state === "undone" ? (
          <Button kind="primary" onClick={onAgain}>
            {t("another")}
          </Button>
        ) : null}
      </div>
      <Dialog
        open={asking}
        onOpenChange={setAsking}
        title={t("undoTitle")}
        description={t("undoWhy")}
        initialFocus={safe}
        footer={
          <>
            <Button ref={safe} onClick={() => setAsking(false)}>
              {t("keep")}
            </Button>
            <Button kind="primary" busy={undo.isPending} onClick={() => undo.mutate({ uploadId })}>
              {t("undoConfirm")}
            </Button>
          </>
        }
      />
    </>
  );
}
