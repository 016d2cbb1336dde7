import { Button } from "@arraigo/ui/button";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { Skeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { CrmTabs } from "../components/crm-tabs";
import { MergeDialog } from "../components/duplicates/merge-dialog";
import { type Pair, PairCard } from "../components/duplicates/pair-card";
import { useDecidePair } from "../components/duplicates/use-decide-pair";
import { OwnerFilter } from "../components/owner-filter";
import { duplicatesSearch } from "../search";

const types = ["contact", "account", "lead"] as const;
const pageRows = 20;
const countMax = 1_000;

/** Pairs of records that look like one, surest first: compare and merge them, or say that they are not the same. */
export function DuplicatesScreen() {
  const t = useTranslations("crm.duplicates");
  const can = useCan();
  const [search, setSearch] = useSearchState(duplicatesSearch);
  const type = search.type ?? "contact";
  const owner = search.owner ?? "all";
  const state = search.state ?? "open";
  const count = useQuery(trpc.crm.duplicates.count.queryOptions({ type, owner, state: "open", decidable: true }));
  const query = useInfiniteQuery(
    trpc.crm.duplicates.list.infiniteQueryOptions(
      { type, owner, state, decidable: true, limit: pageRows },
      { getNextPageParam: (page) => page.next ?? undefined },
    ),
  );
  const deciding = useDecidePair();
  const [comparing, setComparing] = useState<Pair>();
  const pairs = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = count.data?.count;
  const said = { what: t(`among.${type}`), em: (chunks: ReactNode) => <em>{chunks}</em> };
  return (
    <Page
      title={t("title")}
      sentence={
        total === undefined
          ? undefined
          : total === 0
            ? t.rich("sentenceNone", said)
            : total > countMax
              ? t.rich("sentenceMany", { ...said, count: countMax })
              : t.rich("sentence", { ...said, count: total })
      }
    >
      <div className="-mt-4 grid min-w-0 grid-cols-[minmax(0,1fr)] gap-3">
        <CrmTabs />
        <div className="flex flex-wrap gap-2">
          <Segmented
            label={t("type")}
            value={type}
            choices={types
              .filter((each) => can(`crm.${each}.read`))
              .map((value) => ({ value, label: t(`types.${value}`) }))}
            onChange={(next) => setSearch({ type: next })}
          />
          <OwnerFilter value={owner} onChange={(next) => setSearch({ owner: next })} />
          <Segmented
            label={t("state")}
            value={state}
            choices={(["open", "dismissed"] as const).map((value) => ({ value, label: t(`states.${value}`) }))}
            onChange={(next) => setSearch({ state: next })}
          />
        </div>
      </div>
      <QueryView query={query} loading={<PairsSkeleton />}>
        {() =>
          pairs.length === 0 ? (
            <NoPairs state={state} owner={owner} onShowAll={() => setSearch({ owner: "all" })} />
          ) : (
            <div className="grid grid-cols-[minmax(0,1fr)] gap-3">
              {pairs.map((pair) => (
                <PairCard key={pair.id} pair={pair} deciding={deciding} onCompare={() => setComparing(pair)} />
              ))}
              {query.hasNextPage ? (
                <Button
                  className="justify-self-start"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t("more")}
                </Button>
              ) : null}
            </div>
          )
        }
      </QueryView>
      {comparing ? <MergeDialog type={type} ids={comparing.together} onClose={() => setComparing(undefined)} /> : null}
    </Page>
  );
}

function NoPairs(props: { state: "open" | "dismissed"; owner: string; onShowAll: () => void }) {
  const t = useTranslations("crm.duplicates");
  if (props.state === "dismissed") return <NothingYet title={t("noneDismissed")}>{t("noneDismissedWhy")}</NothingYet>;
  if (props.owner === "all") return <NothingYet title={t("empty")}>{t("emptyWhy")}</NothingYet>;
  return (
    <FilteredToNothing title={t("filtered")} action={<Button onClick={props.onShowAll}>{t("showAll")}</Button>}>
      {t("filteredWhy")}
    </FilteredToNothing>
  );
}

function PairsSkeleton() {
  return (
    <SkeletonGroup>
      <div className="grid gap-3">
        {["first", "second", "third"].map((row) => (
          <Skeleton key={row} className="h-44 rounded-3" />
        ))}
      </div>
    </SkeletonGroup>
  );
}
