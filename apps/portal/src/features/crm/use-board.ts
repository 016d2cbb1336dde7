import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";
import type { StagedType } from "./staged-types";

type Owner = "mine" | "team" | "all";
type Flag = "idle" | "overstayed" | "pastClose" | "noNextStep";

/**
 * The board somebody came for: the one they chose, or their own records. Who owns none would see nothing that way, and gets
 * everybody's.
 */
export function useBoard(type: StagedType, chosen: Owner | undefined, pipelineId?: string, flag?: Flag) {
  const asked = { type, ...(pipelineId ? { pipelineId } : {}), ...(flag ? { flag } : {}) };
  const first = useQuery(trpc.crm.boards.read.queryOptions({ ...asked, owner: chosen ?? "mine" }));
  const ownsNone = chosen === undefined && !flag && first.data?.columns.every((column) => column.count === 0) === true;
  const all = useQuery({ ...trpc.crm.boards.read.queryOptions({ ...asked, owner: "all" }), enabled: ownsNone });
  return ownsNone ? { owner: "all" as const, query: all } : { owner: chosen ?? ("mine" as const), query: first };
}
