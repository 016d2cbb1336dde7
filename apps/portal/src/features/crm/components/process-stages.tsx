import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import type { StagedType } from "../staged-types";
import { useRecordFields } from "./record-form/use-record-fields";
import { useStageSentences } from "./stage-sentences";

/** The stages of a type in order, each with what it asks for, for those who work by them and do not change them. */
export function ProcessStages({ type }: { type: StagedType }) {
  const t = useTranslations("crm.process");
  const fields = useRecordFields(type);
  const query = useQuery(trpc.crm.pipelines.list.queryOptions({ type }));
  const sentenceOf = useStageSentences((key) => {
    const label = fields.find((field) => field.key === key)?.label ?? key;
    return label.toLocaleLowerCase();
  });
  return (
    <QueryView query={query} loading={<CardSkeleton />}>
      {(pipelines) => (
        <div className="grid gap-5">
          {pipelines.map((pipeline, at) => (
            <section key={pipeline.id} className="grid gap-3 rounded-3 bg-sunken p-3">
              <header className="flex flex-wrap items-center gap-x-3 gap-y-2 px-1">
                <h2 className="text-15 font-semibold">{pipeline.name}</h2>
                {at === 0 && pipelines.length > 1 ? <Tag tone="brand">{t("firstUse")}</Tag> : null}
                <p className="text-12 text-ink-3">{t("idle", { days: pipeline.idleDays })}</p>
              </header>
              <ol className="grid gap-1.5">
                {pipeline.stages.map((stage) => (
                  <li key={stage.id} className="grid gap-0.5 rounded-2 border bg-surface px-3 py-2">
                    <p className="text-13 font-medium">{stage.name}</p>
                    <p className="text-12 text-ink-2">{sentenceOf(stage)}</p>
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
      )}
    </QueryView>
  );
}
