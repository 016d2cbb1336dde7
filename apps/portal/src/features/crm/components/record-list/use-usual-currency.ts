import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../../../lib/trpc";
import type { NamedField } from "../record-form/record-fields";
import type { Condition } from "./list-procedures";

/** What an amount is compared in where a filter says no currency: the organisation's, asked for only where some filter needs it. */
export function useUsualCurrency(
  fields: readonly NamedField[],
  conditions: readonly (Condition | undefined)[],
): string | undefined {
  const unsaid = conditions.some(
    (each) => each && !each.currency && fields.some(({ key, kind }) => key === each.field && kind === "money"),
  );
  return useQuery({ ...trpc.crm.settings.get.queryOptions(), enabled: unsaid }).data?.currency;
}
