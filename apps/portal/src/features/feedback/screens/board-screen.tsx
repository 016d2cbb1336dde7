import { Button } from "@arraigo/ui/button";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslations } from "use-intl";
import { Page } from "../../../lib/page";
import { useSearchState } from "../../../lib/search";
import { useShell } from "../../../lib/shell-context";
import { trpc } from "../../../lib/trpc";
import { boardSearch } from "../board-search";
import { BoardFilters } from "../components/board-filters";
import { PostBoard } from "../components/post-board";
import { PostList } from "../components/post-list";
import { VoiceTabs } from "../components/voice-tabs";

const em = (chunks: ReactNode) => <em>{chunks}</em>;

/** What everybody said, and what became of it. */
export function BoardScreen() {
  const t = useTranslations("feedback");
  const [search, change] = useSearchState(boardSearch);
  const { openSay } = useShell();
  const clear = () => change({ kind: undefined, status: undefined, area: undefined, words: undefined });
  return (
    <Page
      title={t("title")}
      sentence={<Sentence />}
      sub={<Sub />}
      wide={search.view === "board"}
      actions={
        openSay ? (
          <Button kind="primary" onClick={openSay}>
            {t("board.say")}
          </Button>
        ) : undefined
      }
    >
      <VoiceTabs current={search.mine ? "mine" : "posts"} />
      <BoardFilters search={search} onChange={change} />
      {search.view === "board" ? <PostBoard search={search} /> : <PostList search={search} onClear={clear} />}
    </Page>
  );
}

function Sentence() {
  const t = useTranslations("feedback");
  const { data } = useQuery(trpc.feedback.posts.figures.queryOptions());
  if (!data) return t("title");
  if (data.posts === 0) return t.rich("board.nobody", { em });
  if (data.answered === 0 || data.medianDaysToFirstAnswer === null)
    return t.rich("board.unanswered", { posts: data.posts, em });
  const days = Math.ceil(data.medianDaysToFirstAnswer);
  return t.rich("board.sentence", { answered: data.answered, posts: data.posts, days, em });
}

function Sub() {
  const t = useTranslations("feedback");
  const { data } = useQuery(trpc.feedback.posts.figures.queryOptions());
  if (!data) return "\u00A0";
  return (
    <>
      {t("board.sub", { open: data.open })}
      {data.oldestUnansweredDays === null ? null : (
        <span className={data.oldestUnansweredDays > 5 ? "text-amber" : undefined}>
          {` ${t("today.oldest", { days: data.oldestUnansweredDays })}`}
        </span>
      )}
    </>
  );
}
