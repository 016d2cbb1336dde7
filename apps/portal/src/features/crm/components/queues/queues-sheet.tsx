import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Sheet } from "@arraigo/ui/sheet";
import { TableSkeleton } from "@arraigo/ui/skeleton";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { QueryView } from "../../../../lib/query-view";
import { trpc } from "../../../../lib/trpc";
import { useFieldProblem } from "../../../../lib/use-field-problem";
import { useRefreshCrm } from "../../use-refresh-crm";
import { QueueRow } from "./queue-row";

/** The queues cases wait in: made, renamed, put in order, taken out of use. */
export function QueuesSheet(props: { onClose: () => void }) {
  const t = useTranslations("crm.queues");
  const refresh = useRefreshCrm();
  const problem = useFieldProblem(["name"]);
  const [name, setName] = useState("");
  const query = useQuery(trpc.crm.queues.list.queryOptions());
  const create = useMutation({
    ...trpc.crm.queues.create.mutationOptions(),
    onError: problem.refuse,
    onSuccess: () => {
      refresh();
      toast({ title: t("created", { name }) });
      setName("");
    },
  });
  return (
    <Sheet open onOpenChange={(open) => !open && props.onClose()} title={t("title")} description={t("why")}>
      <form
        className="mb-4 flex items-end gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          problem.clear();
          if (name.trim()) create.mutate({ name: name.trim() });
        }}
      >
        <Field label={t("new")} error={problem.at("name")} className="flex-1">
          <Input
            maxLength={80}
            autoComplete="off"
            value={name}
            onChange={(event) => setName(event.currentTarget.value)}
          />
        </Field>
        <Button type="submit" kind="primary" busy={create.isPending}>
          {t("create")}
        </Button>
      </form>
      <QueryView query={query} loading={<TableSkeleton rows={3} />}>
        {(queues) => (
          <ul className="grid">
            {queues.length === 0 ? <li className="text-ink-3">{t("none")}</li> : null}
            {queues.map((queue, index) => (
              <li key={queue.id} className="border-t first:border-0">
                <QueueRow queue={queue} above={queues[index - 1]?.id} order={queues.map((each) => each.id)} />
              </li>
            ))}
          </ul>
        )}
      </QueryView>
    </Sheet>
  );
}
