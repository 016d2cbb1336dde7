import { Button } from "@arraigo/ui/button";
import { Menu, MenuItem, MenuSeparator } from "@arraigo/ui/menu";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { ChevronDown } from "lucide-react";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { paths } from "../../../../lib/paths";
import { useCan } from "../../../../lib/session";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";
import { QueuesSheet } from "./queues-sheet";

const shownMax = 12;

/** Gives an agent the next case of a queue, or the most urgent of all, and opens it. */
export function TakeNext() {
  const t = useTranslations("crm.queues");
  const desk = useTranslations("crm.caseDesk");
  const can = useCan();
  const navigate = useNavigate();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [managing, setManaging] = useState(false);
  const queues = useQuery(trpc.crm.queues.list.queryOptions());
  const take = useMutation({
    ...trpc.crm.cases.takeNext.mutationOptions(),
    onError: problem,
    onSuccess: ({ id }) => {
      refresh();
      if (id) void navigate({ to: paths.crm.case(id) });
      else toast({ title: desk("nothingWaits") });
    },
  });
  // Only where something waits, the fullest first: queues without cases would bury them.
  const waiting = (queues.data ?? [])
    .filter((queue) => queue.archivedAt === null && queue.unowned > 0)
    .sort((one, other) => other.unowned - one.unowned)
    .slice(0, shownMax);
  if (!can("crm.case.take")) return null;
  return (
    <>
      <Menu
        align="end"
        trigger={
          <Button busy={take.isPending} aria-label={desk("takeNext")}>
            <span className="max-sm:hidden">{desk("takeNext")}</span>
            <span className="sm:hidden">{desk("takeNextShort")}</span>
            <ChevronDown aria-hidden="true" className="size-3.5" />
          </Button>
        }
      >
        <MenuItem onSelect={() => take.mutate({})}>{t("fromAll")}</MenuItem>
        {waiting.map((queue) => (
          <MenuItem key={queue.id} onSelect={() => take.mutate({ queueId: queue.id })}>
            {t("waiting", { name: queue.name, count: queue.unowned })}
          </MenuItem>
        ))}
        {can("crm.queue.manage") ? (
          <>
            <MenuSeparator />
            <MenuItem onSelect={() => setManaging(true)}>{t("manage")}</MenuItem>
          </>
        ) : null}
      </Menu>
      {managing ? <QueuesSheet onClose={() => setManaging(false)} /> : null}
    </>
  );
}
