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
import { type FrequencyData, isHidden, type UsageGroupsData } from "../usage-types";
import { useRecordedSince } from "../use-recorded-since";
import { AgainstChoice } from "./against-choice";
import { CompareSection } from "./compare-section";
import { FrequencyFigure } from "./frequency-figure";
import { HistogramFigure } from "./histogram-figure";
import { GroupChoice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

/** How often, how broadly and how deeply people work with it, over the last 28 days that are over. */
export function OftenTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const format = useFormat();
  const recorded = useRecordedSince();
  const [search, setSearch] = useSearchState(usageSearch);
  const group = groupIn(search.group);
  const query = useQuery({
    ...trpc.telemetry.analytics.frequency.queryOptions({ group }),
    placeholderData: keepPreviousData,
  });
  const figures = query.data && !isHidden(query.data) ? query.data : undefined;
  return (
    <UsageFrame
      sentence={figures ? <OftenSentence figures={figures} /> : t("tabs.often")}
      sub={
        figures
          ? recorded(
              t("often.sub", { from: format.shortDate(figures.from), until: format.shortDate(figures.until) }),
              figures.since,
            )
          : undefined
      }
      controls={
        <>
          <GroupChoice
            label={t("who")}
            groups={groups}
            value={group ? search.group : undefined}
            all={t("everybody")}
            onChange={(value) => setSearch({ group: value })}
          />
          <AgainstChoice groups={groups} periods={["before", "year"]} every={["unit", "location", "role"]} />
        </>
      }
    >
      <QueryView
        query={query}
        failed={t("failed")}
        loading={
          <>
            <Skeleton className="h-[150px] w-full rounded-3!" />
            <CardSkeleton height={290} />
            <CardSkeleton height={290} />
          </>
        }
      >
        {(answer) =>
          isHidden(answer) ? (
            <UsageHidden answer={answer} />
          ) : (
            <>
              <FrequencyFigure figures={answer} />
              <CompareSection ask={{ figure: "often", group }} groups={groups} definition="stickiness" />
              <HistogramFigure of="l28" bars={answer.activeDays} figures={answer} />
              <HistogramFigure of="features" bars={answer.features} figures={answer} />
            </>
          )
        }
      </QueryView>
    </UsageFrame>
  );
}

function OftenSentence({ figures }: { figures: FrequencyData }) {
  const t = useTranslations("telemetry.usage.often");
  const format = useFormat();
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const { breadth, people, activeDays } = figures;
  if (activeDays === null) return t.rich("few", { people, em });
  if (breadth.frequency === null) return t.rich("nobody", { people, em });
  return t.rich("sentence", { days: format.decimal(breadth.frequency), idle: activeDays[0]?.people ?? 0, people, em });
}
