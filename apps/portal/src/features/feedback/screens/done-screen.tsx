import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { VoiceTabs } from "../components/voice-tabs";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** "You said, we did": what was asked for, and what was done about it. */
export function DoneScreen() {
  const t = useTranslations("feedback");
  const format = useFormat();
  const query = useInfiniteQuery(
    trpc.feedback.posts.done.infiniteQueryOptions(
      { limit: 30 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  const count = query.data?.pages.flatMap((page) => page.posts).length ?? 0;
  const sentence =
    count > 0 ? t.rich(query.hasNextPage ? "done.sentenceMore" : "done.sentence", { count, em }) : undefined;
  return (
    <Page
      title={t("tabs.done")}
      crumbs={[{ label: t("title"), to: paths.voice.posts }, { label: t("tabs.done") }]}
      sentence={sentence}
    >
      <VoiceTabs current="done" />
      <QueryView query={query} loading={<TableSkeleton rows={5} />}>
        {(data) => {
          const posts = data.pages.flatMap((page) => page.posts);
          if (posts.length === 0) return <NothingYet title={t("done.emptyTitle")}>{t("done.empty")}</NothingYet>;
          return (
            <Card>
              <ul className="-my-1 grid">
                {posts.map((post) => (
                  <li key={post.id} className="grid gap-1 border-t py-3.5 first:border-0">
                    <Link
                      to={paths.voice.post(post.id)}
                      className="line-clamp-2 max-w-[720px] rounded-1 text-ink-2 italic hover:text-ink"
                    >
                      {`“${post.text}”`}
                    </Link>
                    <p className="max-w-[720px] text-14 font-medium">{post.reason}</p>
                    <p className="figures text-12 text-ink-3">
                      {`${t("done.done", { date: format.date(post.doneOn) })} · ${t("vote.count", { votes: post.votes })}`}
                    </p>
                  </li>
                ))}
              </ul>
              {query.hasNextPage ? (
                <div className="mt-3 flex justify-center border-t pt-3">
                  <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                    {t("board.more")}
                  </Button>
                </div>
              ) : null}
            </Card>
          );
        }}
      </QueryView>
    </Page>
  );
}
