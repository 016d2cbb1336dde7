import { Skeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { type BoardSearch, filtersOf } from "../board-search";
import { type Status, statusOrder } from "../post-types";
import { PostRow } from "./post-row";

const cardsMax = 20;

/** Posts by status, side by side: what comes in, what is decided. */
export function PostBoard({ search }: { search: BoardSearch }) {
  return (
    <section className="-mx-1 flex snap-x items-start gap-3 overflow-x-auto px-1 pb-2">
      {statusOrder.map((status) => (
        <Column key={status} search={search} status={status} />
      ))}
    </section>
  );
}

function Column({ search, status }: { search: BoardSearch; status: Status }) {
  const t = useTranslations("feedback");
  const query = useQuery(trpc.feedback.posts.list.queryOptions({ ...filtersOf(search), status, limit: cardsMax }));
  const count = query.data ? `${query.data.posts.length}${query.data.nextCursor ? "+" : ""}` : "";
  return (
    <section
      aria-labelledby={`column-${status}`}
      className="grid w-72 shrink-0 snap-start gap-2 rounded-3 bg-sunken p-2.5 max-sm:w-[85vw]"
    >
      <h2
        id={`column-${status}`}
        className="flex items-baseline gap-2 px-1 text-13 font-semibold first-letter:uppercase"
      >
        <span className="first-letter:uppercase">{t(`statuses.${status}`)}</span>
        <span className="figures font-medium text-ink-3">{count}</span>
      </h2>
      <QueryView query={query} loading={<Skeleton className="h-24 rounded-2!" />}>
        {(data) => (
          <>
            {data.posts.length === 0 ? <p className="px-1 pb-1 text-ink-3">{t("board.emptyColumn")}</p> : null}
            <ul className="grid gap-2">
              {data.posts.map((post) => (
                <li key={post.id} className="rounded-2 border bg-surface p-2.5">
                  <PostRow post={post} statusHidden />
                </li>
              ))}
            </ul>
            {data.nextCursor ? (
              <Link
                to={paths.voice.posts}
                search={{ ...search, view: undefined, status }}
                className="rounded-1 px-1 py-1 font-medium text-brand hover:underline"
              >
                {t("board.inColumn")}
              </Link>
            ) : null}
          </>
        )}
      </QueryView>
    </section>
  );
}
