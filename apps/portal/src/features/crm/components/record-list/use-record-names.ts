import { useQueries } from "@tanstack/react-query";
import { api } from "../../../../lib/trpc";
import type { SentRecord } from "../record-form/read-record";
import { type RecordType, recordName, routerOf } from "../record-form/record-fields";

type Get = { query: (input: { id: string }) => Promise<SentRecord> };

/** What records are called of which only the id is known: those named in a link's filters. */
export function useRecordNames(records: readonly { type: RecordType; id: string }[]): ReadonlyMap<string, string> {
  const answers = useQueries({
    queries: records.map(({ type, id }) => ({
      queryKey: [["crm", routerOf[type], "get"], { input: { id }, type: "query" }] as const,
      queryFn: () => (api.crm[routerOf[type]].get as unknown as Get).query({ id }),
      staleTime: 5 * 60_000,
      retry: false,
    })),
  });
  return new Map(
    records.flatMap(({ type, id }, index) => {
      const data = answers[index]?.data;
      return data ? [[id, recordName(type, data.values)] as const] : [];
    }),
  );
}
