import { Button } from "@arraigo/ui/button";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { Segmented } from "@arraigo/ui/segmented";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AccountSheet } from "../components/account-sheet";
import { ListControls } from "../components/list-controls";
import { listSearch } from "../search";

const countMax = 1_000;
const text = (value: unknown) => (typeof value === "string" && value !== "" ? value : null);

/** The companies one does business with. */
export function AccountsScreen() {
  const t = useTranslations("crm.accounts");
  const contacts = useTranslations("crm.contacts");
  const fields = useTranslations("crm.fields");
  const format = useFormat();
  const can = useCan();
  const [search, setSearch] = useSearchState(listSearch);
  const filter = { search: search.q || undefined, owner: search.owner ?? ("all" as const) };
  const sort = search.sort ?? ("newest" as const);
  const query = useInfiniteQuery(
    trpc.crm.accounts.list.infiniteQueryOptions(
      {
        ...filter,
        sort:
          filter.search || sort === "name"
            ? { field: "name", direction: "asc" }
            : { field: "createdAt", direction: "desc" },
        limit: 50,
      },
      { getNextPageParam: (page) => page.next, placeholderData: (before) => before },
    ),
  );
  const count = useQuery(trpc.crm.accounts.count.queryOptions(filter));
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const filtered = Boolean(filter.search) || filter.owner !== "all";
  const total = count.data?.count;
  const em = (chunks: ReactNode) => <em>{chunks}</em>;
  return (
    <Page
      title={t("title")}
      sentence={
        total === undefined
          ? undefined
          : total > countMax
            ? t.rich("sentenceMany", { count: countMax, em })
            : t.rich("sentence", { count: total, em })
      }
      actions={
        can("crm.account.write") ? (
          <Button kind="primary" onClick={() => setSearch({ new: "account" })}>
            {t("new")}
          </Button>
        ) : undefined
      }
    >
      <ListControls
        label={t("search")}
        q={search.q ?? ""}
        onSearch={(q) => setSearch({ q: q || undefined }, { replace: true })}
        owner={filter.owner}
        onOwner={(owner) => setSearch({ owner })}
      >
        {filter.search ? null : (
          <Segmented
            label={contacts("sort")}
            value={sort}
            choices={[
              { value: "newest", label: contacts("newest") },
              { value: "name", label: contacts("byName") },
            ]}
            onChange={(sort) => setSearch({ sort })}
          />
        )}
      </ListControls>
      <QueryView query={query} loading={<TableSkeleton rows={12} />}>
        {() =>
          rows.length === 0 ? (
            filtered ? (
              <FilteredToNothing
                title={t("filtered")}
                action={
                  <Button onClick={() => setSearch({ q: undefined, owner: undefined })}>{contacts("clear")}</Button>
                }
              >
                {t("filteredWhy")}
              </FilteredToNothing>
            ) : (
              <NothingYet title={t("empty")}>{t("emptyWhy")}</NothingYet>
            )
          ) : (
            <div className="grid gap-3">
              <Table
                caption={t("title")}
                rows={rows}
                rowKey={(row) => row.id}
                columns={[
                  {
                    key: "name",
                    header: fields("name"),
                    rowHeader: true,
                    cell: (row) => (
                      <Link to={paths.crm.account(row.id)} className="rounded-1 text-ink no-underline hover:underline">
                        {row.name}
                      </Link>
                    ),
                  },
                  { key: "city", header: fields("city"), cell: (row) => text(row.values.city) ?? "–" },
                  {
                    key: "phone",
                    header: fields("phone"),
                    cell: (row) => <span className="figures whitespace-nowrap">{text(row.values.phone) ?? "–"}</span>,
                  },
                  { key: "owner", header: fields("owner"), cell: (row) => row.ownerName ?? "–" },
                  {
                    key: "next",
                    header: fields("nextStep"),
                    cell: (row) => {
                      const on = text(row.values.nextStepOn);
                      return on ? `${text(row.values.nextStep) ?? ""} · ${format.date(on)}` : "–";
                    },
                  },
                  {
                    key: "last",
                    header: fields("lastActivity"),
                    align: "end",
                    cell: (row) => {
                      const at = text(row.values.lastActivityAt);
                      return at ? format.ago(at) : "–";
                    },
                  },
                ]}
              />
              {query.hasNextPage ? (
                <Button
                  className="justify-self-center"
                  busy={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {contacts("more")}
                </Button>
              ) : null}
            </div>
          )
        }
      </QueryView>
      {search.new === "account" ? (
        <AccountSheet open onClose={() => setSearch({ new: undefined }, { replace: true })} />
      ) : null}
    </Page>
  );
}
