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
import { firstSteps, rawStretch, stepsIn, stepsText, usualWithin } from "../funnel-steps";
import { groupIn } from "../usage-question";
import { usageSearch } from "../usage-search";
import { isHidden, type UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { AgainstChoice } from "./against-choice";
import { CompareSection } from "./compare-section";
import { FunnelCut } from "./funnel-cut";
import { FunnelFigure } from "./funnel-figure";
import { FunnelStepList } from "./funnel-step-list";
import { Choice, GroupChoice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

const cuts = ["unit", "location", "role", "day"] as const;
const hoursChoices = [1, 24, 72, 168, 336, 720] as const;

/** How many people do one thing after another, and how long they take between them. */
export function FunnelTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const format = useFormat();
  const words = useUsageWords();
  const [search, setSearch] = useSearchState(usageSearch);
  const known = useQuery(trpc.telemetry.analytics.events.queryOptions());
  const events = known.data?.events ?? [];
  const chosen = stepsIn(search.steps);
  const steps = chosen.length > 0 ? chosen : firstSteps(events);
  const { from, until, window } = rawStretch(groups.today, search.window, groups.rawSince);
  const within = search.within ?? usualWithin;
  const group = groupIn(search.group);
  const by = search.cut ?? "unit";
  const query = useQuery({
    ...trpc.telemetry.analytics.funnel.queryOptions(
      steps.length > 1 ? { steps, windowHours: within, from, until, group, by } : skipToken,
    ),
    placeholderData: keepPreviousData,
  });
  const figures = query.data && !isHidden(query.data) ? query.data : undefined;
  const began = figures?.steps[0]?.people ?? 0;
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const asked = { steps, within, by, group: group ? search.group : undefined };
  return (
    <UsageFrame
      sentence={
        figures
          ? began === 0
            ? t.rich("funnel.nobody", { em })
            : t.rich("funnel.sentence", {
                began,
                told: figures.steps.at(-1)?.people === null ? "no" : "yes",
                finished: figures.steps.at(-1)?.people ?? 0,
                share: format.percent(figures.steps.at(-1)?.fromStart),
                window: t("funnel.hours", { hours: within }),
                em,
              })
          : t("tabs.funnel")
      }
      sub={
        figures
          ? t("funnel.sub", {
              from: format.shortDate(figures.from),
              until: format.shortDate(figures.until),
              since: format.shortDate(figures.since),
            })
          : undefined
      }
      controls={
        <>
          <Segmented
            label={t("window.label")}
            value={window}
            onChange={(value) => setSearch({ window: value })}
            choices={(["w4", "w12"] as const).map((value) => ({ value, label: t(`window.${value}`) }))}
          />
          <Choice
            label={t("funnel.within")}
            value={String(within)}
            onChange={(value) => setSearch({ within: hoursChoices.find((hours) => String(hours) === value) })}
          >
            {hoursChoices.map((hours) => (
              <option key={hours} value={hours}>
                {t("funnel.hours", { hours })}
              </option>
            ))}
          </Choice>
          <GroupChoice
            label={t("who")}
            groups={groups}
            value={group ? search.group : undefined}
            all={t("everybody")}
            onChange={(value) => setSearch({ group: value })}
          />
          <Choice
            label={t("funnel.cut.label")}
            value={by}
            onChange={(value) => setSearch({ cut: cuts.find((cut) => cut === value) })}
          >
            {cuts.map((cut) => (
              <option key={cut} value={cut}>
                {t(`funnel.cut.${cut}`)}
              </option>
            ))}
          </Choice>
          <AgainstChoice groups={groups} periods={["before"]} every={["unit", "location", "role"]} />
        </>
      }
    >
      {known.data && steps.length > 0 ? (
        <FunnelStepList steps={steps} events={events} onChange={(next) => setSearch({ steps: stepsText(next) })} />
      ) : null}
      {known.data && steps.length < 2 ? (
        <NothingYet title={t("funnel.chooseTitle")}>{t("funnel.choose")}</NothingYet>
      ) : (
        <QueryView query={query} failed={t("failed")} loading={<CardSkeleton height={420} />}>
          {(answer) =>
            isHidden(answer) ? (
              <UsageHidden answer={answer} />
            ) : (
              <>
                <FunnelFigure
                  figures={answer}
                  groups={groups}
                  ask={{ steps, windowHours: within, from, until }}
                  {...asked}
                />
                <CompareSection
                  ask={{ figure: "funnel", asked: { steps, windowHours: within, from, until }, group }}
                  groups={groups}
                  definition="funnel"
                  measureName={(key) => words.event(steps[Number(key.slice(4)) - 1]?.event ?? "")}
                />
                <FunnelCut figures={answer} groups={groups} {...asked} />
              </>
            )
          }
        </QueryView>
      )}
    </UsageFrame>
  );
}
