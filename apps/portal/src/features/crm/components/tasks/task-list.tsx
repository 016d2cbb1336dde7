import { Button } from "@arraigo/ui/button";
import { Card } from "@arraigo/ui/card";
import { useQuery } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { trpc } from "../../../../lib/trpc";
import type { SteppedType } from "../record/page-record";
import { TaskRow } from "./task-row";

const shownMax = 2;

/** What is planned on a record, soonest first. */
export function TaskList(props: { type: SteppedType; id: string; onPlan: (() => void) | undefined }) {
  const t = useTranslations("crm.tasks");
  const related = useTranslations("crm.related");
  const query = useQuery(
    trpc.crm.activities.list.queryOptions({ record: { type: props.type, id: props.id }, state: "open", limit: 20 }),
  );
  const [whole, setWhole] = useState(false);
  const rows = query.data?.rows ?? [];
  const shown = whole ? rows : rows.slice(0, shownMax);
  return (
    <Card
      title={t("planned")}
      actions={
        props.onPlan ? (
          <Button kind="ghost" size="small" hint="T" onClick={props.onPlan}>
            <Plus aria-hidden="true" className="size-3.5" />
            {t("plan")}
          </Button>
        ) : undefined
      }
    >
      {query.data && rows.length === 0 ? <p className="text-ink-3">{t("none")}</p> : null}
      <ul className="grid grid-cols-[minmax(0,1fr)]">
        {shown.map((row) => (
          <li key={row.id} className="border-t first:border-0">
            <TaskRow task={row} />
          </li>
        ))}
      </ul>
      {rows.length > shownMax ? (
        <Button kind="ghost" size="small" className="-ml-2" onClick={() => setWhole((before) => !before)}>
          {whole ? related("fewer") : related("all", { count: rows.length })}
        </Button>
      ) : null}
    </Card>
  );
}
