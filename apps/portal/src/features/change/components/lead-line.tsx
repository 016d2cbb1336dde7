import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Select } from "@arraigo/ui/select";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Rollout } from "../types";

/** Who runs the rollout, and the way to hand it on for whoever may. */
export function LeadLine({ rollout }: { rollout: Rollout }) {
  const t = useTranslations("change.lead");
  const common = useTranslations("common");
  const { id, lead, leads } = rollout;
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState(lead?.id ?? "");
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  const hand = useMutation(
    trpc.change.rollouts.hand.mutationOptions({
      onSuccess: () => {
        void queryClient.invalidateQueries(trpc.change.rollouts.pathFilter());
        setOpen(false);
      },
      onError,
    }),
  );
  return (
    <p className="mt-2 flex flex-wrap items-center gap-2 text-12 text-ink-3">
      {lead ? t("run", { name: lead.name }) : t("nobody")}
      {leads.length > 0 ? (
        <Button kind="ghost" size="small" onClick={() => setOpen(true)}>
          {t("hand")}
        </Button>
      ) : null}
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title={t("title")}
        description={t("why")}
        footer={
          <>
            <Button onClick={() => setOpen(false)}>{common("cancel")}</Button>
            <Button
              kind="primary"
              busy={hand.isPending}
              disabled={chosen === "" || chosen === lead?.id}
              onClick={() => hand.mutate({ id, personId: chosen })}
            >
              {t("hand")}
            </Button>
          </>
        }
      >
        <Field label={t("to")}>
          <Select value={chosen} onChange={(event) => setChosen(event.currentTarget.value)}>
            {leads.some((each) => each.id === chosen) ? null : (
              <option value={chosen}>{lead?.name ?? t("choose")}</option>
            )}
            {leads.map((each) => (
              <option key={each.id} value={each.id}>
                {each.name}
              </option>
            ))}
          </Select>
        </Field>
      </Dialog>
    </p>
  );
}
