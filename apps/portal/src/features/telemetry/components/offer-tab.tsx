import { NothingYet } from "@arraigo/ui/empty-state";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { groupIn } from "../usage-question";
import { usageSearch } from "../usage-search";
import { isHidden, type OffersData, type UsageGroupsData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { AgainstChoice } from "./against-choice";
import { CompareSection } from "./compare-section";
import { OfferFigure } from "./offer-figure";
import { GroupChoice } from "./usage-choices";
import { UsageFrame } from "./usage-frame";
import { UsageHidden } from "./usage-hidden";

/** What is asked for and what is used: so that "nobody uses it" and "nobody was meant to" are told apart. */
export function OfferTab({ groups }: { groups: UsageGroupsData }) {
  const t = useTranslations("telemetry.usage");
  const o = useTranslations("telemetry.uptake.offer");
  const format = useFormat();
  const [search, setSearch] = useSearchState(usageSearch);
  const group = groupIn(search.group);
  const query = useQuery({
    ...trpc.telemetry.analytics.offers.queryOptions({ group }),
    placeholderData: keepPreviousData,
  });
  const words = useUsageWords();
  const c = useTranslations("telemetry.usage.compare");
  const measureName = (key: string, { features }: OffersData) => {
    const feature = features.find((each) => `feature:${each.key}` === key);
    if (!feature) return key.startsWith("feature:") ? c("unknown") : c(`measures.${key as "usedShare"}`);
    return c("lately", { feature: feature.names.join(" · ") || words.event(feature.event) });
  };
  const figures = query.data && !isHidden(query.data) ? query.data : undefined;
  return (
    <UsageFrame
      sentence={
        figures && figures.features.length + figures.others > 0 ? <OfferSentence figures={figures} /> : t("tabs.offer")
      }
      sub={
        figures ? o("sub", { from: format.shortDate(figures.from), until: format.shortDate(figures.until) }) : undefined
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
          <AgainstChoice groups={groups} periods={[]} every={["unit", "location", "role"]} />
        </>
      }
    >
      <QueryView query={query} failed={t("failed")} loading={<CardSkeleton lines={12} />}>
        {(answer) => {
          if (isHidden(answer)) return <UsageHidden answer={answer} />;
          if (answer.features.length + answer.others === 0)
            return <NothingYet title={o("emptyTitle")}>{o("empty")}</NothingYet>;
          return (
            <>
              <OfferFigure figures={answer} />
              <CompareSection
                ask={{ figure: "offer", group }}
                groups={groups}
                definition="offers"
                measureName={(key) => measureName(key, answer)}
              />
            </>
          );
        }}
      </QueryView>
    </UsageFrame>
  );
}

function OfferSentence({ figures }: { figures: OffersData }) {
  const t = useTranslations("telemetry.uptake.offer");
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  const verdicts = figures.features.flatMap(({ people }) => ("verdict" in people ? [people.verdict] : []));
  const count = (verdict: (typeof verdicts)[number]) => verdicts.filter((each) => each === verdict).length;
  const [used, idle, waiting] = [count("used"), count("nobodyUses"), count("notLive")];
  // Asked for, and too few to say whether it is used.
  const hidden = figures.features.filter(
    ({ names, people }) => names.length > 0 && ("hidden" in people || people.verdict === "tooFew"),
  ).length;
  if (used + idle > 0) return t.rich("sentence", { used, idle, live: used + idle, hidden, em });
  if (hidden > 0) return t.rich("allHidden", { hidden, em });
  if (waiting > 0) return t.rich("allWaiting", { waiting, em });
  return t.rich("none", { besides: count("meantForNobody") + figures.others, em });
}
