import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { useMutation } from "@tanstack/react-query";
import { useRef, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { useUnmerge } from "../duplicates/use-merge";
import { useUndoRun } from "../use-undo-run";
import type { PastRow } from "./past-types";

/** Takes back what was done to many, whatever it was, once that is confirmed: there is no way to take that back again. */
export function PastUndo(props: { row: PastRow; title: string }) {
  const t = useTranslations("crm.runs");
  const [open, setOpen] = useState(false);
  const safe = useRef<HTMLButtonElement>(null);
  const { row } = props;
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const run = useUndoRun();
  const unmerge = useUnmerge();
  const file = useMutation({ ...trpc.crm.imports.undo.mutationOptions(), onSettled: refresh, onError: problem });
  const close = { onSettled: () => setOpen(false) };
  function takeBack() {
    if (row.kind === "import") file.mutate({ importId: row.id }, close);
    else if (row.kind === "merge") unmerge.mutate({ mergeId: row.id, name: row.into?.name ?? "" }, close);
    else run.mutate({ runId: row.id }, close);
  }
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("undo")}
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("ask")}
        description={t("why", { what: props.title })}
        initialFocus={safe}
        footer={
          <>
            <Button ref={safe} onClick={() => setOpen(false)}>
              {t("keep")}
            </Button>
            <Button kind="primary" busy={run.isPending || unmerge.isPending || file.isPending} onClick={takeBack}>
              {t("undo")}
            </Button>
          </>
        }
      />
    </>
  );
}
