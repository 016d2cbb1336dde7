import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { CardSkeleton, Skeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { sponsorSearch } from "../search";
import { sentQuery } from "../sent-query";
import { actsFor, type WeekState, weekNumber, weekState } from "../week";
import { ActsCard } from "./acts-card";
import { Composer } from "./composer";
import { ConsentCard } from "./consent-card";
import { PresenceCard } from "./presence-card";
import { PresenceFigures } from "./presence-figures";
import { SentCard } from "./sent-card";
import { SponsorsCard } from "./sponsors-card";

/** The sponsor's five minutes: who has not heard from them, how present they are, what is ready to be sent. */
export function SponsorWeek() {
  const t = useTranslations("sponsorship.week");
  const presence = useQuery(trpc.sponsorship.sponsors.presence.queryOptions());
  const quiet = useQuery(trpc.sponsorship.messages.quietGroups.queryOptions());
  const sent = useInfiniteQuery(sentQuery());
  const [search, change] = useSearchState(sponsorSearch);
  const can = useCan();
  const words = useWeekWords();
  const [opened, setOpened] = useState(0);
  const now = new Date();
  const own = presence.data?.find((row) => row.own);
  const others = presence.data?.filter((row) => !row.own) ?? [];
  // Leaders who also sponsor see everybody's words; the sentence is about one's own.
  const mine = sent.data?.pages
    .flatMap((page) => page.messages)
    .filter((message) => !own || message.sponsor === own.name);
  const state = presence.data && quiet.data && mine ? weekState(own, quiet.data, mine[0] ?? null, now) : undefined;
  function write(audience: string, step?: "read") {
    setOpened(opened + 1);
    change({ write: audience, step });
  }
  return (
    <Page
      title={t("title")}
      sentence={state && words(state, now)}
      aside={<Tag className="ml-1">{t("number", { week: String(weekNumber(now.toISOString().slice(0, 10))) })}</Tag>}
      actions={<Button onClick={() => write("new")}>{t("write")}</Button>}
    >
      <QueryView query={presence} loading={<WeekSkeleton />} failed={t("failed")}>
        {() => (
          <TwoColumns
            main={
              own ? (
                <>
                  <PresenceFigures own={own} />
                  <QueryView query={quiet} loading={<CardSkeleton lines={6} />}>
                    {(groups) => <ActsCard acts={actsFor(groups, own, now)} onWrite={write} />}
                  </QueryView>
                </>
              ) : (
                <NothingYet title={t("notNamedTitle")}>{t("notNamedWhy")}</NothingYet>
              )
            }
            side={
              <>
                <SentCard own />
                {own ? <ConsentCard consented={own.consented} /> : null}
              </>
            }
          />
        )}
      </QueryView>
      {others.length > 0 ? <PresenceCard rows={others} /> : null}
      {can("sponsorship.sponsor.appoint") && presence.data ? <SponsorsCard rows={presence.data} /> : null}
      {search.write ? (
        <Composer
          key={opened}
          to={search.write}
          step={search.step === "read" ? "read" : "write"}
          rolloutId={own?.rolloutId}
          onStep={(step) => change({ step: step === "read" ? "read" : undefined }, { replace: true })}
          onClose={() => change({ write: undefined, step: undefined })}
        />
      ) : null}
    </Page>
  );
}

function useWeekWords() {
  const t = useTranslations("sponsorship.week");
  const format = useFormat();
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  return (state: WeekState, now: Date): ReactNode => {
    if (state.kind === "notNamed") return t.rich("notNamed", { em });
    if (state.kind === "silent") return t.rich("silent", { em, rollout: state.rollout });
    if (state.kind === "never") return t.rich("never", { em, group: state.group, others: state.others });
    if (state.kind === "weeks") return t.rich("weeks", { em, group: state.group, weeks: state.weeks });
    if (state.kind === "read") return t.rich("read", { em, share: format.percent(state.share) });
    return t.rich("wrote", { em, ago: format.ago(state.at, now) });
  };
}

/** Figures, acts and the column beside them, before they are there. */
function WeekSkeleton() {
  return (
    <SkeletonGroup>
      <TwoColumns
        main={
          <>
            <Skeleton className="h-[86px] w-full rounded-3!" />
            <CardSkeleton lines={9} />
          </>
        }
        side={<CardSkeleton lines={8} />}
      />
    </SkeletonGroup>
  );
}
