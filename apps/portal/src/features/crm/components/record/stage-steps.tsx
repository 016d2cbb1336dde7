import { cx } from "@arraigo/ui/cx";
import { Select } from "@arraigo/ui/select";
import { Tag } from "@arraigo/ui/tag";
import { toast } from "@arraigo/ui/toast";
import { useMutation, useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../../lib/format";
import { trpc } from "../../../../lib/trpc";
import { useProblemToast } from "../../../../lib/use-problem-toast";
import { useRefreshCrm } from "../../use-refresh-crm";

interface StageStepsProps {
  type: "lead" | "opportunity" | "case";
  id: string;
  mayWrite: boolean;
}

/** Where a record stands in its pipeline, and how long it was in each stage; moved by choosing another. */
export function StageSteps(props: StageStepsProps) {
  const t = useTranslations("crm.page");
  const fields = useTranslations("crm.fields");
  const list = useTranslations("crm.list.flags");
  const format = useFormat();
  const refresh = useRefreshCrm();
  const problem = useProblemToast();
  const { type, id } = props;
  const query = useQuery(trpc.crm.stages.times.queryOptions({ type, id }));
  const back = useMutation({ ...trpc.crm.stages.unmove.mutationOptions(), onSettled: refresh, onError: problem });
  const move = useMutation({
    ...trpc.crm.stages.move.mutationOptions(),
    onSettled: refresh,
    onSuccess: () => toast({ title: t("stageMoved"), undo: () => back.mutate({ type, id }) }),
    onError: problem,
  });
  if (!query.data?.pipeline) return null;
  const { pipeline, stageId, flags } = query.data;
  const at = pipeline.stages.findIndex((stage) => stage.id === stageId);
  const closed = pipeline.stages[at]?.kind !== "open";
  const shown = pipeline.stages.filter((stage) => stage.kind === "open" || stage.id === stageId);
  return (
    <div className="flex flex-wrap items-center gap-2.5">
      <ol className="flex min-w-0 flex-1 overflow-x-auto rounded-2 border bg-surface max-sm:hidden">
        {shown.map((stage, index) => {
          const current = stage.id === stageId;
          const passed = closed || pipeline.stages.indexOf(stage) < at;
          return (
            <li
              key={stage.id}
              aria-current={current ? "step" : undefined}
              className={cx(
                "flex min-w-28 flex-1 flex-col gap-0.5 px-3 py-1.5",
                index > 0 && "border-l",
                current ? "bg-brand-soft" : passed ? "bg-sunken" : undefined,
              )}
            >
              <span className={cx("truncate font-medium", current ? "text-brand" : "text-ink-2")}>{stage.name}</span>
              <span className="figures text-11 text-ink-3">
                {stage.times === 0 ? "–" : t("daysIn", { days: format.decimal(Math.round(stage.days * 10) / 10) })}
              </span>
            </li>
          );
        })}
      </ol>
      {flags.map((flag) => (
        <Tag key={flag} tone="amber">
          {list(flag)}
        </Tag>
      ))}
      {props.mayWrite ? (
        <span className="w-52 max-sm:w-full">
          <Select
            aria-label={fields("stageId")}
            value={stageId}
            disabled={move.isPending}
            onChange={(event) => move.mutate({ type, id, stageId: event.currentTarget.value })}
          >
            {pipeline.stages.map((stage) => (
              <option key={stage.id} value={stage.id}>
                {stage.name}
              </option>
            ))}
          </Select>
        </span>
      ) : null}
    </div>
  );
}
