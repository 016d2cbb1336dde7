import { Button } from "@arraigo/ui/button";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { CardSkeleton, PageSkeleton } from "@arraigo/ui/skeleton";
import { StaleNote } from "@arraigo/ui/stale-note";
import { toast } from "@arraigo/ui/toast";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart, useSearchState } from "../../../lib/search";
import { useCan, useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { CurveFigure } from "../components/curve-figure";
import { DoNext } from "../components/do-next";
import { HeatFigure } from "../components/heat-figure";
import { RolloutKpis } from "../components/rollout-kpis";
import { RolloutSentence, RolloutSub, whenOf } from "../components/rollout-sentence";
import { RolloutSheets } from "../components/rollout-sheets";
import { live } from "../live";
import { rolloutSearch } from "../search";
import type { RolloutData } from "../types";

/** A rollout as its change manager sees it: the sentence, four figures, the curve, what to do next, where people stand. */
export function RolloutScreen() {
  const rolloutId = usePathPart("rolloutId");
  const query = useQuery({ ...trpc.adoption.rollout.queryOptions({ rolloutId }), ...live });
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(data) => <RolloutPage key={rolloutId} data={data} isFetching={query.isFetching} />}
    </QueryView>
  );
}

function RolloutPage({ data, isFetching }: { data: RolloutData; isFetching: boolean }) {
  const t = useTranslations("adoption.rollout");
  const can = useCan();
  const { organisation } = useSession();
  const [search, change] = useSearchState(rolloutSearch);
  const { rolloutId } = data.rollout;
  const by = search.by ?? "unit";
  const heat = useQuery({
    ...trpc.adoption.heatMap.queryOptions({ rolloutId, by }),
    ...live,
    placeholderData: keepPreviousData,
  });
  const proficiency = useQuery({ ...trpc.adoption.proficiency.queryOptions({ rolloutId }), staleTime: 30_000 }).data;
  const openCell = (group: string, behaviour: string) => change({ drill: "cell", group, behaviour, how: undefined });
  const { headline } = data;
  return (
    <Page
      title={data.rollout.name}
      crumbs={[{ label: t("crumb"), to: paths.adoption.rollouts }, { label: data.rollout.name }]}
      aside={<AsOf data={data} isFetching={isFetching} />}
      sentence={<RolloutSentence data={data} />}
      sub={<RolloutSub data={data} />}
      actions={
        <>
          <Button
            kind="ghost"
            className="max-sm:hidden"
            onClick={() =>
              void navigator.clipboard.writeText(window.location.href).then(() => toast({ title: t("copied") }))
            }
          >
            {t("copyLink")}
          </Button>
          {can("change.rollout.plan") ? (
            <Link to={paths.change.rollout(rolloutId)} className={linkButtonLook("primary")}>
              {t("planAction")}
            </Link>
          ) : null}
        </>
      }
    >
      <RolloutKpis data={data} proficiency={proficiency} onOpen={(drill) => change({ drill, how: undefined })} />
      <TwoColumns
        even
        main={
          headline ? (
            <CurveFigure data={{ ...data, headline }} onHow={() => change({ how: "curve" })} />
          ) : (
            <CardSkeleton height={300} />
          )
        }
        side={<DoNext data={data} proficiency={proficiency} onDrill={(drill) => change({ drill })} onCell={openCell} />}
      />
      <QueryView query={heat} loading={<CardSkeleton height={280} />}>
        {(map) => (
          <HeatFigure
            map={map}
            weakest={data.weakest}
            markLow={organisation.privacyMode !== "works_council"}
            onBy={(next) => change({ by: next }, { replace: true })}
            onOpen={openCell}
            onHow={() => change({ how: "heat" })}
          />
        )}
      </QueryView>
      <RolloutSheets
        rolloutId={rolloutId}
        minimum={data.minimum}
        by={by}
        drill={search.drill}
        group={search.group}
        behaviourId={search.behaviour}
        how={search.how}
        proficiency={proficiency}
        onClose={() => change({ drill: undefined, group: undefined, behaviour: undefined, how: undefined })}
      />
    </Page>
  );
}

function AsOf({ data, isFetching }: { data: RolloutData; isFetching: boolean }) {
  const t = useTranslations("adoption.rollout");
  const format = useFormat();
  if (!data.rollout.computedAt) return null;
  const when = t("stale", { when: whenOf(format, data.rollout.computedAt) });
  return (
    <span className="max-sm:hidden">
      <StaleNote updating={isFetching}>{when}</StaleNote>
    </span>
  );
}
