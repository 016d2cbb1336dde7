import { Card } from "@arraigo/ui/card";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { paths } from "../../../lib/paths";
import { trpc } from "../../../lib/trpc";

/** The newest thing that was asked for and done. Says nothing while there is none. */
export function YouSaidCard() {
  const t = useTranslations("feedback");
  const format = useFormat();
  const { data } = useQuery(trpc.feedback.posts.done.queryOptions({ limit: 1 }));
  const post = data?.posts[0];
  if (!post) return null;
  return (
    <Card
      title={t("today.title")}
      foot={
        <Link to={paths.voice.done} className="rounded-1 hover:text-ink">
          {t("today.all")}
        </Link>
      }
    >
      <p className="line-clamp-3 text-ink-2">
        <Link to={paths.voice.post(post.id)} className="rounded-1 hover:text-ink">
          {t("today.said", { text: post.text })}
        </Link>
      </p>
      <p className="mt-1 text-ink">{post.reason}</p>
      <p className="figures mt-1 text-12 text-ink-3">
        {`${t("done.done", { date: format.date(post.doneOn) })} · ${t("vote.count", { votes: post.votes })}`}
      </p>
    </Card>
  );
}
