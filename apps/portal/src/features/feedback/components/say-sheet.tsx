import { Button } from "@arraigo/ui/button";
import { Sheet } from "@arraigo/ui/sheet";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useId, useRef, useState } from "react";
import { useTranslations } from "use-intl";
import type { SayProps } from "../../../lib/feature";
import { problemOf } from "../../../lib/problem";
import { queryClient, trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { newReceipt } from "../new-receipt";
import { ReceiptDialog } from "./receipt-dialog";
import { type Draft, emptyDraft, SayForm } from "./say-form";

/** "Say something", from any screen. What was typed survives closing; what was sent does not. */
export function SaySheet({ open, onOpenChange, screen }: SayProps) {
  const t = useTranslations("feedback.say");
  const formId = useId();
  const [draft, setDraft] = useState<Draft>(emptyDraft);
  const [shownReceipt, setShownReceipt] = useState<string>();
  const [missing, setMissing] = useState(false);
  const submissionKey = useRef(crypto.randomUUID());
  const receipt = useRef(newReceipt());
  const onProblem = useProblemToast();
  const screenTitle = document.title.replace(/ · Arraigo$/u, "") || screen;

  const onError = (error: unknown) => (problemOf(error).field === "text" ? undefined : onProblem(error));
  const forget = () => {
    setDraft(emptyDraft);
    submissionKey.current = crypto.randomUUID();
    onOpenChange(false);
    void queryClient.invalidateQueries({ queryKey: trpc.feedback.posts.pathKey() });
  };
  const submit = useMutation(
    trpc.feedback.posts.submit.mutationOptions({
      onError,
      onSuccess: () => {
        forget();
        toast({ title: t("sent") });
      },
    }),
  );
  const submitAnonymously = useMutation(
    trpc.feedback.posts.submitAnonymously.mutationOptions({
      onError,
      onSuccess: () => {
        setShownReceipt(receipt.current);
        receipt.current = newReceipt();
        forget();
      },
    }),
  );
  const problem = problemOf(draft.anonymous ? submitAnonymously.error : submit.error);

  function send() {
    setMissing(!draft.text.trim());
    if (!draft.text.trim()) return;
    const { kind, text } = draft;
    if (draft.anonymous) submitAnonymously.mutate({ receipt: receipt.current, kind, text, screenPath: screen });
    else
      submit.mutate({
        submissionKey: submissionKey.current,
        kind,
        text,
        screen: { path: screen, title: screenTitle.slice(0, 200) },
        askForHelp: draft.askForHelp,
      });
  }

  return (
    <>
      <Sheet
        open={open}
        onOpenChange={onOpenChange}
        title={t("title")}
        description={t("description")}
        footer={
          <Button type="submit" form={formId} kind="primary" busy={submit.isPending || submitAnonymously.isPending}>
            {t("send")}
          </Button>
        }
      >
        <SayForm
          id={formId}
          draft={draft}
          onChange={(change) => setDraft((before) => ({ ...before, ...change }))}
          onSubmit={send}
          onLeave={() => onOpenChange(false)}
          screen={{ path: screen, title: screenTitle }}
          error={missing && !draft.text.trim() ? t("required") : problem.field === "text" ? problem.message : undefined}
        />
      </Sheet>
      {shownReceipt ? <ReceiptDialog receipt={shownReceipt} onClose={() => setShownReceipt(undefined)} /> : null}
    </>
  );
}
