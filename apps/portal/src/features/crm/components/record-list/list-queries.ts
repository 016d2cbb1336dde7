import { infiniteQueryOptions, queryOptions } from "@tanstack/react-query";
import type { RecordType } from "../record-form/record-fields";
import { type ListFilter, type ListOrder, listKey, proceduresOf, readList } from "./list-procedures";

const pageRows = 50;
/** Whatever is shown, amounts need their currency, and the first tags stand beside the name. */
const always = ["currency", "tags"];

/** The rows a filter finds, page by page. */
export function listQuery(
  type: RecordType,
  filter: ListFilter,
  sort: ListOrder | undefined,
  columns: readonly string[],
) {
  const input = { ...filter, sort, limit: pageRows, columns: [...new Set([...columns, ...always])].sort() };
  return infiniteQueryOptions({
    queryKey: [...listKey(type, "list"), { input, type: "infinite" }] as const,
    queryFn: ({ pageParam, signal }) => readList(type, { ...input, cursor: pageParam }, signal),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  });
}

/** How many rows a filter finds. */
export function countQuery(type: RecordType, filter: ListFilter) {
  return queryOptions({
    queryKey: [...listKey(type, "count"), { input: filter, type: "query" }] as const,
    queryFn: ({ signal }) => proceduresOf(type).count.query(filter, { signal }),
  });
}
