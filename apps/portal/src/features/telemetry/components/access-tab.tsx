import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton, Skeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { usageSearch } from "../usage-search";
import { isHidden, type UsageGroupsData } from "../usage-types";
import { LicencesFigure } from "./licences-figure";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

/** Who uses the access they have: everybody, and by unit, location or job role. */
export function AccessTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const format = useFormat();
  const [search, setSearch] = useSearchState(usageSearch);
  const by = search.by ?? "unit";
  const query = useQuery({
    ...trpc.telemetry.analytics.licences.queryOptions({ by }),
    placeholderData: keepPreviousData,
  });
  const figures = query.data && !isHidden(query.data) ? query.data : undefined;
  return (
    <UsageFrame
      sentence={
        figures && figures.total.people > 0
          ? t.rich("access.sentence", {
              active: figures.total.active,
              people: figures.total.people,
              never: figures.total.never,
              em: (chunks: ReactNode) => <em>{chunks}</em>,
            })
          : t("tabs.access")
      }
      sub={
        figures
          ? t("access.sub", { from: format.shortDate(figures.from), until: format.shortDate(figures.until) })
          : undefined
      }
      controls={
        <Segmented
          label={t("by.label")}
          value={by}
          onChange={(value) => setSearch({ by: value })}
          choices={(["unit", "location", "role"] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
        />
      }
    >
      <QueryView
        query={query}
        failed={t("failed")}
        loading={
          <>
            <Skeleton className="h-[110px] w-full rounded-3!" />
            <CardSkeleton lines={12} />
          </>
        }
      >
        {(answer) =>
          isHidden(answer) ? (
            <UsageHidden answer={answer} />
          ) : (
            <LicencesFigure figures={answer} by={by} groups={groups} />
          )
        }
      </QueryView>
    </UsageFrame>
  );
}
