import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { MoreButton } from "./more-button";

/** Names events came with that belong to nobody in the directory. */
export function UnmatchedList() {
  const t = useTranslations("telemetry.unmatched");
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.telemetry.unmatched.infiniteQueryOptions(
      { limit: 30 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={5} />}>
      {(data) => {
        const users = data.pages.flatMap((page) => page.users);
        if (users.length === 0) return <NothingYet title={t("emptyTitle")}>{t("empty")}</NothingYet>;
        return (
          <Table
            caption={t("name")}
            rows={users}
            rowKey={(user) => user.userRef}
            foot={query.hasNextPage ? <MoreButton query={query} /> : undefined}
            columns={[
              {
                key: "name",
                header: t("name"),
                rowHeader: true,
                cell: (user) => <span className="break-all">{user.userRef}</span>,
              },
              { key: "count", header: t("count"), align: "end", cell: (user) => format.count(user.count) },
              { key: "first", header: t("first"), align: "end", cell: (user) => format.date(user.firstSeenAt) },
              { key: "last", header: t("last"), align: "end", cell: (user) => format.dateTime(user.lastSeenAt) },
            ]}
          />
        );
      }}
    </QueryView>
  );
}
