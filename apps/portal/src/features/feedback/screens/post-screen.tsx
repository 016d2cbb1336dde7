import { Card } from "@arraigo/ui/card";
import { PageSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page, TwoColumns } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { QueryView } from "../../../lib/query-view";
import { usePathPart } from "../../../lib/search";
import { useCan } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { AnswerForm } from "../components/answer-form";
import { MoveForm } from "../components/move-form";
import { useAuthorWords } from "../components/post-facts";
import { PostHistory } from "../components/post-history";
import { StatusTag } from "../components/status-tag";
import { VoteButton } from "../components/vote-button";
import type { PostDetail } from "../post-types";

/** One post: what was said, what was decided and why, what was said back. */
export function PostScreen() {
  const t = useTranslations("feedback");
  const postId = usePathPart("postId");
  const query = useQuery(trpc.feedback.posts.get.queryOptions({ postId }));
  const crumbs = [{ label: t("title"), to: paths.voice.posts }, { label: t("post.crumb") }];
  const post = query.data;
  return (
    <Page
      title={post ? post.text.slice(0, 60) : t("post.crumb")}
      crumbs={crumbs}
      aside={post ? <StatusTag status={post.status} /> : undefined}
      sentence={post ? headlineOf(post.text) : t("post.crumb")}
      sub={post ? <Facts post={post} /> : undefined}
    >
      <QueryView query={query} loading={<PageSkeleton />}>
        {(data) => <Detail key={data.id} post={data} />}
      </QueryView>
    </Page>
  );
}

/** The first sentence, or as much of it as a heading bears. */
function headlineOf(text: string): string {
  const first = /^[\s\S]{1,140}?[.!?…](?=\s|$)/u.exec(text)?.[0] ?? text;
  return first.length <= 140 ? first : `${first.slice(0, 138).trimEnd()}…`;
}

function Facts({ post }: { post: PostDetail }) {
  const t = useTranslations("feedback");
  const format = useFormat();
  const authorWords = useAuthorWords();
  return [t(`kinds.${post.kind}`), t(`areas.${post.area}`), authorWords(post.author), format.date(post.postedOn)].join(
    " · ",
  );
}

function Detail({ post }: { post: PostDetail }) {
  const t = useTranslations("feedback");
  const can = useCan();
  const rest = post.text !== headlineOf(post.text);
  return (
    <TwoColumns
      main={
        <>
          {rest ? (
            <Card>
              <p className="max-w-[680px] text-14 whitespace-pre-wrap">{post.text}</p>
            </Card>
          ) : null}
          <PostHistory post={post} />
          {can("feedback.post.answer") ? <AnswerForm postId={post.id} /> : null}
        </>
      }
      side={
        <>
          <Card title={t("post.support")}>
            <div className="mt-1 flex items-center gap-3">
              <VoteButton post={post} />
              <p className="text-ink-2">{t("vote.count", { votes: post.votes })}</p>
            </div>
          </Card>
          {can("feedback.post.move") ? <MoveForm key={post.status} post={post} /> : null}
          {post.screen ? (
            <Card title={t("post.where")} foot={t("post.onlyYou")}>
              {post.screen.title ? <p className="font-medium">{post.screen.title}</p> : null}
              <p className="wrap-anywhere text-ink-2">{post.screen.path}</p>
              {post.screen.path.includes("…") ? null : (
                <Link
                  to={post.screen.path}
                  className="mt-1 inline-block rounded-1 font-medium text-brand hover:underline"
                >
                  {t("post.openScreen")}
                </Link>
              )}
              {post.askedForHelp && post.author.as === "person" ? (
                <p className="mt-2 text-amber">{t("post.helpAsked")}</p>
              ) : null}
            </Card>
          ) : null}
        </>
      }
    />
  );
}
