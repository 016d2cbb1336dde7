import { Button } from "@arraigo/ui/button";
import { Input } from "@arraigo/ui/input";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { ArrowUp } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";

interface Queue {
  id: string;
  name: string;
  archivedAt: string | null;
  open: number;
  unowned: number;
  oldestAt: string | null;
}

/** One queue: how much waits in it, and what one does with it. */
export function QueueRow(props: { queue: Queue; above: string | undefined; order: readonly string[] }) {
  const t = useTranslations("crm.queues");
  const common = useTranslations("common");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [name, setName] = useState<string>();
  const { queue, above } = props;
  const options = { onSettled: refresh, onError: problem };
  const rename = useMutation({ ...trpc.crm.queues.rename.mutationOptions(), ...options });
  const archive = useMutation({ ...trpc.crm.queues.archive.mutationOptions(), ...options });
  const restore = useMutation({ ...trpc.crm.queues.restore.mutationOptions(), ...options });
  const order = useMutation({ ...trpc.crm.queues.order.mutationOptions(), ...options });
  const at = { id: queue.id };
  if (name !== undefined)
    return (
      <form
        className="flex min-h-11 items-center gap-2"
        onSubmit={(event) => {
          event.preventDefault();
          if (name.trim()) rename.mutate({ ...at, name: name.trim() }, { onSuccess: () => setName(undefined) });
        }}
        onKeyDown={(event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          setName(undefined);
        }}
      >
        <Input
          aria-label={t("rename")}
          autoFocus
          maxLength={80}
          value={name}
          onChange={(event) => setName(event.currentTarget.value)}
        />
        <Button type="submit" kind="primary" size="small" busy={rename.isPending}>
          {common("save")}
        </Button>
      </form>
    );
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-x-2 gap-y-1 py-1.5">
      <span className="min-w-0 flex-1">
        <span className="block truncate font-medium">{queue.name}</span>
        <span className="figures block text-12 text-ink-3">
          {queue.archivedAt
            ? t("archived")
            : queue.oldestAt
              ? t("oldest", { count: queue.unowned, ago: format.ago(queue.oldestAt) })
              : t("open", { count: queue.open })}
        </span>
      </span>
      {queue.archivedAt ? (
        <>
          <Tag>{t("archived")}</Tag>
          <Button size="small" onClick={() => restore.mutate(at)}>
            {t("restore")}
          </Button>
        </>
      ) : (
        <>
          {above ? (
            <Button
              kind="ghost"
              size="small"
              aria-label={t("up", { name: queue.name })}
              title={t("up", { name: queue.name })}
              onClick={() => order.mutate({ ids: swapped(props.order, queue.id, above) })}
            >
              <ArrowUp aria-hidden="true" className="size-3.5" />
            </Button>
          ) : null}
          <Button kind="ghost" size="small" onClick={() => setName(queue.name)}>
            {t("rename")}
          </Button>
          <Button
            kind="ghost"
            size="small"
            onClick={() =>
              archive.mutate(at, {
                onSuccess: () =>
                  toast({ title: t("isArchived", { name: queue.name }), undo: () => restore.mutate(at) }),
              })
            }
          >
            {t("archive")}
          </Button>
        </>
      )}
    </div>
  );
}

const swapped = (order: readonly string[], one: string, other: string) =>
  order.map((id) => (id === one ? other : id === other ? one : id));
