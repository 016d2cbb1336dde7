import { Button } from "@arraigo/ui/button";
import { Popover } from "@arraigo/ui/popover";
import { Skeleton } from "@arraigo/ui/skeleton";
import { toast } from "@arraigo/ui/toast";
import { useInfiniteQuery, useMutation } from "@tanstack/react-query";
import { History } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import type { NamedField, RecordType } from "../record-form/record-fields";
import { useChangeText } from "../timeline/use-change-text";

interface FieldHistoryProps {
  type: RecordType;
  id: string;
  field: NamedField;
  currency: string | null;
  mayWrite: boolean;
}

/** Every value a field has had, beside the field; each can be put back. */
export function FieldHistory(props: FieldHistoryProps) {
  const t = useTranslations("crm.page");
  const [open, setOpen] = useState(false);
  return (
    <Popover
      open={open}
      onOpenChange={setOpen}
      title={t("valuesOf", { field: props.field.label })}
      trigger={
        <button
          type="button"
          aria-label={t("valuesOf", { field: props.field.label })}
          title={t("valuesOf", { field: props.field.label })}
          className="grid size-6 shrink-0 place-items-center rounded-1 text-ink-3 hover:bg-surface hover:text-ink"
        >
          <History aria-hidden="true" className="size-3.5" />
        </button>
      }
    >
      {open ? <Values {...props} onRestored={() => setOpen(false)} /> : null}
    </Popover>
  );
}

function Values(props: FieldHistoryProps & { onRestored: () => void }) {
  const t = useTranslations("crm.page");
  const format = useFormat();
  const changeText = useChangeText();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const query = useInfiniteQuery(
    trpc.crm.records.fieldHistory.infiniteQueryOptions(
      { type: props.type, id: props.id, field: props.field.key, limit: 10 },
      { getNextPageParam: (page) => page.next },
    ),
  );
  const restore = useMutation({
    ...trpc.crm.records.restoreValue.mutationOptions(),
    onSuccess: () => {
      refresh();
      toast({ title: t("restored", { field: props.field.label }) });
      props.onRestored();
    },
    onError: problem,
  });
  const values = query.data?.pages.flatMap((page) => page.values) ?? [];
  const say = (value: string | number | null) => changeText(props.field.key, value, props.currency);
  return (
    <QueryView query={query} loading={<Skeleton className="h-16 w-full" />}>
      {() =>
        values.length === 0 ? (
          <p className="text-ink-3">{t("valuesNone")}</p>
        ) : (
          <ol className="-mx-1 grid max-h-72 overflow-y-auto px-1">
            {values.map((value) => (
              <li key={value.eventId} className="grid gap-0.5 border-t py-2 first:border-0">
                <p className="break-words">
                  <span className="text-ink-3">{say(value.from)}</span> → {say(value.to)}
                </p>
                <p className="figures flex flex-wrap items-center gap-x-2 text-12 text-ink-3">
                  <span>{value.actorName ?? t("system")}</span>
                  <time dateTime={value.at} title={format.dateTime(value.at)}>
                    {format.ago(value.at)}
                  </time>
                  {value.source === "screen" ? null : <span>{t(`sources.${value.source}`)}</span>}
                  {value.restorable && props.mayWrite ? (
                    <Button
                      kind="ghost"
                      size="small"
                      className="ml-auto"
                      busy={restore.isPending && restore.variables.eventId === value.eventId}
                      onClick={() => restore.mutate({ eventId: value.eventId, field: props.field.key })}
                    >
                      {t("restore", { value: say(value.from).slice(0, 24) })}
                    </Button>
                  ) : null}
                </p>
              </li>
            ))}
            {query.hasNextPage ? (
              <Button
                kind="ghost"
                size="small"
                busy={query.isFetchingNextPage}
                onClick={() => void query.fetchNextPage()}
              >
                {t("older")}
              </Button>
            ) : null}
          </ol>
        )
      }
    </QueryView>
  );
}
