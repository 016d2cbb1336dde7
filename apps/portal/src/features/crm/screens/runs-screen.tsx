import { Button } from "@arraigo/ui/button";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { Select } from "@arraigo/ui/select";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { CrmTabs } from "../components/crm-tabs";
import { RunUnderWay } from "../components/record-list/run-under-way";
import { PastItem } from "../components/runs/past-item";
import { pastKinds, runsSearch } from "../insight-search";

const pollMs = 2_000;

/** What was done to many records at once, newest first: how far it is, what came of it, and the way back. */
export function RunsScreen() {
  const t = useTranslations("crm.runs");
  const [search, setSearch] = useSearchState(runsSearch);
  const { kind, whose } = search;
  const query = useInfiniteQuery({
    ...trpc.crm.runs.list.infiniteQueryOptions(
      { kind, mine: whose === "mine", limit: 25 },
      { getNextPageParam: (page) => page.next },
    ),
    refetchInterval: ({ state }) =>
      state.data?.pages.some(({ rows }) => rows.some((row) => row.state === "running" || row.state === "undoing"))
        ? pollMs
        : false,
  });
  const everybodys = query.data?.pages[0]?.everybodys ?? false;
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Page
      title={t("title")}
      sentence={t.rich("sentence", { em: (chunks: ReactNode) => <em>{chunks}</em> })}
      sub={t("sub")}
    >
      <div className="-mt-4 min-w-0">
        <CrmTabs />
      </div>
      <div className="flex flex-wrap items-center gap-2">
        <div className="w-60">
          <Select
            aria-label={t("kind")}
            value={kind ?? "all"}
            onChange={(event) => setSearch({ kind: pastKinds.find((each) => each === event.currentTarget.value) })}
          >
            {(["all", ...pastKinds] as const).map((each) => (
              <option key={each} value={each}>
                {t(`kinds.${each}`)}
              </option>
            ))}
          </Select>
        </div>
        {everybodys ? (
          <Segmented
            label={t("whose")}
            value={whose ?? "all"}
            choices={[
              { value: "all", label: t("everybody") },
              { value: "mine", label: t("mine") },
            ]}
            onChange={(value) => setSearch({ whose: value === "mine" ? "mine" : undefined })}
          />
        ) : null}
      </div>
      <QueryView query={query} loading={<CardSkeleton />}>
        {() =>
          rows.length === 0 ? (
            kind || whose ? (
              <FilteredToNothing
                title={t("filtered")}
                action={<Button onClick={() => setSearch({ kind: undefined, whose: undefined })}>{t("clear")}</Button>}
              >
                {t("filteredWhy")}
              </FilteredToNothing>
            ) : (
              <NothingYet title={t("empty")}>{t("emptyWhy")}</NothingYet>
            )
          ) : (
            <div className="grid gap-3">
              <ul className="grid gap-2">
                {rows.map((row) => (
                  <PastItem key={row.id} row={row} />
                ))}
              </ul>
              {query.hasNextPage ? (
                <Button
                  className="justify-self-center"
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
      <RunUnderWay />
    </Page>
  );
}
