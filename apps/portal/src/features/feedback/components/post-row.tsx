import { Link } from "@tanstack/react-router";
import { paths } from "../../../lib/paths";
import type { PostCard } from "../post-types";
import { PostFacts } from "./post-facts";
import { StatusTag } from "./status-tag";
import { VoteButton } from "./vote-button";

/** A post in a list: support, words, facts, status. */
export function PostRow({ post, statusHidden }: { post: PostCard; statusHidden?: boolean }) {
  return (
    <div className="flex items-start gap-3.5">
      <VoteButton post={post} />
      <div className="grid min-w-0 flex-1 gap-0.5 py-0.5">
        <Link
          to={paths.voice.post(post.id)}
          className="line-clamp-2 rounded-1 text-14 font-medium text-pretty hover:text-brand"
        >
          {post.text}
        </Link>
        <PostFacts post={post} />
      </div>
      {statusHidden ? null : (
        <span className="shrink-0 py-1">
          <StatusTag status={post.status} />
        </span>
      )}
    </div>
  );
}
