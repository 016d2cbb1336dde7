import { Button } from "@arraigo/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { StateName } from "../types";
import type { By } from "./heat-figure";

interface Named {
  personId: string;
  name: string;
  state: StateName;
  since: string | null;
}

/** Names on request: a deliberate act, because each person can see that somebody looked. */
export function NamesBehind(props: { cell: { rolloutId: string; by: By; group: string; behaviourId: string } }) {
  const t = useTranslations("adoption.drill");
  const states = useTranslations("adoption.states");
  const format = useFormat();
  const [people, setPeople] = useState<readonly Named[]>([]);
  const [next, setNext] = useState<string | null>(null);
  const look = useMutation(
    trpc.adoption.look.mutationOptions({
      onSuccess: (page) => {
        setPeople((before) => [...before, ...page.people]);
        setNext(page.nextCursor);
      },
      onError: useProblemToast(),
    }),
  );
  return (
    <section className="grid justify-items-start gap-2.5 border-t pt-4">
      {people.length === 0 ? (
        <Button onClick={() => look.mutate(props.cell)} disabled={look.isPending}>
          {t("look")}
        </Button>
      ) : (
        <ul className="w-full">
          {people.map(({ personId, name, state, since }) => (
            <li key={personId} className="flex items-baseline justify-between gap-4 border-b py-2 last:border-0">
              <span className="font-medium">{name}</span>
              <span className="text-right text-ink-2">
                {states(state)}
                {since ? (
                  <span className="block text-12 text-ink-3">{t("since", { day: format.date(since) })}</span>
                ) : null}
              </span>
            </li>
          ))}
        </ul>
      )}
      {next ? (
        <Button onClick={() => look.mutate({ ...props.cell, cursor: next })} disabled={look.isPending}>
          {t("more")}
        </Button>
      ) : null}
      <p className="text-12 text-ink-3">{t("lookNote")}</p>
    </section>
  );
}
