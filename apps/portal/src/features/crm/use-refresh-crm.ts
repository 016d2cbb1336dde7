import { useQueryClient } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";

/** After any change: everything the CRM shows is read again, what is on screen first. */
export function useRefreshCrm(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries(trpc.crm.pathFilter());
}
