import { Button } from "@arraigo/ui/button";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { BehindData, BehindQuestion } from "../usage-types";

type Named = { personId: string; name: string; standing: "waiting" | "never" | "before" | "lately" | "habit" };

/** Names, where they may be seen, and only when somebody asks for them: a look is written into each person's record. */
export function BehindNames({ may, ask }: { may: BehindData["names"]; ask: BehindQuestion }) {
  const t = useTranslations("telemetry.uptake.behind");
  const [people, setPeople] = useState<readonly Named[] | null>(null);
  const onError = useProblemToast();
  const look = useMutation(
    trpc.telemetry.analytics.look.mutationOptions({
      onSuccess: (page) => setPeople((before) => [...(before ?? []), ...page.people]),
      onError,
    }),
  );
  if (ask.figure !== "offer" || (may !== "rollouts" && may !== "team"))
    return <p className="text-ink-2">{t(`names.${may === "rollouts" || may === "team" ? "noBehaviour" : may}`)}</p>;
  const cursor = look.data?.nextCursor ?? undefined;
  return (
    <section className="grid gap-2">
      <h3 className="text-12 font-medium text-ink-3">{t(`names.${may}`)}</h3>
      {people === null ? <p className="text-ink-2">{t("names.lookText")}</p> : null}
      {people?.length === 0 ? <p className="text-ink-2">{t("names.none")}</p> : null}
      {people && people.length > 0 ? (
        <ul className="grid gap-1.5">
          {people.map(({ personId, name, standing }) => (
            <li key={personId} className="flex justify-between gap-3">
              <span className="min-w-0">{name}</span>
              <span className="text-ink-2">{t(`standing.${standing}`)}</span>
            </li>
          ))}
        </ul>
      ) : null}
      {people === null || cursor ? (
        <span>
          <Button
            size="small"
            busy={look.isPending}
            onClick={() => look.mutate({ feature: ask.feature, ...(cursor ? { cursor } : {}) })}
          >
            {t(people === null ? "names.look" : "names.more")}
          </Button>
        </span>
      ) : null}
    </section>
  );
}
