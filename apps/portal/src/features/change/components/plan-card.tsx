import { Card } from "@arraigo/ui/card";
import { cx } from "@arraigo/ui/plain/cx";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useSession } from "../../../lib/session";
import type { Rollout } from "../types";
import { todayIn } from "../waves";
import { EditButton } from "./edit-button";

/** What was promised: by which day which share of people should have adopted. Absent while there is none. */
export function PlanCard(props: { plan: Rollout["plan"]; onEdit: ((what: string) => void) | undefined }) {
  const t = useTranslations("change.plan");
  const format = useFormat();
  const today = todayIn(useSession().person.timeZone);
  const last = props.plan.at(-1);
  if (!last) return null;
  return (
    <Card
      title={t("title")}
      take={t("take", { share: format.percent(last.share), date: format.date(last.day) })}
      actions={props.onEdit ? <EditButton name={t("title")} onClick={() => props.onEdit?.("plan")} /> : undefined}
    >
      <ol aria-label={t("label")} className="figures grid gap-1">
        {props.plan.map((point) => (
          <li key={point.day} className="grid grid-cols-[6.25rem_minmax(0,1fr)_2.75rem] items-center gap-3">
            <time dateTime={point.day} className={point.day > today ? "text-ink-3" : "text-ink-2"}>
              {format.date(point.day)}
            </time>
            <span aria-hidden="true" className="h-1.5 overflow-hidden rounded-full bg-sunken">
              <span
                className={cx("block h-full rounded-full", point.day > today ? "bg-brand-line" : "bg-brand")}
                style={{ width: `${point.share * 100}%` }}
              />
            </span>
            <span className="text-right font-medium">{format.percent(point.share)}</span>
          </li>
        ))}
      </ol>
    </Card>
  );
}
