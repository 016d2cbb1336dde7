import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { toast } from "@arraigo/ui/toast";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";
import { pathOf } from "./record-list/record-cell";

/** Who claimed what, from whom, and the way back where there still is one. */
export function ClaimLog() {
  const t = useTranslations("crm.claims");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useInfiniteQuery(
    trpc.crm.claims.log.infiniteQueryOptions({ limit: 12 }, { getNextPageParam: (page) => page.next }),
  );
  const giveBack = useMutation({ ...trpc.crm.claims.giveBack.mutationOptions(), onError: problem });
  const rows = query.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Card title={t("log")}>
      <QueryView query={query} loading={<TableSkeleton rows={5} />}>
        {() => (
          <>
            {rows.length === 0 ? <p className="text-ink-3">{t("logEmpty")}</p> : null}
            <ul className="grid">
              {rows.map((row) => (
                <li key={row.id} className="grid gap-0.5 border-t py-2 first:border-0">
                  <span className="text-ink-2">
                    {t.rich(row.fromName ? "logFrom" : "logLine", {
                      by: row.byName ?? "–",
                      from: row.fromName ?? "",
                      name: row.name,
                      record: (chunks) => (
                        <Link
                          key="record"
                          to={pathOf[row.type](row.recordId)}
                          className="rounded-1 text-ink underline decoration-hairline-strong underline-offset-[3px] hover:decoration-ink"
                        >
                          {chunks}
                        </Link>
                      ),
                    })}
                  </span>
                  <span className="flex min-h-7 items-center gap-2 text-12 text-ink-3">
                    {t(`reason.${row.because}`)} · {format.ago(row.claimedAt)}
                    {row.returnedAt ? ` · ${t("wasReturned")}` : null}
                    {row.mayReturn ? (
                      <Button
                        size="small"
                        kind="ghost"
                        className="ml-auto"
                        onClick={() =>
                          giveBack.mutate(
                            { claimId: row.id },
                            {
                              onSuccess: () => {
                                refresh();
                                toast({ title: t("returned", { name: row.name }) });
                              },
                            },
                          )
                        }
                      >
                        {t("giveBack")}
                      </Button>
                    ) : null}
                  </span>
                </li>
              ))}
            </ul>
            {query.hasNextPage ? (
              <Button size="small" busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {t("more")}
              </Button>
            ) : null}
          </>
        )}
      </QueryView>
    </Card>
  );
}
