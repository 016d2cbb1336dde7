import { NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { cohortRows, pooledReturn } from "../cohort-rows";
import { cohortsIn, groupIn, windowUnasked } from "../usage-question";
import { usageSearch } from "../usage-search";
import { isHidden, type UsageGroupsData } from "../usage-types";
import { useRecordedSince } from "../use-recorded-since";
import { AgainstChoice } from "./against-choice";
import { CompareSection } from "./compare-section";
import { RetentionFigure } from "./retention-figure";
import { EventChoice, GroupChoice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

/** Of the people first active in a week or month, who came back. */
export function BackTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const format = useFormat();
  const recorded = useRecordedSince();
  const [search, setSearch] = useSearchState(usageSearch);
  const step = search.step === "month" ? "month" : "week";
  const kind = search.kind ?? "nth";
  const window = search.window ?? windowUnasked.back;
  const periods = cohortsIn(window, step);
  const group = groupIn(search.group);
  const unit = group?.by === "unit" ? group.key : undefined;
  const known = useQuery(trpc.telemetry.analytics.events.queryOptions());
  const query = useQuery({
    ...trpc.telemetry.analytics.retention.queryOptions({
      step,
      kind,
      periods,
      event: search.event,
      unit,
    }),
    placeholderData: keepPreviousData,
  });
  const rows = query.data && !isHidden(query.data) ? cohortRows(query.data.cohorts) : [];
  const pooled = pooledReturn(rows, step === "week" ? 4 : 3);
  return (
    <UsageFrame
      sentence={
        pooled
          ? t.rich("back.sentence", {
              people: pooled.people,
              share: format.percent(pooled.share),
              after: pooled.after,
              step,
              kind,
              em: (chunks: ReactNode) => <em>{chunks}</em>,
            })
          : t("tabs.back")
      }
      sub={recorded(t(`back.sub.${kind}`, { step }), query.data && !isHidden(query.data) ? query.data.since : null)}
      controls={
        <>
          <Segmented
            label={t("step.label")}
            value={step}
            onChange={(value) => setSearch({ step: value })}
            choices={(["week", "month"] as const).map((value) => ({ value, label: t(`step.${value}`) }))}
          />
          <Segmented
            label={t("window.label")}
            value={window}
            onChange={(value) => setSearch({ window: value })}
            choices={(["w4", "w12", "w26", "w52"] as const).map((value) => ({ value, label: t(`window.${value}`) }))}
          />
          <Segmented
            label={t("back.kindLabel")}
            value={kind}
            onChange={(value) => setSearch({ kind: value })}
            choices={(["nth", "unbounded"] as const).map((value) => ({ value, label: t(`back.kind.${value}`) }))}
          />
          <GroupChoice
            label={t("who")}
            groups={groups}
            value={unit ? search.group : undefined}
            all={t("everybody")}
            groupings={["unit"]}
            onChange={(value) => setSearch({ group: value })}
          />
          <EventChoice
            events={known.data?.events ?? []}
            value={search.event}
            onChange={(value) => setSearch({ event: value })}
          />
          <AgainstChoice
            groups={groups}
            periods={periods * 2 <= (step === "week" ? 26 : 12) ? ["before"] : []}
            every={["unit"]}
            groupings={["unit"]}
          />
        </>
      }
    >
      <QueryView query={query} failed={t("failed")} loading={<CardSkeleton height={420} />}>
        {(answer) => {
          if (isHidden(answer)) return <UsageHidden answer={answer} />;
          if (rows.every((row) => row.people === 0))
            return <NothingYet title={t("back.emptyTitle")}>{t("back.empty")}</NothingYet>;
          return (
            <>
              <CompareSection
                ask={{
                  figure: "back",
                  asked: { step, kind, periods, event: search.event },
                  group: unit ? group : undefined,
                }}
                groups={groups}
                definition="retention"
              />
              <RetentionFigure
                rows={rows}
                step={step}
                kind={kind}
                minimum={answer.minimum}
                computedAt={answer.computedAt}
                periods={periods}
                event={search.event}
              />
            </>
          );
        }}
      </QueryView>
    </UsageFrame>
  );
}
