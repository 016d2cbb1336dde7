import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { RolloutForm } from "../components/rollout-form";
import { RolloutList } from "../components/rollout-list";
import { rolloutsSearch } from "../search";
import type { RolloutRow } from "../types";

/** Everything that is being introduced, newest first. */
export function RolloutsScreen() {
  const t = useTranslations("change.list");
  const query = useQuery(trpc.change.rollouts.list.queryOptions());
  const plans = useCan()("change.rollout.plan");
  const [search, change] = useSearchState(rolloutsSearch);
  const sentence = useListSentence();
  const [opened, setOpened] = useState(0);
  const open = () => {
    setOpened(opened + 1);
    change({ new: "rollout" });
  };
  const empty = query.data?.length === 0;
  return (
    <Page
      title={t("title")}
      sentence={query.data && sentence(query.data)}
      sub={t("sub")}
      actions={
        plans && !empty ? (
          <Button kind="primary" onClick={open}>
            {t("plan")}
          </Button>
        ) : undefined
      }
    >
      <QueryView query={query} loading={<TableSkeleton rows={4} />} failed={t("failed")}>
        {(rollouts) =>
          rollouts.length > 0 ? (
            <RolloutList rollouts={rollouts} />
          ) : plans ? (
            <NothingYet
              title={t("emptyTitle")}
              action={
                <Button kind="primary" onClick={open}>
                  {t("plan")}
                </Button>
              }
            >
              {t("empty")}
            </NothingYet>
          ) : (
            <NothingYet title={t("title")}>{t("emptyReader")}</NothingYet>
          )
        }
      </QueryView>
      {plans ? (
        <RolloutForm key={opened} open={search.new === "rollout"} onClose={() => change({ new: undefined })} />
      ) : null}
    </Page>
  );
}

/** What matters most about the list: who is next, what has no wave yet, or that everything is live. */
function useListSentence() {
  const t = useTranslations("change.list");
  const format = useFormat();
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  return (rollouts: readonly RolloutRow[]): ReactNode => {
    if (rollouts.length === 0) return t.rich("none", { em });
    const unplanned = rollouts.find((rollout) => rollout.waves === 0);
    const next = rollouts
      .flatMap(({ name, nextGoLiveOn }) => (nextGoLiveOn ? [{ name, day: nextGoLiveOn }] : []))
      .toSorted((a, b) => a.day.localeCompare(b.day))[0];
    if (next) return t.rich("next", { em, name: next.name, date: format.date(next.day) });
    if (unplanned) return t.rich("unplanned", { em, name: unplanned.name });
    return t.rich("allLive", { em, count: rollouts.length });
  };
}
