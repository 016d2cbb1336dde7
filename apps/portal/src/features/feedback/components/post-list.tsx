import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { FilteredToNothing, NothingYet } from "@arraigo/ui/empty-state";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../lib/query-view";
import { useShell } from "../../../lib/shell-context";
import { trpc } from "../../../lib/trpc";
import { type BoardSearch, filtersOf } from "../board-search";
import { PostRow } from "./post-row";

interface PostListProps {
  search: BoardSearch;
  onClear: () => void;
}

/** Posts as a list, a page at a time. */
export function PostList({ search, onClear }: PostListProps) {
  const t = useTranslations("feedback.board");
  const query = useInfiniteQuery(
    trpc.feedback.posts.list.infiniteQueryOptions(
      { ...filtersOf(search), limit: 30 },
      { getNextPageParam: (page) => page.nextCursor ?? undefined },
    ),
  );
  return (
    <QueryView query={query} loading={<TableSkeleton rows={6} />}>
      {(data) => {
        const posts = data.pages.flatMap((page) => page.posts);
        if (posts.length === 0) return <Empty search={search} onClear={onClear} />;
        return (
          <Card>
            <ul className="-my-1 grid">
              {posts.map((post) => (
                <li key={post.id} className="border-t py-3 first:border-0">
                  <PostRow post={post} />
                </li>
              ))}
            </ul>
            {query.hasNextPage ? (
              <div className="mt-3 flex justify-center border-t pt-3">
                <Button busy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                  {t("more")}
                </Button>
              </div>
            ) : null}
          </Card>
        );
      }}
    </QueryView>
  );
}

function Empty({ search, onClear }: PostListProps) {
  const t = useTranslations("feedback.board");
  const { openSay } = useShell();
  const { kind, status, area, words, mine } = search;
  if (kind || status || area || words)
    return <FilteredToNothing title={t("filteredTitle")} action={<Button onClick={onClear}>{t("clear")}</Button>} />;
  const action = openSay ? (
    <Button kind="primary" hint="F" onClick={openSay}>
      {t("say")}
    </Button>
  ) : undefined;
  return (
    <NothingYet title={t(mine ? "mineTitle" : "emptyTitle")} action={action}>
      {t(mine ? "mine" : "empty")}
    </NothingYet>
  );
}
