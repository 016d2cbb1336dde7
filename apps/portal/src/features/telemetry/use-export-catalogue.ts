import { saveFile, toCsv } from "@arraigo/ui/plain/csv";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { trpc } from "../../lib/trpc";
import { useProblemToast } from "../../lib/use-problem-toast";
import type { CatalogueEvent } from "./catalogue-event";

/** Hands over the whole catalogue as a file: one line an event and property, or an event alone where it has none. */
export function useExportCatalogue() {
  const t = useTranslations("telemetry.catalogue");
  const queryClient = useQueryClient();
  const onError = useProblemToast();
  return useMutation({
    mutationFn: async () => {
      const events: CatalogueEvent[] = [];
      for (let cursor: string | undefined, more = true; more; ) {
        const page = await queryClient.fetchQuery(
          trpc.telemetry.catalogue.list.queryOptions({ limit: 200, ...(cursor ? { cursor } : {}) }),
        );
        events.push(...page.events);
        cursor = page.nextCursor ?? undefined;
        more = cursor !== undefined;
      }
      return events;
    },
    onError,
    onSuccess: (events) => saveFile("events.csv", toCsv(headersOf(t), events.flatMap(linesOf))),
  });
}

const columns = ["name", "description", "owner", "plan", "count", "first", "last", "property", "seen", "type"] as const;
const headersOf = (t: (key: `columns.${(typeof columns)[number]}`) => string) =>
  columns.map((each) => t(`columns.${each}`));

function linesOf(event: CatalogueEvent) {
  const { name, description, owner, planned, count, firstDay, lastDay, plannedProperties } = event;
  const head = [name, description, owner?.name, planned, count, firstDay, lastDay];
  const properties = new Map(event.properties.map(({ property, types }) => [property, types.join(" ")]));
  for (const property of Object.keys(plannedProperties)) if (!properties.has(property)) properties.set(property, "");
  if (properties.size === 0) return [[...head, null, null, null]];
  return [...properties].map(([property, seen]) => [...head, property, seen, plannedProperties[property]]);
}
