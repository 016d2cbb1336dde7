import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RecordType } from "../record-form/record-fields";
import type { ListFilter, ListOrder } from "./list-procedures";
import { countQuery, listQuery } from "./list-queries";

/** The server stops counting here; one more than this is "more than a thousand". */
export const countMax = 1_000;

/** The rows a filter finds, and how many there are. Earlier rows stay in sight while others are on their way. */
export function useRecordList(
  type: RecordType,
  filter: ListFilter,
  sort: ListOrder | undefined,
  columns: readonly string[],
) {
  const query = useInfiniteQuery({ ...listQuery(type, filter, sort, columns), placeholderData: (before) => before });
  const count = useQuery({ ...countQuery(type, filter), placeholderData: (before) => before });
  return { query, rows: query.data?.pages.flatMap((page) => page.rows) ?? [], total: count.data?.count };
}
