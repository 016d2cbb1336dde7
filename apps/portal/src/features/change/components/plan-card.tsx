import { Bars } from "@arraigo/ui/bars";
import { Card } from "@arraigo/ui/card";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { Rollout } from "../types";
import { EditButton } from "./edit-button";

/** What was promised: by which day which share of people should have adopted. Absent while there is none. */
export function PlanCard(props: { plan: Rollout["plan"]; onEdit: ((what: string) => void) | undefined }) {
  const t = useTranslations("change.plan");
  const format = useFormat();
  const last = props.plan.at(-1);
  if (!last) return null;
  return (
    <Card
      title={t("title")}
      take={t("take", { share: format.percent(last.share), date: format.date(last.day) })}
      actions={props.onEdit ? <EditButton name={t("title")} onClick={() => props.onEdit?.("plan")} /> : undefined}
    >
      <Bars
        label={t("label")}
        bars={props.plan.map((point) => ({
          key: point.day,
          name: <span className="figures font-normal text-ink-2">{format.date(point.day)}</span>,
          share: point.share,
          shown: format.percent(point.share),
        }))}
      />
    </Card>
  );
}
