import { Button } from "@arraigo/ui/button";
import { saveFile } from "@arraigo/ui/csv";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { linkButtonLook } from "@arraigo/ui/link-button";
import { Segmented } from "@arraigo/ui/segmented";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { toast } from "@arraigo/ui/toast";
import { useInfiniteQuery, useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { useSearchState } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { ContactSheet } from "../components/contact-sheet";
import { ListControls } from "../components/list-controls";
import { useContactColumns } from "../components/use-contact-columns";
import { listSearch } from "../search";

const countMax = 1_000;

/** Everybody one does business with: found by a few letters, newest first. */
export function ContactsScreen() {
  const t = useTranslations("crm.contacts");
  const can = useCan();
  const problem = useProblemToast();
  const [search, setSearch] = useSearchState(listSearch);
  const filter = { search: search.q || undefined, owner: search.owner ?? ("all" as const) };
  const sort = search.sort ?? ("newest" as const);
  const query = useInfiniteQuery(
    trpc.crm.contacts.list.infiniteQueryOptions(
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
  const count = useQuery(trpc.crm.contacts.count.queryOptions(filter));
  const exporting = useMutation({
    ...trpc.crm.contacts.export.mutationOptions(),
    onSuccess: ({ csv, rows }) => {
      if (rows > 0) saveFile(`${t("title").toLowerCase()}.csv`, csv);
      toast({ title: t("exported", { count: rows }) });
    },
    onError: problem,
  });
  const columns = useContactColumns();
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  const resembling = query.data?.pages[0]?.resembling ?? false;
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
        <>
          {can("crm.record.export") ? (
            <Button kind="ghost" busy={exporting.isPending} onClick={() => exporting.mutate({ ...filter, sort })}>
              {t("export")}
            </Button>
          ) : null}
          {can("crm.contact.write") ? (
            <Button kind="primary" onClick={() => setSearch({ new: "contact" })}>
              {t("new")}
            </Button>
          ) : null}
        </>
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
            label={t("sort")}
            value={sort}
            choices={[
              { value: "newest", label: t("newest") },
              { value: "name", label: t("byName") },
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
                action={<Button onClick={() => setSearch({ q: undefined, owner: undefined })}>{t("clear")}</Button>}
              >
                {t("filteredWhy")}
              </FilteredToNothing>
            ) : (
              <NothingYet
                title={t("empty")}
                action={
                  can("crm.record.import") ? (
                    <Link to={paths.crm.import} className={linkButtonLook()}>
                      {t("import")}
                    </Link>
                  ) : undefined
                }
              >
                {t("emptyWhy")}
              </NothingYet>
            )
          ) : (
            <div className="grid gap-3">
              {resembling ? <p className="text-ink-2">{t("resembling")}</p> : null}
              <Table caption={t("title")} columns={columns} rows={rows} rowKey={(row) => row.id} />
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
      {search.new === "contact" ? (
        <ContactSheet open onClose={() => setSearch({ new: undefined }, { replace: true })} />
      ) : null}
    </Page>
  );
}
