import { skipToken, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../lib/paths";
import { trpc } from "../../../lib/trpc";
import { PostFacts } from "./post-facts";
import { VoteButton } from "./vote-button";

/** Open posts that may already say it, while it is being typed: supporting one is quicker than writing it again. */
export function SimilarPosts({ text, onLeave }: { text: string; onLeave: () => void }) {
  const t = useTranslations("feedback.say");
  const settled = useSettled(text.trim(), 400);
  const { data = [] } = useQuery(
    trpc.feedback.posts.similar.queryOptions(settled.length < 12 ? skipToken : { text: settled }),
  );
  return (
    <div aria-live="polite" className="empty:hidden">
      {data.length > 0 ? (
        <section className="rounded-2 border border-amber-line bg-surface px-3.5 py-3">
          <h3 className="font-medium">{t("similar")}</h3>
          <ul className="mt-1 grid">
            {data.map((post) => (
              <li key={post.id} className="flex items-start gap-3 border-t py-2.5 first:border-0 last:pb-0.5">
                <VoteButton post={post} />
                <div className="grid min-w-0 gap-0.5">
                  <Link
                    to={paths.voice.post(post.id)}
                    onClick={onLeave}
                    className="line-clamp-2 rounded-1 hover:text-brand"
                  >
                    {post.text}
                  </Link>
                  <PostFacts post={post} />
                </div>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
}

function useSettled(value: string, milliseconds: number): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(value), milliseconds);
    return () => clearTimeout(wait);
  }, [value, milliseconds]);
  return settled;
}
