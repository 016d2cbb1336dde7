import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Select } from "@arraigo/ui/select";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { trpc } from "../../../lib/trpc";
import { profitSearch } from "../insight-search";
import type { ProfitRow } from "../insight-types";
import { ExportRows } from "./export-rows";
import { useMoney } from "./use-board-money";

const shows = ["all", "known", "unprofitable", "losing", "profitable", "atMost", "unknown"] as const;

/** Where figures of the page lead. */
export const profitListId = "customers";

/** Customers, the worst first; what is not known is said and never a zero. */
export function ProfitList(props: {
  asked: { owner: "mine" | "team" | "all"; currency?: string; from?: string; to?: string };
  currency: string;
}) {
  const t = useTranslations("crm.profit");
  const format = useFormat();
  const money = useMoney(props.currency);
  const [search, setSearch] = useSearchState(profitSearch);
  const show = search.show ?? "all";
  const query = useInfiniteQuery(
    trpc.crm.profit.accounts.infiniteQueryOptions(
      { ...props.asked, show, limit: 30 },
      { getNextPageParam: (page) => page.next, placeholderData: (before) => before },
    ),
  );
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const known = (amount: number | null) =>
    amount === null ? <span className="text-amber">{t("notKnown")}</span> : money(amount);
  return (
    <Card
      title={t("list")}
      flush
      actions={
        <div className="flex flex-wrap items-center gap-2">
          <div className="w-44">
            <Select
              aria-label={t("show")}
              value={show}
              onChange={(event) => setSearch({ show: shows.find((each) => each === event.currentTarget.value) })}
            >
              {shows.map((value) => (
                <option key={value} value={value}>
                  {t(`shows.${value}`)}
                </option>
              ))}
            </Select>
          </div>
          <ExportRows shown={{ list: "profit", filter: { ...props.asked, show } }} />
        </div>
      }
    >
      <QueryView query={query} loading={<TableSkeleton rows={10} />}>
        {() =>
          rows.length === 0 ? (
            <NothingYet title={t("empty")} className="m-4">
              {t("emptyWhy")}
            </NothingYet>
          ) : (
            <>
              <Table
                plain
                caption={t("list")}
                rows={rows}
                rowKey={(row) => row.id}
                current={(row) => row.id === search.account}
                columns={[
                  {
                    key: "name",
                    header: t("account"),
                    rowHeader: true,
                    cell: (row) => (
                      <button
                        type="button"
                        className="rounded-1 text-left text-ink hover:underline"
                        onClick={() => setSearch({ account: row.id })}
                      >
                        {row.name}
                      </button>
                    ),
                  },
                  {
                    key: "contribution",
                    header: t("contribution"),
                    align: "end",
                    cell: (row) => <Contribution row={row} money={money} />,
                  },
                  { key: "revenue", header: t("revenue"), align: "end", cell: (row) => known(row.revenueMinor) },
                  {
                    key: "goods",
                    header: t("costOfGoods"),
                    align: "end",
                    cell: (row) => (row.goodsCoverage === 0 ? known(null) : known(row.costOfGoodsMinor)),
                  },
                  {
                    key: "serve",
                    header: t("costToServe"),
                    align: "end",
                    cell: (row) =>
                      row.timeCoverage === null || row.timeCoverage === 0
                        ? known(null)
                        : money(row.activityCostMinor + row.caseCostMinor),
                  },
                  {
                    key: "coverage",
                    header: t("coverage"),
                    align: "end",
                    cell: (row) => (
                      <span className={row.coverage !== null && row.coverage >= 0.8 ? undefined : "text-amber"}>
                        {format.percent(row.coverage)}
                      </span>
                    ),
                  },
                ]}
              />
              {query.hasNextPage ? (
                <div className="grid justify-items-center border-t py-3">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t("more")}
                  </Button>
                </div>
              ) : null}
            </>
          )
        }
      </QueryView>
    </Card>
  );
}

function Contribution({ row, money }: { row: ProfitRow; money: (amountMinor: number) => string }) {
  const t = useTranslations("crm.profit");
  if (row.contributionMinor === null) return <span className="text-amber">{t("notKnown")}</span>;
  if (row.verdict === "losing")
    return <span className="text-red">{t("atMost", { amount: money(row.contributionMinor) })}</span>;
  if (row.verdict === "atMost")
    return <span className="text-ink-3">{t("atMost", { amount: money(row.contributionMinor) })}</span>;
  return (
    <span className={row.verdict === "unprofitable" ? "font-semibold text-red" : "font-semibold"}>
      {money(row.contributionMinor)}
    </span>
  );
}
