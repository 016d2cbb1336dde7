import { Button } from "@arraigo/ui/button";
import { Combobox, type ComboboxChoice } from "@arraigo/ui/combobox";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useFieldProblem } from "../../../lib/use-field-problem";
import { useRefreshCrm } from "../use-refresh-crm";
import type { RecordType } from "./record-form/record-fields";
import { usePeople } from "./record-form/use-people";
import { useUndoRun } from "./use-undo-run";

/** Hands a record over to somebody else. */
export function ReassignDialog(props: {
  type: RecordType;
  id: string;
  name: string;
  ownerId: string | null;
  onClose: () => void;
}) {
  const t = useTranslations("crm.record");
  const common = useTranslations("common");
  const picker = useTranslations("crm.recordForm.picker");
  const refresh = useRefreshCrm();
  const people = usePeople();
  const field = useFieldProblem(["ownerId"]);
  const [owner, setOwner] = useState<ComboboxChoice | null>(null);
  const back = useUndoRun();
  const reassign = useMutation({
    ...trpc.crm.records.reassign.mutationOptions(),
    onSuccess: ({ runId }) => {
      refresh();
      toast({
        title: t("reassigned", { name: owner?.label ?? "" }),
        ...(runId ? { undo: () => back.mutate({ runId }) } : {}),
      });
      props.onClose();
    },
    onError: field.refuse,
  });
  const submit = () => owner && reassign.mutate({ type: props.type, id: props.id, ownerId: owner.id });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("reassignTitle", { name: props.name })}
      description={t("reassignWhy")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" disabled={!owner} busy={reassign.isPending} onClick={submit}>
            {t("reassignAct")}
          </Button>
        </>
      }
    >
      <Field label={t("owner")} error={field.at("ownerId")}>
        <Combobox
          autoFocus
          value={owner}
          onChange={setOwner}
          find={async (text) => (await people.find(text)).filter((each) => each.id !== props.ownerId)}
          text={{
            placeholder: picker("placeholder"),
            searching: picker("searching"),
            nothing: picker("nothing"),
            failed: picker("failed"),
            clear: picker("clear"),
          }}
        />
      </Field>
    </Dialog>
  );
}
