import { Button } from "@arraigo/ui/button";
import { Popover } from "@arraigo/ui/popover";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";
import { useUnmerge } from "./use-merge";

/** What was merged into a record, each taken apart with one press while that can be done. */
export function RecordMerges(props: { type: "account" | "contact" | "lead"; id: string; name: string }) {
  const t = useTranslations("crm.duplicates");
  const format = useFormat();
  const merges = useQuery(trpc.crm.merges.list.queryOptions({ type: props.type, id: props.id }));
  const unmerge = useUnmerge();
  const separable = (merges.data ?? []).filter((each) => each.separable);
  if (separable.length === 0) return null;
  return (
    <Popover
      title={t("mergedTitle")}
      trigger={
        <button type="button" className="shrink-0 rounded-full">
          <Tag>{t("mergedBadge")}</Tag>
        </button>
      }
    >
      <ul className="grid gap-3">
        {separable.map((merge) => {
          const names = format.list([
            ...merge.names,
            ...(merge.unnamed > 0 ? [t("unnamed", { count: merge.unnamed })] : []),
          ]);
          const date = format.shortDate(merge.mergedAt);
          return (
            <li key={merge.id}>
              <p>
                {merge.mergedBy
                  ? t("mergedRow", { names, who: merge.mergedBy, date })
                  : t("mergedRowSystem", { names, date })}
              </p>
              <div className="mt-1.5 flex flex-wrap items-center gap-2">
                {merge.newest ? (
                  <Button
                    size="small"
                    busy={unmerge.isPending}
                    onClick={() => unmerge.mutate({ mergeId: merge.id, name: props.name })}
                  >
                    {t("takeApart")}
                  </Button>
                ) : null}
                <span className="text-12 text-ink-3">
                  {t(merge.newest ? "separable" : "separableAfter", {
                    date: format.shortDate(merge.separableUntil),
                  })}
                </span>
              </div>
            </li>
          );
        })}
      </ul>
    </Popover>
  );
}
