import { Button } from "@arraigo/ui/button";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useCan, useSession } from "../../../lib/session";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useMoveRecord } from "../use-move-record";
import { useRefreshCrm } from "../use-refresh-crm";
import { GateDialog } from "./gate-dialog";

interface CaseActionsProps {
  id: string;
  name: string;
  ownerId: string | null;
  closed: boolean;
  mayWrite: boolean;
}

/** What an agent does with a case: takes it, gives it back, solves it, opens it again. The one that comes next stands out. */
export function CaseActions(props: CaseActionsProps) {
  const t = useTranslations("crm.caseDesk");
  const can = useCan();
  const session = useSession();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const options = { onSettled: refresh, onError: problem };
  const take = useMutation({ ...trpc.crm.cases.take.mutationOptions(), ...options });
  const release = useMutation({ ...trpc.crm.cases.release.mutationOptions(), ...options });
  const reopen = useMutation({ ...trpc.crm.cases.reopen.mutationOptions(), ...options });
  const at = { id: props.id };
  if (props.closed)
    return props.mayWrite ? (
      <Button
        busy={reopen.isPending}
        onClick={() => reopen.mutate(at, { onSuccess: () => toast({ title: t("reopened") }) })}
      >
        {t("reopen")}
      </Button>
    ) : null;
  const mine = props.ownerId === session.person.id;
  return (
    <>
      {props.ownerId === null && can("crm.case.take") ? (
        <Button
          kind="primary"
          busy={take.isPending}
          onClick={() =>
            take.mutate(at, { onSuccess: () => toast({ title: t("taken"), undo: () => release.mutate(at) }) })
          }
        >
          {t("take")}
        </Button>
      ) : null}
      {mine ? (
        <Button
          busy={release.isPending}
          onClick={() =>
            release.mutate(at, { onSuccess: () => toast({ title: t("released"), undo: () => take.mutate(at) }) })
          }
        >
          {t("release")}
        </Button>
      ) : null}
      {props.mayWrite ? <Solve id={props.id} name={props.name} standsOut={mine} /> : null}
    </>
  );
}

/** Into the stage where cases of this pipeline are solved; what that asks for, the solution above all, opens on the spot. */
function Solve(props: { id: string; name: string; standsOut: boolean }) {
  const t = useTranslations("crm.caseDesk");
  const moving = useMoveRecord();
  const query = useQuery(trpc.crm.stages.times.queryOptions({ type: "case", id: props.id }));
  const stages = query.data?.pipeline?.stages ?? [];
  const from = stages.find((stage) => stage.id === query.data?.stageId);
  const to = stages.find((stage) => stage.kind === "won");
  if (!from || !to) return null;
  return (
    <>
      <Button
        kind={props.standsOut ? "primary" : "default"}
        busy={moving.busy}
        onClick={() => moving.move({ type: "case", id: props.id, name: props.name, from, to })}
      >
        {t("solve")}
      </Button>
      <GateDialog moving={moving} />
    </>
  );
}
