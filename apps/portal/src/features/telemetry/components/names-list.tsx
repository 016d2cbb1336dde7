import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { Table } from "@arraigo/ui/table";
import { Tag } from "@arraigo/ui/tag";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { MoreButton } from "./more-button";
import { NameActions } from "./name-actions";

/** Names that stand for nobody yet, or were put outside the directory, with how much they did and whom they may be. */
export function NamesList({ outside }: { outside: boolean }) {
  const t = useTranslations("telemetry.names");
  const format = useFormat();
  const mayMap = useCan()("telemetry.name.map");
  const query = useInfiniteQuery(
    trpc.telemetry.unmatched.infiniteQueryOptions(
      { limit: 30, outside },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={5} />}>
      {(data) => {
        const users = data.pages.flatMap((page) => page.users);
        if (users.length === 0)
          return (
            <NothingYet title={t(outside ? "noOutsideTitle" : "emptyTitle")}>
              {t(outside ? "noOutside" : "empty")}
            </NothingYet>
          );
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
                cell: (user) => (
                  <span className="break-all">
                    {user.userRef} {user.standing === "contested" ? <Tag tone="amber">{t("contested")}</Tag> : null}
                  </span>
                ),
              },
              { key: "count", header: t("count"), align: "end", cell: (user) => format.count(user.count) },
              { key: "first", header: t("first"), align: "end", cell: (user) => format.date(user.firstSeenAt) },
              { key: "last", header: t("last"), align: "end", cell: (user) => format.dateTime(user.lastSeenAt) },
              ...(mayMap
                ? [
                    {
                      key: "who",
                      header: <span className="sr-only">{t("who")}</span>,
                      action: true,
                      align: "end" as const,
                      cell: (user: (typeof users)[number]) => <NameActions name={user} />,
                    },
                  ]
                : []),
            ]}
          />
        );
      }}
    </QueryView>
  );
}
