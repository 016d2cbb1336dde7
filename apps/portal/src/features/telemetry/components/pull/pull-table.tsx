import type { AppRouter } from "@arraigo/api";
import { Button } from "@arraigo/ui/button";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";

type Source = inferRouterOutputs<AppRouter>["telemetry"]["pull"]["sources"][number];

interface PullTableProps {
  sources: readonly Source[];
  onShow: (source: Source) => void;
  onRemove: (source: Source) => void;
}

/** The sources files are fetched from: what each brought, when it was and will be looked at, and what is wrong. */
export function PullTable({ sources, onShow, onRemove }: PullTableProps) {
  const t = useTranslations("telemetry.pull");
  const format = useFormat();
  const problem = useProblemToast();
  const client = useQueryClient();
  const refresh = () => client.invalidateQueries(trpc.telemetry.pull.pathFilter());
  const after = { onSuccess: () => void refresh(), onError: problem };
  const run = useMutation({
    ...trpc.telemetry.pull.run.mutationOptions(),
    ...after,
    onSuccess: () => {
      toast({ title: t("asked") });
      void refresh();
    },
  });
  const pause = useMutation({ ...trpc.telemetry.pull.pause.mutationOptions(), ...after });
  const resume = useMutation({ ...trpc.telemetry.pull.resume.mutationOptions(), ...after });
  return (
    <Table
      plain
      caption={t("title")}
      rows={sources}
      rowKey={(source) => source.id}
      columns={[
        {
          key: "name",
          header: t("name"),
          rowHeader: true,
          cell: (source) => (
            <>
              <span className="break-all">{source.name}</span>
              <span className="block text-12 font-normal text-ink-2">
                {source.folder ? `${source.folder} · ` : ""}
                {t("everyMinutes", { minutes: String(source.everyMinutes) })}
              </span>
              {source.paused ? <Tag>{t("paused")}</Tag> : null}
              {source.problem ? (
                <span className="block text-12 text-amber">{t(`problems.${source.problem}`)}</span>
              ) : null}
              {source.problems > 0 ? (
                <span className="block text-12 text-amber">{t("problemsIn", { count: source.problems })}</span>
              ) : null}
            </>
          ),
        },
        { key: "files", header: t("files"), align: "end", cell: (source) => format.count(source.files) },
        { key: "stored", header: t("stored"), align: "end", cell: (source) => format.count(source.stored) },
        { key: "refused", header: t("refused"), align: "end", cell: (source) => format.count(source.refused) },
        {
          key: "latest",
          header: t("latest"),
          align: "end",
          cell: (source) => (source.watermark ? format.dateTime(source.watermark) : "–"),
        },
        {
          key: "last",
          header: t("lastRun"),
          align: "end",
          cell: (source) => (source.lastRunAt ? format.ago(source.lastRunAt) : t("never")),
        },
        {
          key: "next",
          header: t("nextRun"),
          align: "end",
          cell: (source) => (source.paused ? "–" : source.nextRunAt ? format.dateTime(source.nextRunAt) : t("soon")),
        },
        {
          key: "actions",
          header: <span className="sr-only">{t("actions")}</span>,
          action: true,
          align: "end",
          cell: (source) => {
            const sourceId = source.id;
            const named = (label: string) => ({ "aria-label": `${label}: ${source.name}`, children: label });
            return (
              <span className="flex flex-wrap justify-end gap-1.5">
                <Button kind="ghost" size="small" {...named(t("showFiles"))} onClick={() => onShow(source)} />
                {source.paused ? (
                  <Button
                    kind="ghost"
                    size="small"
                    {...named(t("resume"))}
                    onClick={() => resume.mutate({ sourceId })}
                  />
                ) : (
                  <>
                    <Button kind="ghost" size="small" {...named(t("run"))} onClick={() => run.mutate({ sourceId })} />
                    <Button
                      kind="ghost"
                      size="small"
                      {...named(t("pause"))}
                      onClick={() => pause.mutate({ sourceId })}
                    />
                  </>
                )}
                <Button kind="ghost" size="small" {...named(t("remove"))} onClick={() => onRemove(source)} />
              </span>
            );
          },
        },
      ]}
    />
  );
}
