import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { PostCard } from "../post-types";

type Author = PostCard["author"];

/** Who said it, as far as the reader may know. */
export function useAuthorWords(): (author: Author) => string {
  const t = useTranslations("feedback.authors");
  return (author) => {
    if (author.as === "person") return author.name;
    if (author.as === "group") return t("group", { jobRole: author.jobRole, orgUnit: author.orgUnit });
    return t(author.as);
  };
}

/** Kind, area, author, day and answers, in one quiet line. */
export function PostFacts({ post }: { post: PostCard }) {
  const t = useTranslations("feedback");
  const format = useFormat();
  const authorWords = useAuthorWords();
  const facts = [
    t(`kinds.${post.kind}`),
    t(`areas.${post.area}`),
    authorWords(post.author),
    format.date(post.postedOn),
    ...(post.answers > 0 ? [t("card.answers", { answers: post.answers })] : []),
  ];
  return (
    <span className="figures text-12 text-ink-3">
      {facts.join(" · ")}
      {post.askedForHelp ? <span className="font-medium text-amber">{` · ${t("card.help")}`}</span> : null}
    </span>
  );
}
