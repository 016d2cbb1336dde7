import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { NothingYet } from "@arraigo/ui/empty-state";
import { Field } from "@arraigo/ui/field";
import { Segmented } from "@arraigo/ui/segmented";
import { CardSkeleton } from "@arraigo/ui/skeleton";
import { Tag } from "@arraigo/ui/tag";
import { Textarea } from "@arraigo/ui/textarea";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId, useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { QueryView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import { useProblemToast } from "../../../lib/use-problem-toast";
import { useRefreshCrm } from "../use-refresh-crm";
import { pathOf } from "./record-list/record-cell";

type Which = "waitingForMe" | "mine" | "decided";
const tones = { waiting: "amber", approved: "brand", declined: "red", withdrawn: "neutral" } as const;

/** Requests to let records into stages: decided here with one click, or declined with a reason. */
export function Approvals(props: { which: Which; onWhich: (which: Which) => void }) {
  const t = useTranslations("crm.approvals");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const [declining, setDeclining] = useState<{ id: string; name: string }>();
  const query = useQuery(trpc.crm.approvals.list.queryOptions({ which: props.which }));
  const done = { onSettled: refresh, onError: problem };
  const approve = useMutation({ ...trpc.crm.approvals.approve.mutationOptions(), ...done });
  const withdraw = useMutation({ ...trpc.crm.approvals.withdraw.mutationOptions(), ...done });
  return (
    <div className="grid gap-4">
      <div className="flex">
        <Segmented
          label={t("which")}
          value={props.which}
          choices={(["waitingForMe", "mine", "decided"] as const).map((value) => ({ value, label: t(value) }))}
          onChange={props.onWhich}
        />
      </div>
      <QueryView query={query} loading={<CardSkeleton />}>
        {({ rows }) =>
          rows.length === 0 ? (
            <NothingYet title={t(`empty.${props.which}`)}>{t("emptyWhy")}</NothingYet>
          ) : (
            <ul className="grid gap-2">
              {rows.map((row) => (
                <li
                  key={row.id}
                  className="flex flex-wrap items-start gap-x-4 gap-y-2 rounded-3 border bg-surface px-4 py-3"
                >
                  <div className="grid min-w-0 flex-1 gap-1">
                    <p className="text-13 text-ink-2">
                      <Link to={pathOf[row.type](row.recordId)} className="font-medium text-ink">
                        {row.recordName}
                      </Link>
                      {" → "}
                      {row.stageName} <Tag tone={tones[row.state]}>{t(`states.${row.state}`)}</Tag>
                    </p>
                    {row.note ? <p className="text-13">{row.note}</p> : null}
                    <p className="text-12 text-ink-3">
                      {t("asked", { name: row.requestedByName ?? "", when: format.ago(row.requestedAt) })}
                    </p>
                    {row.decidedAt && row.state !== "withdrawn" ? (
                      <p className="text-12 text-ink-3">
                        {t(row.reason ? "saidWhy" : "said", {
                          state: row.state,
                          name: row.decidedByName ?? "–",
                          when: format.ago(row.decidedAt),
                          reason: row.reason ?? "",
                        })}
                      </p>
                    ) : null}
                  </div>
                  {row.state === "waiting" && row.mine ? (
                    <Button
                      busy={withdraw.isPending && withdraw.variables.id === row.id}
                      onClick={() =>
                        withdraw.mutate({ id: row.id }, { onSuccess: () => toast({ title: t("withdrawn") }) })
                      }
                    >
                      {t("withdraw")}
                    </Button>
                  ) : null}
                  {row.state === "waiting" && !row.mine ? (
                    <div className="flex gap-2">
                      <Button onClick={() => setDeclining({ id: row.id, name: row.recordName ?? "" })}>
                        {t("decline")}
                      </Button>
                      <Button
                        kind="primary"
                        busy={approve.isPending && approve.variables.id === row.id}
                        onClick={() =>
                          approve.mutate(
                            { id: row.id },
                            {
                              onSuccess: ({ moved }) =>
                                toast({
                                  title: moved ? t("approvedMoved", { stage: row.stageName ?? "" }) : t("approved"),
                                }),
                            },
                          )
                        }
                      >
                        {t("approve")}
                      </Button>
                    </div>
                  ) : null}
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
      {declining ? <DeclineDialog {...declining} onClose={() => setDeclining(undefined)} /> : null}
    </div>
  );
}

function DeclineDialog(props: { id: string; name: string; onClose: () => void }) {
  const t = useTranslations("crm.approvals");
  const common = useTranslations("common");
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const form = useId();
  const [reason, setReason] = useState("");
  const decline = useMutation({
    ...trpc.crm.approvals.decline.mutationOptions(),
    onSuccess: () => {
      toast({ title: t("declined") });
      props.onClose();
    },
    onSettled: refresh,
    onError: problem,
  });
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && props.onClose()}
      title={t("declineTitle", { name: props.name })}
      description={t("declineWhy")}
      footer={
        <>
          <Button onClick={props.onClose}>{common("cancel")}</Button>
          <Button kind="primary" type="submit" form={form} busy={decline.isPending} disabled={reason.trim() === ""}>
            {t("decline")}
          </Button>
        </>
      }
    >
      <form
        id={form}
        noValidate
        className="pb-1"
        onSubmit={(event) => {
          event.preventDefault();
          decline.mutate({ id: props.id, reason: reason.trim() });
        }}
      >
        <Field label={t("reason")} required>
          <Textarea
            autoFocus
            rows={3}
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </Field>
      </form>
    </Dialog>
  );
}
