import type { Mending, RejectionReason } from "@arraigo/telemetry/contract";
import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { askedFor, byItself } from "../mending";

interface ReplayDialogProps {
  id: string;
  reason: RejectionReason;
  onClose: () => void;
}

/** Shows a refused event as it was sent, and takes it after all once what was wrong is put right. */
export function ReplayDialog({ id, reason, onClose }: ReplayDialogProps) {
  const t = useTranslations("telemetry.replay");
  const why = useTranslations("telemetry.reasons");
  const common = useTranslations("common");
  const [text, setText] = useState("");
  const queryClient = useQueryClient();
  const say = useProblemToast();
  const open = useMutation(trpc.telemetry.refused.open.mutationOptions());
  const { mutate } = open;
  // Looking is written down, so it is asked for once, by whoever opened this.
  useEffect(() => mutate({ id }), [id, mutate]);
  const replay = useMutation(
    trpc.telemetry.refused.replay.mutationOptions({
      onSuccess: ({ taken }) => {
        void queryClient.invalidateQueries(trpc.telemetry.pathFilter());
        toast(taken > 0 ? { title: t("taken") } : { tone: "failed", title: t("refusedAgain") });
        onClose();
      },
      onError: say,
    }),
  );
  const field = askedFor[reason];
  const mending: Mending = field ? { [field]: text.trim() } : (byItself[reason] ?? {});
  return (
    <Dialog
      open
      wide
      onOpenChange={onClose}
      title={t("title")}
      description={why(reason)}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            kind="primary"
            busy={replay.isPending}
            disabled={field !== undefined && text.trim() === ""}
            onClick={() => replay.mutate({ ids: [id], mending })}
          >
            {t("take")}
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        {field ? (
          <Field label={t(field)} required>
            <Input value={text} maxLength={200} onChange={(event) => setText(event.target.value)} />
          </Field>
        ) : (
          <p>{byItself[reason] ? t(`mends.${reason as keyof typeof byItself & "too_deep"}`) : t("asItIs")}</p>
        )}
        {open.error ? <p role="alert">{problemOf(open.error).message}</p> : null}
        <pre className="overflow-x-auto rounded-2 border bg-hover px-3.5 py-3 font-mono text-12 leading-5 break-all whitespace-pre-wrap">
          <code>{open.data?.sample ?? "…"}</code>
        </pre>
      </div>
    </Dialog>
  );
}
