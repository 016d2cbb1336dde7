import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";
import { ConvertLead } from "./convert-lead";

/** The two ways a lead ends: it becomes a customer, or it is given up and says why. */
export function LeadActions(props: { id: string; name: string; closed: boolean }) {
  const { id, name } = props;
  const t = useTranslations("crm.convert");
  const common = useTranslations("common");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const form = useId();
  const [open, setOpen] = useState<"convert" | "disqualify">();
  const [reason, setReason] = useState("");
  const back = useMutation({ ...trpc.crm.stages.unmove.mutationOptions(), onSettled: refresh, onError: problem });
  const disqualify = useMutation({
    ...trpc.crm.leads.disqualify.mutationOptions(),
    onSuccess: () => {
      setOpen(undefined);
      toast({ title: t("disqualified", { name }), undo: () => back.mutate({ type: "lead", id }) });
    },
    onSettled: refresh,
    onError: problem,
  });
  return (
    <>
      {props.closed ? null : <Button onClick={() => setOpen("disqualify")}>{t("disqualify")}</Button>}
      <Button kind="primary" onClick={() => setOpen("convert")}>
        {t("action")}
      </Button>
      {open === "convert" ? <ConvertLead id={id} onClose={() => setOpen(undefined)} /> : null}
      <Dialog
        open={open === "disqualify"}
        onOpenChange={(isOpen) => !isOpen && setOpen(undefined)}
        title={t("disqualifyTitle", { name })}
        description={t("disqualifyWhy")}
        footer={
          <>
            <Button onClick={() => setOpen(undefined)}>{common("cancel")}</Button>
            <Button
              kind="primary"
              type="submit"
              form={form}
              busy={disqualify.isPending}
              disabled={reason.trim() === ""}
            >
              {t("disqualify")}
            </Button>
          </>
        }
      >
        <form
          id={form}
          noValidate
          className="pb-1"
          onSubmit={(event) => {
            event.preventDefault();
            disqualify.mutate({ id, reason: reason.trim() });
          }}
        >
          <Field label={t("reason")} required>
            <Input
              autoFocus
              value={reason}
              maxLength={500}
              autoComplete="off"
              onChange={(event) => setReason(event.currentTarget.value)}
            />
          </Field>
        </form>
      </Dialog>
    </>
  );
}
