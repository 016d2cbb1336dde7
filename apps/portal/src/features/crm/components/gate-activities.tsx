import { Button } from "@arraigo/ui/button";
import { Input } from "@arraigo/ui/input";
import { useMutation } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import type { Move } from "../use-move-record";
import { useRefreshCrm } from "../use-refresh-crm";
import { pathOf } from "./record-list/record-cell";

type Kind = "call" | "email" | "chat" | "meeting" | "note" | "task";

interface Missing {
  kind: string;
  countMin: number;
  countDone: number;
}

const subject = { opportunity: "opportunityId", lead: "leadId", case: "caseId" } as const;

/** What has to have happened before a stage, each with the way to log it on the spot. */
export function GateActivities(props: { move: Move; activities: readonly Missing[]; onLogged: () => void }) {
  const t = useTranslations("crm.gate");
  return (
    <section className="grid gap-2">
      <h3 className="text-12 font-semibold text-ink-2">{t("activities")}</h3>
      <ul className="grid gap-2">
        {props.activities.map((activity) => (
          <GateActivity key={activity.kind} {...props} activity={activity} />
        ))}
      </ul>
    </section>
  );
}

function GateActivity({ move, activity, onLogged }: { move: Move; activity: Missing; onLogged: () => void }) {
  const t = useTranslations("crm.gate");
  const problem = useProblemToast();
  const refresh = useRefreshCrm();
  const [text, setText] = useState<string>();
  const kind = activity.kind as Kind;
  const log = useMutation({
    ...trpc.crm.activities.log.mutationOptions(),
    onSuccess: () => {
      setText(undefined);
      refresh();
      onLogged();
    },
    onError: problem,
  });
  function send() {
    const said = text?.trim();
    if (said && kind !== "task" && !log.isPending) log.mutate({ kind, text: said, [subject[move.type]]: move.id });
  }
  return (
    <li className="grid gap-2 rounded-2 bg-sunken px-3 py-2">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        <span className="text-13 font-medium">{t(`activity.${kind}`, { count: activity.countMin })}</span>
        <span className="figures text-12 text-ink-3">
          {t("done", { done: activity.countDone, count: activity.countMin })}
        </span>
        <span className="ml-auto">
          {kind === "task" ? (
            <Link to={pathOf[move.type](move.id)} className="text-13">
              {t("planTask")}
            </Link>
          ) : text === undefined ? (
            <Button size="small" onClick={() => setText("")}>
              {t("logNow")}
            </Button>
          ) : null}
        </span>
      </div>
      {text === undefined ? null : (
        <div className="flex gap-2">
          <Input
            autoFocus
            aria-label={t("what")}
            placeholder={t("what")}
            value={text}
            maxLength={4_000}
            autoComplete="off"
            onChange={(event) => setText(event.currentTarget.value)}
            onKeyDown={(event) => {
              if (event.key !== "Enter") return;
              event.preventDefault();
              send();
            }}
          />
          <Button busy={log.isPending} disabled={text.trim() === ""} onClick={send}>
            {t("log")}
          </Button>
        </div>
      )}
    </li>
  );
}
