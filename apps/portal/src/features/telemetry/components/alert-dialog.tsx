import { Button } from "@arraigo/ui/button";
import { Dialog } from "@arraigo/ui/dialog";
import { Field } from "@arraigo/ui/field";
import { Input } from "@arraigo/ui/input";
import { Select } from "@arraigo/ui/select";
import { Skeleton, SkeletonGroup } from "@arraigo/ui/skeleton";
import { toast } from "@arraigo/ui/toast";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslations } from "use-intl";
import { problemOf } from "../../../lib/problem";
import { ProblemView } from "../../../lib/query-view";
import { trpc } from "../../../lib/trpc";
import type { AlertData, QuestionData } from "../insight-types";
import { useSaveAlert } from "../use-insights";
import { useMeasureWords } from "../use-measure-words";

const conditions = ["above", "below", "changes"] as const;

interface AlertDialogProps {
  insight: { id: string; name: string; question: QuestionData };
  /** The alert that is changed; without one a new one is made. */
  alert?: AlertData;
  onClose: () => void;
}

/** Which of a question's numbers, and beyond which line one is told. Shares are asked for in per cent. */
export function AlertDialog({ insight, alert, onClose }: AlertDialogProps) {
  const t = useTranslations("telemetry.alerts");
  const common = useTranslations("common");
  const words = useMeasureWords();
  const [measure, setMeasure] = useState(alert?.measure);
  const [condition, setCondition] = useState<(typeof conditions)[number]>(alert?.condition ?? "below");
  const [line, setLine] = useState<string>();
  const figures = useQuery(trpc.telemetry.insights.figures.queryOptions({ questions: [insight.question] }));
  const answer = figures.data?.[0];
  const measures = answer && "measures" in answer ? answer.measures : [];
  const chosen = measures.find(({ key }) => key === measure) ?? measures[0];
  const inParts = condition === "changes" || chosen?.unit === "share";
  const before = alert ? String(Math.round(alert.threshold * (inParts ? 100 : 1) * 100) / 100) : "";
  const save = useSaveAlert();
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={t("title", { name: insight.name })}
      description={measures.length > 0 || !answer ? t("hint") : t("noNumber")}
      footer={
        measures.length > 0 ? (
          <>
            <Button onClick={onClose}>{common("cancel")}</Button>
            <Button kind="primary" type="submit" form="alert" busy={save.isPending}>
              {common("save")}
            </Button>
          </>
        ) : undefined
      }
    >
      {chosen ? (
        <form
          id="alert"
          className="grid gap-3"
          onSubmit={(event) => {
            event.preventDefault();
            const threshold = Number(line ?? before) / (inParts ? 100 : 1);
            save.mutate(
              { id: alert?.id, insightId: insight.id, measure: chosen.key, condition, threshold },
              {
                onSuccess: () => {
                  toast({ title: t("saved") });
                  onClose();
                },
              },
            );
          }}
        >
          <Field label={t("measure")} hint={t("now", { value: words.value(chosen.value, chosen.unit) })}>
            <Select value={chosen.key} onChange={(event) => setMeasure(event.currentTarget.value)}>
              {measures.map(({ key }) => (
                <option key={key} value={key}>
                  {words.name(key)}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={t("condition")}>
            <Select
              value={condition}
              onChange={(event) =>
                setCondition(conditions.find((each) => each === event.currentTarget.value) ?? "below")
              }
            >
              {conditions.map((each) => (
                <option key={each} value={each}>
                  {t(`conditions.${each}`)}
                </option>
              ))}
            </Select>
          </Field>
          <Field
            label={inParts ? t("lineParts") : t("threshold")}
            error={save.error ? problemOf(save.error).message : undefined}
            required
          >
            <Input
              type="number"
              min={0}
              step="any"
              required
              value={line ?? before}
              onChange={(event) => setLine(event.currentTarget.value)}
            />
          </Field>
        </form>
      ) : figures.error ? (
        <ProblemView error={figures.error} onRetry={() => void figures.refetch()} retrying={figures.isFetching} />
      ) : answer ? null : (
        <SkeletonGroup className="grid gap-3">
          <Skeleton className="h-12 w-full" />
          <Skeleton className="h-12 w-full" />
          <Skeleton className="h-12 w-full" />
        </SkeletonGroup>
      )}
    </Dialog>
  );
}
