import { NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { CardSkeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useCan, useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AskedCard } from "../components/asked-card";
import type { MyRollout } from "../types";
import { todayIn } from "../waves";

/** What I am asked to do, since when, why, and what is in it for me. */
export function MineScreen() {
  const t = useTranslations("change.mine");
  const query = useQuery(trpc.change.rollouts.mine.queryOptions());
  const sentence = useMineSentence();
  const can = useCan();
  return (
    <Page
      title={t("title")}
      sentence={query.data && sentence(query.data)}
      actions={
        can("adoption.own.read") && query.data?.length ? (
          <Link to={paths.adoption.mine} className={linkButtonLook()}>
            {t("progress")}
          </Link>
        ) : undefined
      }
    >
      <QueryView
        query={query}
        failed={t("failed")}
        loading={
          <SkeletonGroup className="max-w-[760px]">
            <CardSkeleton lines={8} />
          </SkeletonGroup>
        }
      >
        {(rollouts) =>
          rollouts.length === 0 ? (
            <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>
          ) : (
            <div className="grid max-w-[760px] gap-gap">
              {rollouts.map((rollout) => (
                <AskedCard key={rollout.rolloutId} rollout={rollout} />
              ))}
            </div>
          )
        }
      </QueryView>
    </Page>
  );
}

/** How much is asked now; where nothing is yet, what comes next. */
function useMineSentence() {
  const t = useTranslations("change.mine");
  const format = useFormat();
  const today = todayIn(useSession().person.timeZone);
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  return (rollouts: readonly MyRollout[]): ReactNode => {
    const asked = rollouts
      .filter((rollout) => rollout.goLiveOn <= today)
      .reduce((sum, rollout) => sum + rollout.behaviours.length, 0);
    if (asked > 0) return t.rich("sentence", { em, count: asked });
    const next = rollouts.find((rollout) => rollout.goLiveOn > today);
    if (next) return t.rich("later", { em, name: next.name, date: format.date(next.goLiveOn) });
    return t.rich("nothing", { em });
  };
}
