import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";

/** Asks before a folder is fetched from no more, and says what becomes of what it brought. */
export function RemovePullDialog({ source, onClose }: { source: { id: string; name: string }; onClose: () => void }) {
  const t = useTranslations("telemetry.pull");
  const problem = useProblemToast();
  const client = useQueryClient();
  const safe = useRef<HTMLButtonElement>(null);
  const remove = useMutation({
    ...trpc.telemetry.pull.remove.mutationOptions(),
    onSuccess: () => {
      void client.invalidateQueries(trpc.telemetry.pull.pathFilter());
      void client.invalidateQueries(trpc.telemetry.history.pathFilter());
      onClose();
    },
    onError: problem,
  });
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("removeTitle", { name: source.name })}
      description={t("removeWhy")}
      initialFocus={safe}
      footer={
        <>
          <Button ref={safe} onClick={onClose}>
            {t("keep")}
          </Button>
          <Button kind="primary" busy={remove.isPending} onClick={() => remove.mutate({ sourceId: source.id })}>
            {t("remove")}
          </Button>
        </>
      }
    />
  );
}
