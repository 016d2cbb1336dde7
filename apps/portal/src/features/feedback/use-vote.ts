import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { queryClient, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";

interface Votable {
  id: string;
  votes: number;
  voted: boolean;
}

function isVotable(value: object): value is Votable {
  return "id" in value && "votes" in value && "voted" in value;
}

/** The same data with one post's vote changed, wherever in it the post stands: a page, a list, the post itself. */
export function withVote<Data>(data: Data, postId: string, voted: boolean): Data {
  if (Array.isArray(data)) return data.map((each) => withVote(each, postId, voted)) as Data;
  if (typeof data !== "object" || data === null) return data;
  const changed = Object.fromEntries(Object.entries(data).map(([key, value]) => [key, withVote(value, postId, voted)]));
  if (isVotable(data) && data.id === postId && data.voted !== voted)
    return { ...changed, voted, votes: data.votes + (voted ? 1 : -1) } as Data;
  return changed as Data;
}

/** Supports a post or takes the support back: at once on the screen, with a way back for ten seconds. */
export function useVote(): (postId: string, voted: boolean) => void {
  const t = useTranslations("feedback.vote");
  const onProblem = useProblemToast();
  const queryKey = trpc.feedback.posts.pathKey();
  const settle = {
    onError: (error: unknown, { postId }: { postId: string }, before: boolean | undefined) => {
      queryClient.setQueriesData({ queryKey }, (data: unknown) => withVote(data, postId, before ?? false));
      onProblem(error);
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey }),
  };
  const show =
    (voted: boolean) =>
    async ({ postId }: { postId: string }) => {
      await queryClient.cancelQueries({ queryKey });
      queryClient.setQueriesData({ queryKey }, (data: unknown) => withVote(data, postId, voted));
      return !voted;
    };
  const vote = useMutation(trpc.feedback.posts.vote.mutationOptions({ onMutate: show(true), ...settle }));
  const unvote = useMutation(trpc.feedback.posts.unvote.mutationOptions({ onMutate: show(false), ...settle }));
  const change = (postId: string, voted: boolean) => (voted ? vote : unvote).mutate({ postId });
  return (postId, voted) => {
    change(postId, voted);
    toast({ title: t(voted ? "done" : "undone"), undo: () => change(postId, !voted) });
  };
}
