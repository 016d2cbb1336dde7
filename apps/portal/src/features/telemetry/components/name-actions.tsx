import { Button } from "@arraigo/ui/button";
import { Combobox, type ComboboxChoice } from "@arraigo/ui/combobox";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useDecideName } from "../use-decide-name";

interface Named {
  userRef: string;
  suggestion: { id: string; name: string } | null;
  standing: string;
}

/** What can be said about an unknown name: who it is, with one press where somebody fits, or that it is nobody here. */
export function NameActions({ name }: { name: Named }) {
  const t = useTranslations("telemetry.names");
  const [choosing, setChoosing] = useState(false);
  const { suggestion, userRef } = name;
  const decide = useDecideName({ person: suggestion?.name });
  return (
    <span className="flex flex-wrap justify-end gap-2">
      {suggestion ? (
        <Button
          size="small"
          busy={decide.map.isPending}
          onClick={() => decide.map.mutate({ userRef, personId: suggestion.id })}
        >
          {t("isSuggested", { name: suggestion.name })}
        </Button>
      ) : null}
      <Button
        size="small"
        kind="ghost"
        onClick={() => setChoosing(true)}
        aria-label={t("chooseFor", { name: userRef })}
      >
        {t("choose", { guessed: suggestion ? "yes" : "no" })}
      </Button>
      {name.standing === "outside" ? (
        <Button size="small" kind="ghost" onClick={() => decide.unmap.mutate({ userRef })}>
          {t("undo")}
        </Button>
      ) : (
        <Button
          size="small"
          kind="ghost"
          busy={decide.setOutside.isPending}
          onClick={() => decide.setOutside.mutate({ userRef })}
          aria-label={t("outsideFor", { name: userRef })}
        >
          {t("outside")}
        </Button>
      )}
      {choosing ? <ChoosePerson userRef={userRef} onClose={() => setChoosing(false)} /> : null}
    </span>
  );
}

function ChoosePerson({ userRef, onClose }: { userRef: string; onClose: () => void }) {
  const t = useTranslations("telemetry.names");
  const common = useTranslations("common");
  const queryClient = useQueryClient();
  const [person, setPerson] = useState<ComboboxChoice | null>(null);
  const { map } = useDecideName({ person: person?.label, done: onClose });
  const find = async (text: string) => {
    const { people } = await queryClient.fetchQuery(
      trpc.directory.people.list.queryOptions({ ...(text ? { text } : {}), limit: 10 }),
    );
    return people.map(({ id, name, email }) => ({ id, label: name, note: email }));
  };
  return (
    <Dialog
      open
      onOpenChange={(open) => open || onClose()}
      title={t("chooseTitle", { name: userRef })}
      description={t("chooseWhy")}
      footer={
        <>
          <Button onClick={onClose}>{common("cancel")}</Button>
          <Button
            kind="primary"
            disabled={!person}
            busy={map.isPending}
            onClick={() => person && map.mutate({ userRef, personId: person.id })}
          >
            {t("map")}
          </Button>
        </>
      }
    >
      <Field label={t("person")}>
        <Combobox
          autoFocus
          value={person}
          onChange={setPerson}
          find={find}
          text={{
            placeholder: t("placeholder"),
            searching: t("searching"),
            nothing: t("nothing"),
            failed: t("searchFailed"),
            clear: t("clear"),
          }}
        />
      </Field>
    </Dialog>
  );
}
