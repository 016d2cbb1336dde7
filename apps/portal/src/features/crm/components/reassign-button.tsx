import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Popover } from "@arraigo/ui/popover";
import { Select } from "@arraigo/ui/select";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";

/** Hands a record over to somebody else. */
export function ReassignButton(props: {
  type: "account" | "contact" | "opportunity";
  id: string;
  ownerId: string | null;
}) {
  const t = useTranslations("crm.record");
  const picker = useTranslations("crm.picker");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [open, setOpen] = useState(false);
  const owners = useQuery({ ...trpc.crm.owners.list.queryOptions(), enabled: open });
  const reassign = useMutation({
    ...trpc.crm.records.reassign.mutationOptions(),
    onSuccess: (_, input) => {
      setOpen(false);
      refresh();
      toast({ title: t("reassigned", { name: owners.data?.find((owner) => owner.id === input.ownerId)?.name ?? "" }) });
    },
    onError: problem,
  });
  return (
    <Popover
      align="end"
      open={open}
      onOpenChange={setOpen}
      trigger={
        <Button kind="ghost" size="small">
          {t("reassign")}
        </Button>
      }
    >
      <Field label={t("owner")} hint={t("reassignWhy")}>
        <Select
          value=""
          disabled={!owners.data || reassign.isPending}
          onChange={(event) =>
            event.currentTarget.value &&
            reassign.mutate({ type: props.type, id: props.id, ownerId: event.currentTarget.value })
          }
        >
          <option value="">{picker("choose")}</option>
          {owners.data
            ?.filter((owner) => owner.id !== props.ownerId)
            .map((owner) => (
              <option key={owner.id} value={owner.id}>
                {owner.name}
              </option>
            ))}
        </Select>
      </Field>
    </Popover>
  );
}
