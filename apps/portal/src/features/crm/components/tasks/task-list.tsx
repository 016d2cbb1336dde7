import { Button } from "@arraigo/ui/button";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import type { SteppedType } from "../record/page-record";
import { TaskRow } from "./task-row";

const shownMax = 2;
/** There a finger needs the room, and the page scrolls anyway. */
const onPhone = () => window.matchMedia("(max-width: 767px)").matches;

/** What is planned on a record, soonest first: a part of what comes next. */
export function TaskList(props: { type: SteppedType; id: string; onPlan: (() => void) | undefined }) {
  const t = useTranslations("crm.tasks");
  const related = useTranslations("crm.related");
  const titleId = useId();
  const query = useQuery(
    trpc.crm.activities.list.queryOptions({ record: { type: props.type, id: props.id }, state: "open", limit: 20 }),
  );
  const [whole, setWhole] = useState(false);
  const rows = query.data?.rows ?? [];
  const shown = whole ? rows : rows.slice(0, shownMax);
  return (
    <section aria-labelledby={titleId} className="mt-2 border-t pt-1.5">
      <header className="flex min-h-7 items-center gap-2">
        <h3 id={titleId} className="min-w-0 truncate text-ink-2">
          {t("planned")}
        </h3>
        <span className="ml-auto flex shrink-0 items-center gap-1">
          {rows.length > shownMax ? (
            <Button kind="ghost" size="small" onClick={() => setWhole((before) => !before)}>
              {whole ? related("fewer") : related("allOf", { count: rows.length })}
            </Button>
          ) : null}
          {props.onPlan ? (
            <Button kind="ghost" size="small" hint="T" onClick={props.onPlan}>
              <Plus aria-hidden="true" className="size-3.5" />
              {t("plan")}
            </Button>
          ) : null}
        </span>
      </header>
      {query.data && rows.length === 0 ? <p className="text-ink-3">{t("none")}</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {shown.map((row) => (
          <li key={row.id}>
            <TaskRow task={row} compact={!whole && !onPhone()} />
          </li>
        ))}
      </ul>
    </section>
  );
}
