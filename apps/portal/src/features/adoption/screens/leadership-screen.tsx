import { NothingYet } from "@arraigo/ui/empty-state";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { GlanceCard } from "../components/glance-card";
import { live } from "../live";
import { planWord } from "../plan-word";
import type { GlanceData } from "../types";

const em = (chunks: React.ReactNode) => <em>{chunks}</em>;

/** All rollouts at a glance, for a leader's phone: sums, few figures, nothing to configure. */
export function LeadershipScreen() {
  const t = useTranslations("adoption.leadership");
  const query = useQuery({ ...trpc.adoption.leadership.queryOptions(), ...live });
  return (
    <QueryView query={query} loading={<PageSkeleton />}>
      {(glances) => (
        <Page
          title={t("title")}
          sentence={<Sentence glances={glances} />}
          sub={glances[0] ? t("sub", { minimum: glances[0].minimum }) : undefined}
        >
          {glances.length === 0 ? (
            <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>
          ) : (
            <div className="grid gap-gap sm:grid-cols-2 xl:grid-cols-3">
              {glances.map((glance) => (
                <GlanceCard key={glance.rollout.rolloutId} glance={glance} />
              ))}
            </div>
          )}
        </Page>
      )}
    </QueryView>
  );
}

/** One rollout: its figure. Several: how many are behind, among those that have a plan to be measured by. */
function Sentence({ glances }: { glances: readonly GlanceData[] }) {
  const t = useTranslations("adoption.leadership");
  const format = useFormat();
  const told = glances.flatMap(({ rollout, headline }) =>
    headline && "share" in headline.adoption
      ? [{ name: rollout.name, share: headline.adoption.share, ...planWord(headline) }]
      : [],
  );
  const [only] = told;
  if (only && told.length === 1)
    return t.rich("sentenceOne", {
      percent: format.percent(only.share),
      name: only.name,
      plan: only.plan,
      points: only.points,
      em,
    });
  const planned = told.filter(({ plan }) => plan !== "none");
  if (planned.length === 0 || planned.length < told.length) return t("title");
  return t.rich("sentenceBehind", { behind: planned.filter(({ plan }) => plan === "behind").length, em });
}
