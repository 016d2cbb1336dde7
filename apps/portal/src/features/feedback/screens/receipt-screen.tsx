import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { Page } from "../../../lib/page";
import { paths } from "../../../lib/paths";
import { problemOf } from "../../../lib/problem";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { PostHistory } from "../components/post-history";
import { StatusTag } from "../components/status-tag";
import { VoiceTabs } from "../components/voice-tabs";

/** What became of an anonymous post, for whoever kept its receipt. The receipt is never in the address. */
export function ReceiptScreen() {
  const t = useTranslations("feedback");
  const format = useFormat();
  const [receipt, setReceipt] = useState("");
  const [wrong, setWrong] = useState(false);
  const onProblem = useProblemToast();
  const find = useMutation(
    trpc.feedback.posts.findByReceipt.mutationOptions({
      gcTime: 0,
      onError: (error) => (problemOf(error).field === "receipt" ? undefined : onProblem(error)),
    }),
  );
  const problem = find.error ? problemOf(find.error) : undefined;
  const post = find.data;
  return (
    <Page
      title={t("tabs.receipt")}
      crumbs={[{ label: t("title"), to: paths.voice.posts }, { label: t("tabs.receipt") }]}
      sentence={t("receipt.title")}
      sub={t("receipt.sub")}
    >
      <VoiceTabs current="receipt" />
      <Card className="max-w-[680px]">
        <form
          className="flex flex-wrap items-start gap-2.5"
          onSubmit={(event) => {
            event.preventDefault();
            const tidy = receipt.toLowerCase().replace(/[^a-z2-7]/gu, "");
            setWrong(tidy.length !== 26);
            if (tidy.length === 26) find.mutate({ receipt: tidy });
          }}
        >
          <Field
            label={t("receipt.label")}
            hint={t("receipt.hint")}
            error={wrong ? t("receipt.invalid") : problem?.field === "receipt" ? problem.message : undefined}
            className="min-w-0 flex-1 basis-72"
          >
            <Input
              value={receipt}
              autoComplete="off"
              autoCapitalize="off"
              spellCheck={false}
              maxLength={60}
              className="font-mono"
              onChange={(event) => setReceipt(event.currentTarget.value)}
            />
          </Field>
          <Button type="submit" kind="primary" busy={find.isPending} className="mt-6">
            {t("receipt.find")}
          </Button>
        </form>
      </Card>
      <div aria-live="polite" className="grid max-w-[680px] gap-gap empty:hidden">
        {post ? (
          <>
            <Card>
              <p className="text-14 whitespace-pre-wrap">{post.text}</p>
              <p className="figures mt-2 flex items-center gap-2 text-12 text-ink-3">
                <StatusTag status={post.status} />
                {t("receipt.postedOn", { date: format.date(post.postedOn) })}
              </p>
            </Card>
            <PostHistory post={post} />
          </>
        ) : null}
      </div>
    </Page>
  );
}
