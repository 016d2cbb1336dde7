import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";

type Owner = "mine" | "team" | "all";

/**
 * The board somebody came for: the one they chose, or their own deals. Who owns none would see nothing that way, and gets
 * everybody's.
 */
export function useBoard(chosen: Owner | undefined) {
  const first = useQuery(trpc.crm.opportunities.board.queryOptions({ owner: chosen ?? "mine" }));
  const ownsNone = chosen === undefined && first.data?.columns.every((column) => column.count === 0) === true;
  const all = useQuery({ ...trpc.crm.opportunities.board.queryOptions({ owner: "all" }), enabled: ownsNone });
  return ownsNone ? { owner: "all" as const, query: all } : { owner: chosen ?? ("mine" as const), query: first };
}
