import { type InfiniteData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { RecordType } from "../record-form/record-fields";
import { type ListFilter, type ListOrder, type ListPage, listKey, proceduresOf, readList } from "./list-procedures";

const pageRows = 50;
/** Whatever is shown, amounts need their currency, and the first tags stand beside the name. */
const always = ["currency", "tags"];
/** The server stops counting here; one more than this is "more than a thousand". */
export const countMax = 1_000;

/** The rows a filter finds, page by page, and how many there are. Earlier rows stay in sight while others are on their way. */
export function useRecordList(
  type: RecordType,
  filter: ListFilter,
  sort: ListOrder | undefined,
  columns: readonly string[],
) {
  const procedures = proceduresOf(type);
  const input = { ...filter, sort, limit: pageRows, columns: [...new Set([...columns, ...always])].sort() };
  const query = useInfiniteQuery<ListPage, Error, InfiniteData<ListPage>, readonly unknown[], string | undefined>({
    queryKey: [...listKey(type, "list"), { input, type: "infinite" }],
    queryFn: ({ pageParam, signal }) => readList(type, { ...input, cursor: pageParam }, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: (before) => before,
  });
  const count = useQuery({
    queryKey: [...listKey(type, "count"), { input: filter, type: "query" }],
    queryFn: ({ signal }) => procedures.count.query(filter, { signal }),
    placeholderData: (before) => before,
  });
  return { query, rows: query.data?.pages.flatMap((page) => page.rows) ?? [], total: count.data?.count };
}
