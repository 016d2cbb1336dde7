import type { AddressState } from "../../../../lib/address";
import { queryClient } from "../../../../lib/trpc";
import type { RecordType } from "../record-form/record-fields";
import type { recordListAddress } from "./list-address";
import { countQuery, listQuery } from "./list-queries";
import { filterOf, stateAt } from "./use-list-state";

/** Starts reading a list while its screen is still on its way. Failures are shown by the screen, which reads the same. */
export function prefetchList(type: RecordType, search: AddressState<typeof recordListAddress>): void {
  const state = stateAt(type, search);
  const filter = filterOf(state);
  void queryClient.prefetchInfiniteQuery(listQuery(type, filter, state.sort, state.columns));
  void queryClient.prefetchQuery(countQuery(type, filter));
}
