import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { AlikeGroup } from "./rejected-alike";

/** Asks before a whole group of refused events goes off the list. */
export function DiscardAlikeDialog({ group, onClose }: { group: AlikeGroup; onClose: () => void }) {
  const { reason, sourceId, name, until, count } = group;
  const t = useTranslations("telemetry.alike");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const safe = useRef<HTMLButtonElement>(null);
  const discard = useMutation(
    trpc.telemetry.refused.discardAlike.mutationOptions({
      onSuccess: ({ discarded }) => {
        void queryClient.invalidateQueries(trpc.telemetry.pathFilter());
        toast({ title: t("discarded", { count: discarded }) });
        onClose();
      },
      onError: useProblemToast(),
    }),
  );
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("discardTitle", { count })}
      description={t("discardWhy")}
      initialFocus={safe}
      footer={
        <>
          <Button ref={safe} onClick={onClose}>
            {common("cancel")}
          </Button>
          <Button
            kind="danger"
            busy={discard.isPending}
            onClick={() => discard.mutate({ reason, sourceId, name, until })}
          >
            {t("discardSure")}
          </Button>
        </>
      }
    />
  );
}
