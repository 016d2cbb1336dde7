import { cx } from "@arraigo/ui/plain/cx";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useVote } from "../use-vote";

interface VoteButtonProps {
  post: { id: string; votes: number; voted: boolean; author: { as: string } };
}

/** One's support for a post, with how many share it. Not a button on one's own post. */
export function VoteButton({ post }: VoteButtonProps) {
  const t = useTranslations("feedback.vote");
  const format = useFormat();
  const vote = useVote();
  const look = "grid w-11 shrink-0 justify-items-center gap-px rounded-2 border py-1.5 text-12 font-medium figures";
  const count = t("count", { votes: post.votes });
  if (post.author.as === "you")
    return (
      <span className={cx(look, "border-dashed text-ink-3")} title={t("own")}>
        <Arrow />
        <span aria-hidden="true">{format.count(post.votes)}</span>
        <span className="sr-only">{`${t("own")}. ${count}`}</span>
      </span>
    );
  return (
    <button
      type="button"
      aria-pressed={post.voted}
      aria-label={`${t(post.voted ? "supported" : "support")}. ${count}`}
      onClick={() => vote(post.id, !post.voted)}
      className={cx(
        look,
        post.voted
          ? "border-brand-line bg-brand-soft text-brand"
          : "bg-surface text-ink-2 hover:border-hairline-strong hover:text-ink",
      )}
    >
      <Arrow />
      <span aria-hidden="true">{format.count(post.votes)}</span>
    </button>
  );
}

function Arrow() {
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 16 16"
      className="size-3.5 fill-none stroke-current"
      strokeWidth="1.8"
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <path d="m3.500 9.500 4.500-4.500 4.500 4.500" />
    </svg>
  );
}
