import { Button } from "@arraigo/ui/button";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useFieldProblem } from "../../../lib/use-field-problem";
import type { Rollout } from "../types";
import { useSavePlan } from "../use-save-plan";
import { EditSheet } from "./edit-sheet";
import { RemoveButton } from "./remove-button";

const pointsMax = 60;

interface TypedPoint {
  day: string;
  /** In per cent, as typed. */
  percent: string;
}

/** The promise, as a few points: by which day which share of people should have adopted. */
export function PlanForm(props: { rollout: Rollout; onClose: () => void }) {
  const t = useTranslations("change.forms");
  const format = useFormat();
  const { rollout } = props;
  const [points, setPoints] = useState<TypedPoint[]>(() =>
    rollout.plan.length > 0
      ? rollout.plan.map(({ day, share }) => ({ day, percent: String(Math.round(share * 1000) / 10) }))
      : [{ day: "", percent: "" }],
  );
  const problem = useFieldProblem(["points"]);
  const save = useSavePlan({ rolloutId: rollout.id, points: rollout.plan });
  const put = (index: number, next: Partial<TypedPoint>) =>
    setPoints(points.map((point, place) => (place === index ? { ...point, ...next } : point)));
  function submit() {
    problem.clear();
    save.mutate(
      { rolloutId: rollout.id, points: points.map(({ day, percent }) => ({ day, share: Number(percent) / 100 })) },
      { onError: problem.refuse, onSuccess: props.onClose },
    );
  }
  return (
    <EditSheet
      open
      onClose={props.onClose}
      title={t("editPlan")}
      description={t("planWhy")}
      onSave={submit}
      busy={save.isPending}
    >
      {points.map((point, index) => (
        <div key={index} className="grid grid-cols-[minmax(0,1fr)_minmax(0,8rem)_auto] items-end gap-2">
          <Field label={t("day")} hideLabel={index > 0}>
            <Input
              type="date"
              autoFocus={index === 0}
              required
              min={rollout.startsOn}
              value={point.day}
              onChange={(event) => put(index, { day: event.currentTarget.value })}
            />
          </Field>
          <Field label={`${t("share")}, %`} hideLabel={index > 0}>
            <Input
              type="number"
              inputMode="decimal"
              required
              min={0}
              max={100}
              step={0.1}
              value={point.percent}
              onChange={(event) => put(index, { percent: event.currentTarget.value })}
            />
          </Field>
          <RemoveButton
            label={point.day ? t("removePoint", { day: format.date(point.day) }) : t("removePointNew")}
            onClick={() => setPoints(points.filter((_, place) => place !== index))}
          />
        </div>
      ))}
      {problem.at("points") ? (
        <p role="alert" className="text-12 font-medium text-red">
          {problem.at("points")}
        </p>
      ) : null}
      {points.length < pointsMax ? (
        <Button
          size="small"
          className="justify-self-start"
          onClick={() => setPoints([...points, { day: "", percent: "" }])}
        >
          {t("addPoint")}
        </Button>
      ) : null}
    </EditSheet>
  );
}
