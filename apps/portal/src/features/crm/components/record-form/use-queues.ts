import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";

/** The queues cases wait in; archived ones take no more. */
export function useQueues(enabled: boolean): readonly { id: string; name: string }[] {
  const can = useCan();
  const { data } = useQuery({
    ...trpc.crm.queues.list.queryOptions(undefined, { staleTime: 60_000 }),
    enabled: enabled && can("crm.case.read"),
  });
  return useMemo(() => (data ?? []).filter((queue) => queue.archivedAt === null), [data]);
}
