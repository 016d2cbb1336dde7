import { Skeleton } from "@arraigo/ui/skeleton";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { api, trpc } from "../../../lib/trpc";
import { CrmTabs } from "../components/crm-tabs";
import { ImportMappingStep } from "../components/import-mapping";
import { ImportPreview } from "../components/import-preview";
import { ImportRun } from "../components/import-run";
import { ImportStart } from "../components/import-start";
import { importAddress } from "../import-address";
import type { ImportState, Mapping, Preview, Upload } from "../import-types";
import { undoProgress } from "../undo-progress";

const order = ["file", "mapping", "preview", "result"] as const;
type Step = (typeof order)[number];
const pollMs = 1_000;

/** Whether something is at work in the background that this page should follow. */
const isMoving = (held: ImportState | undefined) =>
  held !== undefined &&
  (held.state === "running" || held.state === "undoing" || (held.state === "ready" && held.dryRun?.finished === false));

/** Records from a file, in four steps; nothing is written before the last, which goes on without this page. */
export function ImportScreen() {
  const t = useTranslations("crm.import");
  const client = useQueryClient();
  const [search, setSearch] = useSearchState(importAddress);
  const [mapped, setMapped] = useState<{ id: string; mapping: Mapping }>();
  const [tried, setTried] = useState<Preview>();
  const id = search.id;
  const held = useQuery({
    ...trpc.crm.imports.get.queryOptions({ importId: id ?? "" }),
    enabled: id !== undefined,
    refetchInterval: ({ state }) => (isMoving(state.data) ? pollMs : false),
  });
  const uploadKey = ["crm import file", id];
  const upload = useQuery({
    queryKey: uploadKey,
    queryFn: () => api.crm.imports.finish.mutate({ importId: id ?? "" }),
    enabled: id !== undefined && held.data?.state === "ready",
    staleTime: Number.POSITIVE_INFINITY,
  });
  const taken = (fresh: Upload) => {
    client.setQueryData(["crm import file", fresh.importId], fresh);
    setMapped({ id: fresh.importId, mapping: fresh.mapping });
    setTried(undefined);
    setSearch({ id: fresh.importId, type: fresh.recordType });
    void client.invalidateQueries(trpc.crm.imports.pathFilter());
  };
  const restart = () => {
    setTried(undefined);
    setSearch({ type: search.type, id: undefined });
  };
  const state = held.data?.state;
  const running = held.data?.dryRun;
  const preview = tried && running?.mappingKey === tried.mappingKey && !tried.finished ? running : tried;
  const step: Step =
    id === undefined ? "file" : state === "ready" || state === undefined ? (preview ? "preview" : "mapping") : "result";
  const mapping = (mapped?.id === id ? mapped?.mapping : undefined) ?? upload.data?.mapping;
  const type = search.type ?? "contact";
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const sentence =
    step === "preview" && preview
      ? preview.finished
        ? t.rich("previewSentence", { created: preview.created, failed: preview.failed, em })
        : t.rich("readingSentence", { em })
      : step === "result" && held.data
        ? resultSentence(held.data)
        : t.rich("sentence", { type: held.data?.recordType ?? type, em });
  function resultSentence(each: ImportState) {
    if (each.state === "undoing") return t.rich("undoingSentence", { ...undoProgress(each), em });
    if (each.state === "undone")
      return t.rich("undoneSentence", { removed: each.undo?.removed ?? 0, kept: each.undo?.kept ?? 0, em });
    if (each.state === "done") return t.rich("doneSentence", { created: each.created, failed: each.failed, em });
    return t.rich("runningSentence", { done: each.rowsDone, all: each.rowsTotal ?? 0, em });
  }
  return (
    <Page
      title={t("title")}
      sentence={sentence}
      sub={step === "preview" ? t("nothingWritten") : step === "file" ? t("sub") : undefined}
    >
      <div className="-mt-4 grid gap-3">
        <CrmTabs />
        <ol className="figures flex flex-wrap gap-x-5 gap-y-1 text-ink-3">
          {order.map((each, index) => (
            <li
              key={each}
              aria-current={each === step ? "step" : undefined}
              className="aria-[current=step]:font-medium aria-[current=step]:text-ink"
            >
              {index + 1}. {t(`steps.${each}`)}
            </li>
          ))}
        </ol>
      </div>
      {id === undefined ? (
        <ImportStart type={type} onType={(next) => setSearch({ type: next })} onUploaded={taken} />
      ) : (
        <QueryView query={held} loading={<Skeleton className="h-40" />}>
          {(each) =>
            each.state === "ready" ? (
              <QueryView query={upload} loading={<Skeleton className="h-40" />}>
                {(file) =>
                  preview && mapping ? (
                    <ImportPreview
                      upload={file}
                      mapping={mapping}
                      preview={preview}
                      onBack={() => setTried(undefined)}
                      onTried={(next, found) => {
                        setMapped({ id: file.importId, mapping: next });
                        setTried(found);
                        void held.refetch();
                      }}
                      onBegun={() => void held.refetch()}
                    />
                  ) : (
                    <ImportMappingStep
                      upload={file}
                      mapping={mapping ?? file.mapping}
                      onChange={(next) => setMapped({ id: file.importId, mapping: next })}
                      onRead={taken}
                      onBack={restart}
                      onPreviewed={(found) => {
                        setTried(found);
                        void held.refetch();
                      }}
                    />
                  )
                }
              </QueryView>
            ) : (
              <ImportRun held={each} onAgain={restart} />
            )
          }
        </QueryView>
      )}
    </Page>
  );
}
