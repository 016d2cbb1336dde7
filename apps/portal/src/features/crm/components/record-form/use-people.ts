import type { ComboboxChoice } from "@arraigo/ui/combobox";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";

const shownMax = 8;
const keptMilliseconds = 5 * 60_000;
const query = () => trpc.crm.owners.list.queryOptions(undefined, { staleTime: keptMilliseconds });

/** Everybody who can own a record: for pickers, and for the names behind ids. */
export function usePeople(enabled = true) {
  const client = useQueryClient();
  const can = useCan();
  const { data } = useQuery({ ...query(), enabled: enabled && can("crm.record.reassign") });
  return {
    nameOf: (id: string) => data?.find((person) => person.id === id)?.name ?? undefined,
    find: async (text: string): Promise<readonly ComboboxChoice[]> => {
      const people = await client.fetchQuery(query());
      const wanted = fold(text);
      return people
        .flatMap((person) =>
          person.name && fold(person.name).includes(wanted) ? [{ id: person.id, label: person.name }] : [],
        )
        .slice(0, shownMax);
    },
  };
}

/** Without accents or case: "Núñez" is found by "nunez". */
function fold(text: string): string {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLocaleLowerCase();
}
