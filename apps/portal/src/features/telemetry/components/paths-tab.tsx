import { NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { firstSteps, rawStretch, usualPaths } from "../funnel-steps";
import { usageSearch } from "../usage-search";
import { isHidden, type PathsData, type UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { PathsFigure } from "./paths-figure";
import { Choice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

const gaps = [5, 15, 30, 60, 240] as const;

/** What people do after an event, or did just before it. */
export function PathsTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const format = useFormat();
  const words = useUsageWords();
  const [search, setSearch] = useSearchState(usageSearch);
  const known = useQuery(trpc.telemetry.analytics.events.queryOptions());
  const event = search.event ?? firstSteps(known.data?.events ?? [])[0]?.event;
  const { from, until, window } = rawStretch(groups.today, search.window, groups.rawSince);
  const asked = {
    way: search.way ?? usualPaths.way,
    which: search.which ?? usualPaths.which,
    far: search.far ?? usualPaths.far,
    gap: search.gap ?? usualPaths.gap,
  } as const;
  const { way: direction, which, far, gap: gapMinutes } = asked;
  const ask = event ? { event, direction, which, steps: far, gapMinutes, from, until } : undefined;
  const query = useQuery({
    ...trpc.telemetry.analytics.paths.queryOptions(ask ?? skipToken),
    placeholderData: keepPreviousData,
  });
  const figures = query.data && !isHidden(query.data) ? query.data : undefined;
  const events = [...new Set([...(known.data?.events ?? []), ...(event ? [event] : [])])]
    .map((each) => ({ each, name: words.event(each) }))
    .sort((one, other) => one.name.localeCompare(other.name));
  return (
    <UsageFrame
      sentence={
        figures && event ? (
          <PathsSentence figures={figures} event={event} way={asked.way} gap={asked.gap} />
        ) : (
          t("tabs.paths")
        )
      }
      sub={
        figures
          ? t("paths.sub", {
              from: format.shortDate(figures.from),
              until: format.shortDate(figures.until),
              since: format.shortDate(figures.since),
            })
          : undefined
      }
      controls={
        <>
          <Choice label={t("paths.of")} value={event ?? ""} onChange={(value) => setSearch({ event: value })}>
            {events.map(({ each, name }) => (
              <option key={each} value={each}>
                {name}
              </option>
            ))}
          </Choice>
          <Segmented
            label={t("paths.way.label")}
            value={asked.way}
            onChange={(value) => setSearch({ way: value })}
            choices={(["after", "before"] as const).map((value) => ({ value, label: t(`paths.way.${value}`) }))}
          />
          <Segmented
            label={t("paths.which.label")}
            value={asked.which}
            onChange={(value) => setSearch({ which: value })}
            choices={(["latest", "first"] as const).map((value) => ({ value, label: t(`paths.which.${value}`) }))}
          />
          <Segmented
            label={t("window.label")}
            value={window}
            onChange={(value) => setSearch({ window: value })}
            choices={(["w4", "w12"] as const).map((value) => ({ value, label: t(`window.${value}`) }))}
          />
          <Choice
            label={t("paths.far")}
            value={String(asked.far)}
            onChange={(value) => setSearch({ far: ([1, 2, 3, 4] as const).find((far) => String(far) === value) })}
          >
            {[1, 2, 3, 4].map((far) => (
              <option key={far}>{far}</option>
            ))}
          </Choice>
          <Choice
            label={t("paths.gap")}
            value={String(asked.gap)}
            onChange={(value) => setSearch({ gap: gaps.find((gap) => String(gap) === value) })}
          >
            {gaps.map((minutes) => (
              <option key={minutes} value={minutes}>
                {t("paths.minutes", { minutes })}
              </option>
            ))}
          </Choice>
        </>
      }
    >
      {known.data && !event ? (
        <NothingYet title={t("paths.chooseTitle")}>{t("paths.choose")}</NothingYet>
      ) : (
        <QueryView query={query} failed={t("failed")} loading={<CardSkeleton height={420} />}>
          {(answer) => {
            if (isHidden(answer)) return <UsageHidden answer={answer} />;
            if (answer.people === 0) return <NothingYet title={t("paths.emptyTitle")}>{t("paths.empty")}</NothingYet>;
            return ask ? <PathsFigure figures={answer} event={ask.event} ask={ask} {...asked} /> : null;
          }}
        </QueryView>
      )}
    </UsageFrame>
  );
}

interface PathsSentenceProps {
  figures: PathsData;
  event: string;
  way: "after" | "before";
  /** Minutes after which a pause ends a path. */
  gap: number;
}

function PathsSentence({ figures, event, way, gap }: PathsSentenceProps) {
  const t = useTranslations("telemetry.usage");
  const words = useUsageWords();
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const [first] = figures.branches;
  if (figures.people === 0) return t.rich("paths.nobody", { event: words.event(event), em });
  if (!first || first.kind === "other") return t("tabs.paths");
  return t.rich("paths.sentence", {
    kind: first.kind,
    way,
    gap: t("paths.minutes", { minutes: gap }),
    event: words.event(event),
    next: first.event ? words.event(first.event) : "",
    people: first.people,
    all: figures.people,
    em,
  });
}
