import { isStaged } from "@arraigo/crm/fields";
import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../../../lib/trpc";
import type { RecordType } from "./record-fields";

const kept = { staleTime: 5 * 60_000 };

/** The stages a type of record walks through, pipeline by pipeline. Where there are several pipelines the stage says which is meant. */
export function useStages(type: RecordType, enabled = true): readonly { id: string; name: string }[] {
  const staged = isStaged(type) ? type : "opportunity";
  const { data } = useQuery({
    ...trpc.crm.pipelines.list.queryOptions({ type: staged }, kept),
    enabled: enabled && isStaged(type),
  });
  return (data ?? []).flatMap((pipeline) =>
    pipeline.stages.map(({ id, name }) => ({ id, name: (data?.length ?? 0) > 1 ? `${pipeline.name}: ${name}` : name })),
  );
}

/** The pipelines of a type. */
export function usePipelines(type: RecordType, enabled = true): readonly { id: string; name: string }[] {
  const staged = isStaged(type) ? type : "opportunity";
  const { data } = useQuery({
    ...trpc.crm.pipelines.list.queryOptions({ type: staged }, kept),
    enabled: enabled && isStaged(type),
  });
  return data ?? [];
}
