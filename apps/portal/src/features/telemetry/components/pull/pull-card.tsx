import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { AddPullDialog } from "./add-pull-dialog";
import { PullFilesSheet } from "./pull-files-sheet";
import { PullTable } from "./pull-table";
import { RemovePullDialog } from "./remove-pull-dialog";

/** Folders that exported files are fetched from: how each is doing, what can be done, and how to set one up. */
export function PullCard({ onOpen }: { onOpen: (fileId: string) => void }) {
  const t = useTranslations("telemetry.pull");
  const [adding, setAdding] = useState(false);
  const [shown, setShown] = useState<{ id: string; name: string }>();
  const [removed, setRemoved] = useState<{ id: string; name: string }>();
  const places = useQuery(trpc.telemetry.pull.folders.queryOptions());
  const sources = useQuery(trpc.telemetry.pull.sources.queryOptions(undefined, { refetchInterval: 5_000 }));
  return (
    <QueryView query={places} loading={<TableSkeleton rows={2} />}>
      {({ own, folders, problem }) => (
        <Card
          title={t("title")}
          take={
            problem === "not_set_up"
              ? t("notSetUp", { own })
              : problem === "folder_missing"
                ? t("noFolder", { own })
                : problem
                  ? t(`problems.${problem}`)
                  : t("take")
          }
          actions={
            problem ? null : (
              <Button size="small" onClick={() => setAdding(true)}>
                {t("add")}
              </Button>
            )
          }
          flush
        >
          <QueryView query={sources} loading={<TableSkeleton rows={2} />}>
            {(rows) =>
              rows.length === 0 ? (
                problem ? null : (
                  <p className="px-[18px] pb-4 text-12 text-ink-3 max-sm:px-4">{t("none")}</p>
                )
              ) : (
                <PullTable sources={rows} onShow={setShown} onRemove={setRemoved} />
              )
            }
          </QueryView>
          {adding ? <AddPullDialog own={own} folders={folders} onClose={() => setAdding(false)} /> : null}
          {shown ? <PullFilesSheet source={shown} onOpen={onOpen} onClose={() => setShown(undefined)} /> : null}
          {removed ? <RemovePullDialog source={removed} onClose={() => setRemoved(undefined)} /> : null}
        </Card>
      )}
    </QueryView>
  );
}
