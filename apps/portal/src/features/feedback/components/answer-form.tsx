import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Textarea } from "@arraigo/ui/textarea";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";

/** A public answer, by those who manage the change. */
export function AnswerForm({ postId }: { postId: string }) {
  const t = useTranslations("feedback.post");
  const [text, setText] = useState("");
  const submissionKey = useRef(crypto.randomUUID());
  const onProblem = useProblemToast();
  const answer = useMutation(
    trpc.feedback.posts.answer.mutationOptions({
      onSuccess: () => {
        setText("");
        submissionKey.current = crypto.randomUUID();
        toast({ title: t("answerDone") });
        return queryClient.invalidateQueries({ queryKey: trpc.feedback.posts.pathKey() });
      },
      onError: (error) => (problemOf(error).field === "text" ? undefined : onProblem(error)),
    }),
  );
  const problem = answer.error ? problemOf(answer.error) : undefined;
  return (
    <Card title={t("answerTitle")}>
      <form
        className="mt-1 grid gap-3"
        onSubmit={(event) => {
          event.preventDefault();
          if (text.trim()) answer.mutate({ postId, text, submissionKey: submissionKey.current });
        }}
      >
        <Field
          label={t("answerLabel")}
          hint={t("answerHint")}
          error={problem?.field === "text" ? problem.message : undefined}
        >
          <Textarea
            value={text}
            maxLength={2_000}
            rows={4}
            required
            onChange={(event) => setText(event.currentTarget.value)}
          />
        </Field>
        <div className="flex justify-end">
          <Button type="submit" busy={answer.isPending} disabled={!text.trim()}>
            {t("answer")}
          </Button>
        </div>
      </form>
    </Card>
  );
}
