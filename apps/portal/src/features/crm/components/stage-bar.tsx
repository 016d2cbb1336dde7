import { cx } from "@arraigo/ui/plain/cx";
import { Select } from "@arraigo/ui/select";
import { Tag } from "@arraigo/ui/tag";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { trpc } from "../../../lib/trpc";
import type { StagedType } from "../staged-types";
import { useMoveRecord } from "../use-move-record";
import { ConvertLead } from "./convert-lead";
import { GateDialog } from "./gate-dialog";

interface StageBarProps {
  type: StagedType;
  id: string;
  name: string;
  mayWrite: boolean;
}

/**
 * Where a record stands in its pipeline, how long it was in each stage, and what is wrong with that. Moved by choosing another
 * stage, of this pipeline or another one; what the stage asks for opens on the spot.
 */
export function StageBar(props: StageBarProps) {
  const { type, id, name } = props;
  const t = useTranslations("crm.stageBar");
  const board = useTranslations("crm.board");
  const fields = useTranslations("crm.fields");
  const format = useFormat();
  const moving = useMoveRecord();
  const query = useQuery(trpc.crm.stages.times.queryOptions({ type, id }));
  const data = query.data;
  if (!data?.pipeline) return null;
  const { pipeline, others, stageId, flags } = data;
  const at = pipeline.stages.findIndex((stage) => stage.id === stageId);
  const here = pipeline.stages[at];
  const closed = here?.kind !== "open";
  const shown = pipeline.stages.filter((stage) => stage.kind === "open" || stage.id === stageId);
  const all = [...pipeline.stages, ...others.flatMap((each) => each.stages)];
  const move = (toId: string) => {
    const to = all.find((stage) => stage.id === toId);
    if (here && to && to.id !== here.id) moving.move({ type, id, name, from: here, to });
  };
  const spent = (days: number) => t("spent", { days: Math.floor(days) });
  return (
    <div className="grid min-w-0 grid-cols-[minmax(0,1fr)] gap-2">
      <div className="flex flex-wrap items-center gap-2.5">
        <ol
          aria-label={t("label")}
          className="flex min-w-0 flex-1 overflow-x-auto rounded-2 border bg-surface max-sm:hidden"
        >
          {shown.map((stage, index) => {
            const current = stage.id === stageId;
            const passed = closed || pipeline.stages.indexOf(stage) < at;
            const body = (
              <>
                <span className={cx("truncate font-medium", current ? "text-brand" : "text-ink-2")}>{stage.name}</span>
                <span className="figures text-11 text-ink-3">
                  {stage.times === 0
                    ? "–"
                    : current && !closed
                      ? t("here", { days: Math.floor(stage.days) })
                      : spent(stage.days)}
                </span>
              </>
            );
            return (
              <li
                key={stage.id}
                aria-current={current ? "step" : undefined}
                className={cx(
                  "flex min-w-28 flex-1",
                  index > 0 && "border-l",
                  current ? "bg-brand-soft" : passed ? "bg-sunken" : undefined,
                )}
              >
                {props.mayWrite && !current ? (
                  <button
                    type="button"
                    title={t("moveTo", { stage: stage.name })}
                    className="flex min-w-0 flex-1 flex-col gap-0.5 px-3 py-1.5 text-left hover:bg-hover"
                    onClick={() => move(stage.id)}
                  >
                    {body}
                  </button>
                ) : (
                  <span
                    title={stage.staysDaysMax === null ? undefined : t("limit", { days: stage.staysDaysMax })}
                    className="flex min-w-0 flex-1 flex-col gap-0.5 px-3 py-1.5"
                  >
                    {body}
                  </span>
                )}
              </li>
            );
          })}
        </ol>
        {props.mayWrite ? (
          <span className="w-52 max-sm:w-full">
            <Select
              aria-label={fields("stageId")}
              value={stageId}
              disabled={moving.busy}
              onChange={(event) => move(event.currentTarget.value)}
            >
              {pipeline.stages.map((stage) => (
                <option key={stage.id} value={stage.id}>
                  {stage.name}
                </option>
              ))}
              {others.map((other) => (
                <optgroup key={other.id} label={other.name}>
                  {other.stages.map((stage) => (
                    <option key={stage.id} value={stage.id}>
                      {stage.name}
                    </option>
                  ))}
                </optgroup>
              ))}
            </Select>
          </span>
        ) : null}
      </div>
      {flags.length > 0 || (closed && data.closedAt) ? (
        <ul className="flex min-w-0 flex-wrap gap-1.5 [&>li]:max-w-full">
          {closed && data.closedAt ? (
            <li>
              <Tag>{t("closed", { date: format.shortDate(data.closedAt) })}</Tag>
            </li>
          ) : null}
          {flags.map((flag) => (
            <li key={flag}>
              <Tag tone="amber">{board(`flagWhy.${flag}`)}</Tag>
            </li>
          ))}
        </ul>
      ) : null}
      <GateDialog moving={moving} />
      {moving.converting ? <ConvertLead id={id} onClose={moving.stopConverting} /> : null}
    </div>
  );
}
