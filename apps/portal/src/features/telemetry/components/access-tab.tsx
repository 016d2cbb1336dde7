import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton, Skeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { groupIn } from "../usage-question";
import { usageSearch } from "../usage-search";
import { isHidden, type LicencesData, type UsageGroupsData } from "../usage-types";
import { useRecordedSince } from "../use-recorded-since";
import { AgainstChoice } from "./against-choice";
import { CompareSection } from "./compare-section";
import { LicencesFigure } from "./licences-figure";
import { GroupChoice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

/** Who uses the access they have: everybody, and by unit, location or job role. */
export function AccessTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const format = useFormat();
  const recorded = useRecordedSince();
  const [search, setSearch] = useSearchState(usageSearch);
  const by = search.by ?? "unit";
  const group = groupIn(search.group);
  const query = useQuery({
    ...trpc.telemetry.analytics.licences.queryOptions({ by }),
    placeholderData: keepPreviousData,
  });
  const figures = query.data && !isHidden(query.data) ? query.data : undefined;
  return (
    <UsageFrame
      sentence={figures && figures.total.people > 0 ? accessSentence(t, figures.total) : t("tabs.access")}
      sub={
        figures
          ? recorded(
              t("access.sub", { from: format.shortDate(figures.from), until: format.shortDate(figures.until) }),
              figures.since,
            )
          : undefined
      }
      controls={
        <>
          <Segmented
            label={t("by.label")}
            value={by}
            onChange={(value) => setSearch({ by: value })}
            choices={(["unit", "location", "role"] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
          />
          <GroupChoice
            label={t("who")}
            groups={groups}
            value={group ? search.group : undefined}
            all={t("everybody")}
            onChange={(value) => setSearch({ group: value })}
          />
          <AgainstChoice groups={groups} periods={["before"]} every={["unit", "location", "role"]} />
        </>
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
            <>
              <CompareSection ask={{ figure: "access", group }} groups={groups} definition="licences" />
              <LicencesFigure figures={answer} by={by} groups={groups} />
            </>
          )
        }
      </QueryView>
    </UsageFrame>
  );
}

/** Who uses their access, as far as it may be split. */
function accessSentence(
  t: ReturnType<typeof useTranslations<"telemetry.usage">>,
  { people, active, inactive, never }: LicencesData["total"],
) {
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  if (active === null || inactive === null) return t.rich("access.few", { people, em });
  if (never === null) return t.rich("access.together", { active, people, inactive, em });
  return t.rich("access.sentence", { active, people, never, em });
}
