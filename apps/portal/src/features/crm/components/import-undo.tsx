import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";

/** Takes a whole import back, once it is confirmed: there is no way to take that back again. */
export function ImportUndo({ importId }: { importId: string }) {
  const t = useTranslations("crm.import");
  const problem = useProblemToast();
  const refresh = useRefreshCrm();
  const [open, setOpen] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const undo = useMutation({
    ...trpc.crm.imports.undo.mutationOptions(),
    onSuccess: () => {
      setOpen(false);
      refresh();
    },
    onError: problem,
  });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t("undo")}</Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("undoTitle")}
        description={t("undoWhy")}
        initialFocus={safe}
        footer={
          <>
            <Button ref={safe} onClick={() => setOpen(false)}>
              {t("keep")}
            </Button>
            <Button kind="primary" busy={undo.isPending} onClick={() => undo.mutate({ importId })}>
              {t("undoConfirm")}
            </Button>
          </>
        }
      />
    </>
  );
}
