import { NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { groupIn } from "../usage-question";
import { type UsageSearch, usageSearch } from "../usage-search";
import {
  type AskingRolloutData,
  isHidden,
  type TimeToData,
  type TimeToQuestion,
  type UsageGroupsData,
} from "../usage-types";
import { AgainstChoice } from "./against-choice";
import { CompareSection } from "./compare-section";
import { TimeFigure } from "./time-figure";
import { TimeGroups } from "./time-groups";
import { EventChoice, GroupChoice, PlainChoice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

/** How long it takes until something is used for the first time, or has become a habit. */
export function TimeTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const u = useTranslations("telemetry.uptake.time");
  const [search, setSearch] = useSearchState(usageSearch);
  const rollouts = useQuery(trpc.telemetry.analytics.rollouts.queryOptions());
  const known = useQuery(trpc.telemetry.analytics.events.queryOptions());
  const start = search.start ?? ((rollouts.data?.length ?? 0) > 0 ? "goLive" : "joining");
  const rollout = rollouts.data?.find(({ rolloutId }) => rolloutId === search.rollout) ?? rollouts.data?.[0];
  const asked = askedOf(search, start, rollout);
  const query = useQuery({
    ...trpc.telemetry.analytics.timeTo.queryOptions(asked ?? { start: "joining", by: "unit" }),
    enabled: rollouts.data !== undefined && asked !== undefined,
    placeholderData: keepPreviousData,
  });
  const to = start === "joining" ? "first" : (search.to ?? "value");
  const figures = query.data && !isHidden(query.data) ? query.data : undefined;
  const controls = (
    <>
      <Segmented
        label={u("startLabel")}
        value={start}
        onChange={(value) => setSearch({ start: value })}
        choices={(["goLive", "joining"] as const).map((value) => ({ value, label: u(`start.${value}`) }))}
      />
      {start === "goLive" ? (
        <>
          <Segmented
            label={u("toLabel")}
            value={search.to ?? "value"}
            onChange={(value) => setSearch({ to: value })}
            choices={(["value", "habit"] as const).map((value) => ({ value, label: u(`to.${value}`) }))}
          />
          {rollout ? (
            <PlainChoice
              label={u("rollout")}
              value={rollout.rolloutId}
              onChange={(value) => setSearch({ rollout: value, behaviour: undefined })}
              options={(rollouts.data ?? []).map(({ rolloutId, name }) => ({ value: rolloutId, name }))}
            />
          ) : null}
          {rollout && to === "value" ? (
            <PlainChoice
              label={u("behaviour")}
              value={asked?.start === "goLive" ? (asked.behaviourId ?? "") : ""}
              onChange={(value) => setSearch({ behaviour: value })}
              options={[
                { value: "", name: u("anyBehaviour") },
                ...rollout.behaviours.map(({ behaviourId, name }) => ({ value: behaviourId, name })),
              ]}
            />
          ) : null}
        </>
      ) : (
        <EventChoice
          events={known.data?.events ?? []}
          value={search.event}
          onChange={(value) => setSearch({ event: value })}
        />
      )}
      <GroupChoice
        label={t("who")}
        groups={groups}
        value={groupIn(search.group) ? search.group : undefined}
        all={t("everybody")}
        onChange={(value) => setSearch({ group: value })}
      />
      <Segmented
        label={t("by.label")}
        value={search.by ?? "unit"}
        onChange={(value) => setSearch({ by: value })}
        choices={(["unit", "location", "role"] as const).map((value) => ({ value, label: t(`by.${value}`) }))}
      />
      <AgainstChoice groups={groups} periods={[]} every={["unit", "location", "role"]} />
    </>
  );
  return (
    <UsageFrame
      sentence={figures && figures.people > 0 ? <TimeSentence figures={figures} to={to} /> : t("tabs.time")}
      sub={u(`sub.${start}`)}
      controls={controls}
    >
      {rollouts.data && asked === undefined ? (
        <NothingYet title={u("noRollout")}>{u("noRolloutText")}</NothingYet>
      ) : (
        <QueryView
          query={rollouts.error ? { ...query, error: rollouts.error, refetch: () => rollouts.refetch() } : query}
          failed={t("failed")}
          loading={
            <>
              <CardSkeleton height={320} />
              <CardSkeleton lines={8} />
            </>
          }
        >
          {(answer) => {
            if (isHidden(answer)) return <UsageHidden answer={answer} />;
            if (answer.people === 0) return <NothingYet title={u("emptyTitle")}>{u("empty")}</NothingYet>;
            return (
              <>
                <TimeFigure figures={answer} asked={asked ?? { start: "joining", by: "unit" }} />
                <CompareSection
                  ask={asked && { figure: "time", asked: withoutCut(asked), group: asked.group }}
                  groups={groups}
                  definition="timeTo"
                />
                <TimeGroups figures={answer} by={search.by ?? "unit"} groups={groups} />
              </>
            );
          }}
        </QueryView>
      )}
    </UsageFrame>
  );
}

/** What is asked, from the address; undefined where go-live is asked for and no rollout asks for anything. */
function askedOf(
  search: UsageSearch,
  start: "joining" | "goLive",
  rollout: AskingRolloutData | undefined,
): TimeToQuestion | undefined {
  const cut = { by: search.by ?? "unit", group: groupIn(search.group) };
  if (start === "joining") return { start, event: search.event, ...cut };
  if (!rollout) return undefined;
  const to = search.to ?? "value";
  const behaviourId =
    to === "value" ? rollout.behaviours.find((each) => each.behaviourId === search.behaviour)?.behaviourId : undefined;
  return { start, rolloutId: rollout.rolloutId, to, behaviourId, ...cut };
}

/** The question without saying of whom: a comparison says that itself. */
function withoutCut({ by: _by, group: _group, ...asked }: TimeToQuestion) {
  return asked;
}

function TimeSentence({ figures, to }: { figures: TimeToData; to: "first" | "value" | "habit" }) {
  const t = useTranslations("telemetry.uptake.time");
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const { people, reached, median, without } = figures;
  return median === null
    ? t.rich("without", { people, reached, to, why: without ?? "notReached", em })
    : t.rich("sentence", { people, days: median, to, em });
}
