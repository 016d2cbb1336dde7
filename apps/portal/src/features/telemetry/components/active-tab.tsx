import { NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton, Skeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { activeRows, knownRows } from "../active-rows";
import {
  againstIn,
  groupIn,
  steps,
  stretchBefore,
  stretchOf,
  stretchYearBefore,
  windowUnasked,
} from "../usage-question";
import { usageSearch } from "../usage-search";
import { isHidden, type UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { ActiveFigure } from "./active-figure";
import { ActiveKpis } from "./active-kpis";
import { ActiveSentence } from "./active-sentence";
import { AgainstChoice } from "./against-choice";
import { CompareSection } from "./compare-section";
import { EventChoice, GroupChoice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

/** How many people did something in each day, workday, week or month, beside another group or the time before. */
export function ActiveTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const [search, setSearch] = useSearchState(usageSearch);
  const step = search.step ?? "week";
  const window = search.window ?? windowUnasked.other;
  const stretch = stretchOf(groups.today, window, step);
  const [group, other] = [groupIn(search.group), groupIn(search.against)];
  // Longer ago than a year, the days of single people are not kept.
  const mayCompareBefore = window !== "w52";
  const earlier =
    search.against === "before" && mayCompareBefore
      ? stretchBefore(stretch, step)
      : search.against === "year"
        ? stretchYearBefore(stretch, step)
        : undefined;
  const event = search.event;
  const known = useQuery(trpc.telemetry.analytics.events.queryOptions());
  const asked = useQuery({
    ...trpc.telemetry.analytics.active.queryOptions({ ...stretch, step, event, group }),
    placeholderData: keepPreviousData,
  });
  const beside = useQuery({
    ...trpc.telemetry.analytics.active.queryOptions(
      earlier ? { ...earlier, step, event, group } : { ...stretch, step, event, group: other },
    ),
    enabled: earlier !== undefined || other !== undefined,
  });
  const compared = earlier || other ? beside.data : undefined;
  const nameOf = (chosen: typeof group) => (chosen ? words.group(groups, chosen.by, chosen.key) : t("everybody"));
  const besideName = earlier
    ? t(search.against === "year" ? "yearBefore" : "before")
    : other
      ? nameOf(other)
      : undefined;
  const controls = (
    <>
      <Segmented
        label={t("step.label")}
        value={step}
        onChange={(value) => setSearch({ step: value })}
        choices={steps.map((value) => ({ value, label: t(`step.${value}`) }))}
      />
      <Segmented
        label={t("window.label")}
        value={window}
        onChange={(value) => setSearch({ window: value })}
        choices={(["w4", "w12", "w26", "w52"] as const).map((value) => ({ value, label: t(`window.${value}`) }))}
      />
      <GroupChoice
        label={t("who")}
        groups={groups}
        value={group ? search.group : undefined}
        all={t("everybody")}
        onChange={(value) => setSearch({ group: value })}
      />
      <EventChoice events={known.data?.events ?? []} value={event} onChange={(value) => setSearch({ event: value })} />
      <AgainstChoice
        groups={groups}
        periods={mayCompareBefore ? ["before", "year"] : ["year"]}
        every={["unit", "location", "role"]}
      />
    </>
  );
  const both = asked.data && known.data ? { answer: asked.data, since: known.data.since } : undefined;
  const query = {
    data: both,
    error: asked.error ?? known.error,
    isFetching: asked.isFetching || known.isFetching,
    refetch: () => (asked.error ? asked.refetch() : known.refetch()),
  };
  const rows =
    both && !isHidden(both.answer)
      ? knownRows(
          activeRows(both.answer.points, both.since, compared && !isHidden(compared) ? compared.points : undefined),
        )
      : [];
  return (
    <UsageFrame
      sentence={<ActiveSentence rows={rows} step={step} event={event} group={group ? nameOf(group) : undefined} />}
      sub={t("sub")}
      controls={controls}
    >
      <QueryView
        query={query}
        failed={t("failed")}
        loading={
          <>
            <Skeleton className="h-[110px] w-full rounded-3!" />
            <CardSkeleton height={300} />
          </>
        }
      >
        {({ answer, since }) => {
          if (isHidden(answer)) return <UsageHidden answer={answer} />;
          if (since === null) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
          return (
            <>
              <ActiveKpis rows={rows} step={step} computedAt={answer.computedAt} />
              <ActiveFigure
                rows={rows}
                step={step}
                event={event}
                since={stretch.from < since ? since : undefined}
                minimum={answer.minimum}
                computedAt={answer.computedAt}
                name={nameOf(group)}
                besideName={compared && !isHidden(compared) ? besideName : undefined}
                asShare={other !== undefined && compared !== undefined && !isHidden(compared)}
              />
              {compared && isHidden(compared) ? <UsageHidden answer={compared} /> : null}
              {/* One other group, and a time before, are drawn in the figure itself. */}
              {againstIn(search.against)?.to === "every" ? (
                <CompareSection
                  ask={{ figure: "active", asked: { ...stretch, step, event }, group }}
                  groups={groups}
                  definition="active"
                />
              ) : null}
              {beside.error && (earlier || other) ? (
                <QueryView query={beside} failed={t("besideFailed")} loading={null}>
                  {() => null}
                </QueryView>
              ) : null}
            </>
          );
        }}
      </QueryView>
    </UsageFrame>
  );
}
