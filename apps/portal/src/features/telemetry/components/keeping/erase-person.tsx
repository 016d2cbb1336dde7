import { Card } from "@arraigo/ui/card";
import { Combobox, type ComboboxChoice } from "@arraigo/ui/combobox";
import { Field } from "@arraigo/ui/field";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { Erasure } from "./erasure";
import { Erasures } from "./erasures";

/** Chooses whose records go; what is recorded is shown before anything can be pressed, and how far it is afterwards. */
export function ErasePerson() {
  const t = useTranslations("telemetry.keeping");
  const names = useTranslations("telemetry.names");
  const queryClient = useQueryClient();
  const [person, setPerson] = useState<ComboboxChoice | null>(null);
  const [begun, setBegun] = useState<Readonly<Record<string, string>>>({});
  const onError = useProblemToast();
  const look = useMutation(trpc.telemetry.retention.found.mutationOptions({ onError }));
  const choose = (choice: ComboboxChoice | null) => {
    setPerson(choice);
    look.reset();
    if (choice) look.mutate({ personId: choice.id });
  };
  const find = async (text: string) => {
    const { people } = await queryClient.fetchQuery(
      trpc.directory.people.list.queryOptions({ ...(text ? { text } : {}), limit: 10 }),
    );
    return people.map(({ id, name, email }) => ({ id, label: name, note: email }));
  };
  return (
    <Card title={t("erase")} take={t("eraseTake")}>
      <div className="grid gap-4">
        <Field label={t("who")}>
          <Combobox
            value={person}
            onChange={choose}
            find={find}
            text={{
              placeholder: names("placeholder"),
              searching: names("searching"),
              nothing: names("nothing"),
              failed: names("searchFailed"),
              clear: names("clear"),
            }}
          />
        </Field>
        {look.isPending ? <TableSkeleton rows={3} /> : null}
        {person && look.data ? (
          <Erasure
            key={person.id}
            personId={person.id}
            name={person.label}
            places={look.data.places}
            onBegun={(erasureId) => {
              setBegun((before) => ({ ...before, [erasureId]: person.label }));
              choose(null);
              void queryClient.invalidateQueries({ queryKey: trpc.telemetry.retention.erasures.queryKey() });
            }}
          />
        ) : null}
        <Erasures names={begun} />
      </div>
    </Card>
  );
}
