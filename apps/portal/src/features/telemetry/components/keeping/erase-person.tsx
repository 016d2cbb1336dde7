import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { Combobox, type ComboboxChoice } from "@arraigo/ui/combobox";
import { Field } from "@arraigo/ui/field";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import { Erasure } from "./erasure";

/** Chooses whose records go; what is recorded is shown before anything can be pressed. */
export function ErasePerson() {
  const t = useTranslations("telemetry.keeping");
  const names = useTranslations("telemetry.names");
  const queryClient = useQueryClient();
  const [person, setPerson] = useState<ComboboxChoice | null>(null);
  const [erased, setErased] = useState(false);
  const find = async (text: string) => {
    const { people } = await queryClient.fetchQuery(
      trpc.directory.people.list.queryOptions({ ...(text ? { text } : {}), limit: 10 }),
    );
    return people.map(({ id, name, email }) => ({ id, label: name, note: email }));
  };
  return (
    <Card title={t("erase")} take={t("eraseTake")}>
      <div className="grid gap-4">
        {erased ? null : (
          <Field label={t("who")}>
            <Combobox
              value={person}
              onChange={setPerson}
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
        )}
        {person ? (
          <Erasure key={person.id} personId={person.id} name={person.label} onErased={() => setErased(true)} />
        ) : null}
        {erased ? (
          <div>
            <Button
              onClick={() => {
                setPerson(null);
                setErased(false);
              }}
            >
              {t("another")}
            </Button>
          </div>
        ) : null}
      </div>
    </Card>
  );
}
