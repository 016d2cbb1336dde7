import { useQuery } from "@tanstack/react-query";
import { readRecord } from "./read-record";
import type { FieldValue } from "./record-fields";

/** What the account of a chosen contact is called, where it is not the account chosen beside it. */
export function useOtherAccount(contactId: FieldValue | undefined, accountId: string | undefined): string | undefined {
  const id = typeof contactId === "string" ? contactId : "";
  const { data } = useQuery({
    queryKey: ["crm.contact-account", id],
    queryFn: () => readRecord("contact", id),
    enabled: id !== "" && accountId !== undefined,
  });
  const own = data?.values.accountId;
  return typeof own === "string" && accountId !== undefined && own !== accountId ? data?.names.accountId : undefined;
}
