import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../lib/problem";
import { type api, trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import { asUpdate, type FieldValues, isEmptyValue } from "./components/record-form/record-fields";
import { useRefreshCrm } from "./use-refresh-crm";

type Input = Parameters<typeof api.crm.leads.convert.mutate>[0];

/** Converts a lead, and offers to take it back. What its process asks for first comes back in `missing`, to be filled in on the spot. */
export function useConvertLead(id: string, name: string, onConverted: () => void) {
  const t = useTranslations("crm.convert");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const back = useMutation({
    ...trpc.crm.leads.unconvert.mutationOptions(),
    onSuccess: () => toast({ title: t("undone", { name }) }),
    onSettled: refresh,
    onError: problem,
  });
  const forward = useMutation({
    ...trpc.crm.leads.convert.mutationOptions(),
    onSuccess: () => {
      onConverted();
      toast({ title: t("done", { name }), undo: () => back.mutate({ id }) });
    },
    onSettled: refresh,
    onError: (error) => {
      const found = problemOf(error);
      const fields = found.fields.map((each) => each.field);
      if (found.error === "crm.StageGateUnmet" && fields.length > 0)
        setMissing((now) => [...new Set([...now, ...fields])]);
      problem(error);
    },
  });
  return {
    convert: (input: object, filled: FieldValues) => {
      const said = Object.fromEntries(Object.entries(filled).filter(([, value]) => !isEmptyValue(value)));
      forward.mutate({ ...input, ...(Object.keys(said).length > 0 ? { fields: asUpdate(said) } : {}) } as Input);
    },
    busy: forward.isPending,
    missing,
  };
}
