import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { trpc } from "../../../../lib/trpc";

/** The queues cases wait in; those put away are not offered. */
export function useQueues(enabled: boolean): readonly { id: string; name: string }[] {
  const { data } = useQuery({ ...trpc.crm.queues.list.queryOptions(undefined, { staleTime: 60_000 }), enabled });
  return useMemo(() => (data ?? []).filter((queue) => queue.archivedAt === null), [data]);
}
