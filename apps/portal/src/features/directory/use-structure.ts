import { useQuery } from "@tanstack/react-query";
import { trpc } from "../../lib/trpc";
import { unitsInOrder } from "./unit-options";

/** Units in the order of the tree, job roles and locations: what filters and forms choose from. Empty while loading. */
export function useStructure() {
  const query = useQuery(trpc.directory.structure.get.queryOptions());
  return {
    units: unitsInOrder(query.data?.orgUnits ?? []),
    jobRoles: query.data?.jobRoles ?? [],
    locations: query.data?.locations ?? [],
    query,
  };
}
