import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import type { RecordType } from "../record-form/record-fields";
import type { BulkTarget } from "../record-list/list-procedures";

/** What would be left without its customer: each up to 1,001, as far as the person may read it. */
export interface Hanging {
  contacts: number;
  opportunities: number;
  cases: number;
}

const read = api.crm.records.hanging as unknown as {
  query: (asked: { type: "account" | "contact" } & BulkTarget) => Promise<Hanging>;
};

/**
 * Deleting asks first where others would be left without their customer; what can be taken back and leaves nothing behind is done
 * at once.
 */
export function useHanging(type: RecordType, remove: () => void) {
  const [hanging, setHanging] = useState<Hanging>();
  const problem = useProblemToast();
  const look = useMutation({
    mutationFn: (asked: { type: "account" | "contact"; target: BulkTarget }) =>
      read.query({ type: asked.type, ...asked.target }),
    onSuccess: (found) => {
      if (found.contacts + found.opportunities + found.cases > 0) setHanging(found);
      else remove();
    },
    onError: problem,
  });
  return {
    hanging,
    busy: look.isPending,
    ask: (target: BulkTarget) => {
      if (type === "account" || type === "contact") look.mutate({ type, target });
      else remove();
    },
    close: () => setHanging(undefined),
  };
}
