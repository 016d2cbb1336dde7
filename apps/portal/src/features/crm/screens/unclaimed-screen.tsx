import { Button } from "@arraigo/ui/button";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { Select } from "@arraigo/ui/select";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { toast } from "@arraigo/ui/toast";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { ClaimLog } from "../components/claim-log";
import { ClaimSettings } from "../components/claim-settings";
import { CrmTabs } from "../components/crm-tabs";
import { ExportRows } from "../components/export-rows";
import { pathOf } from "../components/record-list/record-cell";
import { claimsSearch } from "../insight-search";
import { useRefreshCrm } from "../use-refresh-crm";

const em = (chunks: ReactNode) => <em>{chunks}</em>;
const types = ["account", "contact", "lead", "opportunity", "case"] as const;
const reasons = ["unowned", "left", "abandoned"] as const;

/** Records nobody looks after: by reason, longest untouched first, one click from being somebody's. */
export function UnclaimedScreen() {
  const t = useTranslations("crm.claims");
  const typeWords = useTranslations("crm.quality.types");
  const format = useFormat();
  const can = useCan();
  const [search, setSearch] = useSearchState(claimsSearch);
  const type = search.type ?? "account";
  const counts = useQuery(trpc.crm.claims.counts.queryOptions({ type }));
  const offered = type === "account" ? reasons : reasons.slice(0, 2);
  const why =
    offered.find((each) => each === search.why) ??
    offered.find((each) => (counts.data?.[each].count ?? 0) > 0) ??
    "unowned";
  const log = useInfiniteQuery(
    trpc.crm.claims.log.infiniteQueryOptions({ limit: 12 }, { getNextPageParam: (page) => page.next }),
  );
  const settings = useQuery(trpc.crm.settings.get.queryOptions());
  const total = counts.data ? reasons.reduce((sum, each) => sum + (counts.data?.[each].count ?? 0), 0) : undefined;
  const more = counts.data ? reasons.some((each) => counts.data?.[each].more) : false;
  const shown = (each: (typeof reasons)[number]) => {
    const count = counts.data?.[each];
    return count ? ` ${format.count(count.count)}${count.more ? "+" : ""}` : "";
  };
  const left = log.data?.pages[0]?.leftToday;
  return (
    <Page
      title={t("title")}
      sentence={
        total === undefined
          ? undefined
          : t.rich("sentence", { type, count: total, shown: `${format.count(total)}${more ? "+" : ""}`, em })
      }
      sub={left === undefined ? undefined : t("sub", { left })}
      actions={can("crm.settings.manage") ? <ClaimSettings /> : undefined}
    >
      <div className="-mt-4 min-w-0">
        <CrmTabs />
      </div>
      <TwoColumns
        main={
          <>
            <div className="flex flex-wrap items-center gap-2">
              <div className="w-44">
                <Select
                  aria-label={t("type")}
                  value={type}
                  onChange={(event) =>
                    setSearch({ type: types.find((each) => each === event.currentTarget.value), why: undefined })
                  }
                >
                  {types.map((value) => (
                    <option key={value} value={value}>
                      {typeWords(value)}
                    </option>
                  ))}
                </Select>
              </div>
              <Segmented
                label={t("why")}
                value={why}
                choices={offered.map((value) => ({ value, label: `${t(`reason.${value}`)}${shown(value)}` }))}
                onChange={(value) => setSearch({ why: value })}
              />
              <ExportRows shown={{ list: "claim", filter: { type, why } }} />
            </div>
            <p className="max-w-[640px] text-ink-2">
              {t(`reasonWhy.${why}`, { days: settings.data?.abandonedDays ?? 180 })}
            </p>
            <Waiting type={type} why={why} left={left ?? 0} />
          </>
        }
        side={<ClaimLog />}
      />
    </Page>
  );
}

function Waiting(props: { type: (typeof types)[number]; why: (typeof reasons)[number]; left: number }) {
  const t = useTranslations("crm.claims");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useInfiniteQuery(
    trpc.crm.claims.list.infiniteQueryOptions(
      { type: props.type, why: props.why, limit: 30 },
      { getNextPageParam: (page) => page.next },
    ),
  );
  const giveBack = useMutation({ ...trpc.crm.claims.giveBack.mutationOptions(), onError: problem });
  const claim = useMutation({ ...trpc.crm.claims.claim.mutationOptions(), onError: problem });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const take = (row: (typeof rows)[number]) =>
    claim.mutate(
      { type: row.type, id: row.id },
      {
        onSuccess: ({ claimId }) => {
          refresh();
          toast({
            title: t("claimed", { name: row.name }),
            undo: () =>
              giveBack.mutate(
                { claimId },
                {
                  onSuccess: () => {
                    refresh();
                    toast({ title: t("returned", { name: row.name }) });
                  },
                },
              ),
          });
        },
      },
    );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={8} />}>
      {() =>
        rows.length === 0 && !query.hasNextPage ? (
          <NothingYet title={t("empty")}>{t("emptyWhy")}</NothingYet>
        ) : (
          <div className="grid gap-3">
            <Table
              caption={t("title")}
              rows={rows}
              rowKey={(row) => row.id}
              columns={[
                {
                  key: "name",
                  header: t("name"),
                  rowHeader: true,
                  cell: (row) => (
                    <Link to={pathOf[row.type](row.id)} className="rounded-1 text-ink no-underline hover:underline">
                      {row.name}
                    </Link>
                  ),
                },
                { key: "city", header: t("city"), cell: (row) => row.city ?? "–" },
                ...(props.why === "unowned"
                  ? []
                  : [{ key: "owner", header: t("owner"), cell: (row: (typeof rows)[number]) => row.ownerName ?? "–" }]),
                {
                  key: "touched",
                  header: t("touched"),
                  align: "end",
                  cell: (row) => <time dateTime={row.touchedAt}>{format.ago(row.touchedAt)}</time>,
                },
                {
                  key: "claim",
                  header: "",
                  action: true,
                  align: "end",
                  cell: (row) => (
                    <Button
                      size="small"
                      disabled={props.left === 0}
                      busy={claim.isPending && claim.variables?.id === row.id}
                      onClick={() => take(row)}
                    >
                      {t("claim")}
                    </Button>
                  ),
                },
              ]}
            />
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
  );
}
