import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Stepper } from "@arraigo/ui/stepper";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { PageFor } from "../../../lib/page-for";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { HistoryColumns } from "../components/history/history-columns";
import { HistoryFind } from "../components/history/history-find";
import { HistoryPast } from "../components/history/history-past";
import { HistoryResult } from "../components/history/history-result";
import { HistoryStart } from "../components/history/history-start";
import { HistoryTrial } from "../components/history/history-trial";
import { PullCard } from "../components/pull/pull-card";
import type { Mapping, UploadFound, UploadHeld } from "../history-types";
import { historySearch } from "../search";

const moving = (held: UploadHeld | undefined, trying: boolean) =>
  held?.state === "running" ||
  held?.state === "undoing" ||
  (trying && held?.state === "ready" && !held.dryRun?.finishedAt);

/** Brings a file of history in: the file, what its columns are, what it would do, and what it did. */
export function HistoryScreen() {
  const t = useTranslations("telemetry.history");
  return (
    <PageFor permission="telemetry.history.manage" title={t("title")}>
      <HistoryPage />
    </PageFor>
  );
}

function HistoryPage() {
  const t = useTranslations("telemetry.history");
  const problem = useProblemToast();
  const client = useQueryClient();
  const [search, setSearch] = useSearchState(historySearch);
  const uploadId = search.upload;
  // Kept while somebody goes back from the trial to the columns.
  const [found, setFound] = useState<UploadFound>();
  const [chosen, setChosen] = useState<Mapping>();
  const query = useQuery({
    ...trpc.telemetry.history.get.queryOptions({ uploadId: uploadId ?? "" }),
    enabled: uploadId !== undefined,
    refetchInterval: ({ state }) => (moving(state.data, chosen !== undefined) ? 1_000 : false),
  });
  const refresh = () => client.invalidateQueries(trpc.telemetry.history.pathFilter());
  const leave = () => {
    setFound(undefined);
    setChosen(undefined);
    setSearch({ upload: undefined });
    void refresh();
  };
  const open = (next: UploadFound) => {
    setFound(next);
    setChosen(undefined);
    setSearch({ upload: next.uploadId });
  };
  const openHeld = (id: string) => {
    setChosen(undefined);
    setFound(undefined);
    setSearch({ upload: id });
  };
  const check = useMutation({
    ...trpc.telemetry.history.check.mutationOptions(),
    onSuccess: refresh,
    onError: problem,
  });
  const run = useMutation({ ...trpc.telemetry.history.run.mutationOptions(), onSuccess: refresh, onError: problem });
  const discard = useMutation({
    ...trpc.telemetry.history.discard.mutationOptions(),
    onSuccess: leave,
    onError: problem,
  });
  const held = query.data;
  const step = !uploadId ? 0 : held && held.state !== "ready" ? 3 : chosen ? 2 : 1;
  return (
    <Page title={t("title")} sentence={t.rich("sentence", { em: (text) => <em>{text}</em> })} sub={t("sub")}>
      <Stepper
        label={t("steps.label")}
        doneLabel={t("steps.done")}
        current={step}
        steps={[t("steps.file"), t("steps.columns"), t("steps.trial"), t("steps.result")]}
      />
      {uploadId === undefined ? (
        <>
          <HistoryStart onFound={open} />
          <PullCard onOpen={openHeld} />
          <HistoryPast onOpen={openHeld} />
        </>
      ) : (
        <QueryView query={query} loading={<CardSkeleton lines={4} />}>
          {(now) => {
            if (now.state !== "ready") return <HistoryResult held={now} onAgain={leave} />;
            if (chosen)
              return (
                <HistoryTrial
                  trial={now.dryRun}
                  rows={now.rows ?? 0}
                  mapping={chosen}
                  facts={now.facts}
                  busy={run.isPending}
                  onBack={() => setChosen(undefined)}
                  onRun={() => run.mutate({ uploadId, mapping: chosen })}
                />
              );
            const columns =
              found ?? (now.facts && now.mapping ? { uploadId, facts: now.facts, mapping: now.mapping } : undefined);
            if (!columns) return <HistoryFind uploadId={uploadId} onFound={open} />;
            return (
              <HistoryColumns
                key={JSON.stringify(columns.facts.delimiter)}
                found={columns}
                onFound={open}
                busy={check.isPending}
                onDiscard={() => discard.mutate({ uploadId })}
                onTry={(mapping) => {
                  setChosen(mapping);
                  setFound({ ...columns, mapping });
                  check.mutate({ uploadId, mapping }, { onError: () => setChosen(undefined) });
                }}
              />
            );
          }}
        </QueryView>
      )}
    </Page>
  );
}
