import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { Textarea } from "@arraigo/ui/textarea";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { PostDetail, Status } from "../post-types";

/** A decision with its public reason; only where the post can go from here. */
export function MoveForm({ post }: { post: PostDetail }) {
  const t = useTranslations("feedback");
  const [to, setTo] = useState<Status | undefined>(post.nextStatuses[0]);
  const [reason, setReason] = useState("");
  const onProblem = useProblemToast();
  const move = useMutation(
    trpc.feedback.posts.move.mutationOptions({
      onSuccess: () => {
        toast({ title: t("post.moveDone") });
        return queryClient.invalidateQueries({ queryKey: trpc.feedback.posts.pathKey() });
      },
      onError: (error) => (problemOf(error).field === "reason" ? undefined : onProblem(error)),
    }),
  );
  const problem = move.error ? problemOf(move.error) : undefined;
  return (
    <Card title={t("post.decide")}>
      <form
        className="mt-1 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (to && reason.trim()) move.mutate({ postId: post.id, to, reason });
        }}
      >
        <Field label={t("post.to")}>
          <Select
            value={to}
            onChange={(event) => setTo(post.nextStatuses.find((status) => status === event.currentTarget.value))}
          >
            {post.nextStatuses.map((status) => (
              <option key={status} value={status}>
                {t(`statuses.${status}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field
          label={t("post.reason")}
          hint={t("post.reasonHint")}
          error={problem?.field === "reason" ? problem.message : undefined}
        >
          <Textarea
            value={reason}
            maxLength={1_000}
            required
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
        <div className="flex justify-end">
          <Button type="submit" kind="primary" busy={move.isPending} disabled={!reason.trim()}>
            {t("post.move")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
