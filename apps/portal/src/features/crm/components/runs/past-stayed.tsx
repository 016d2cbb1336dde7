import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";

/** What taking a run back left as it was, and why: read when somebody asks. */
export function PastStayed(props: { runId: string; title: string }) {
  const t = useTranslations("crm.runs");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>
        {t("kept")}
      </Button>
      {open ? (
        <Dialog open onOpenChange={setOpen} title={t("kept")} description={props.title}>
          <Reasons runId={props.runId} />
        </Dialog>
      ) : null}
    </>
  );
}

function Reasons({ runId }: { runId: string }) {
  const t = useTranslations("crm.runs");
  const query = useQuery(trpc.crm.runs.get.queryOptions({ runId }));
  return (
    <QueryView query={query} loading={<TableSkeleton rows={3} />}>
      {({ undo }) => (
        <ul className="grid gap-2 pb-1">
          <li>{t("keptCount", { count: undo?.kept ?? 0 })}</li>
          {undo?.stayed.map((reason) => (
            <li key={reason} className="rounded-2 bg-sunken px-3 py-2">
              {reason}
            </li>
          ))}
          {undo && undo.stayed.length > 0 && undo.kept > undo.stayed.length ? (
            <li className="text-ink-2">{t("keptMore", { count: undo.kept - undo.stayed.length })}</li>
          ) : null}
        </ul>
      )}
    </QueryView>
  );
}
