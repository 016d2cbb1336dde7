import { Card } from "@arraigo/ui/card";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useSession } from "../../../lib/session";
import type { Rollout } from "../types";
import { todayIn } from "../waves";
import { EditButton } from "./edit-button";
import { LeadLine } from "./lead-line";

/** What the rollout is for and since when. */
export function PurposeCard(props: { rollout: Rollout; onEdit: ((what: string) => void) | undefined }) {
  const t = useTranslations("change.rollout");
  const format = useFormat();
  const today = todayIn(useSession().person.timeZone);
  const { rollout, onEdit } = props;
  return (
    <Card
      title={t("purpose")}
      actions={onEdit ? <EditButton name={rollout.title} onClick={() => onEdit("rollout")} /> : undefined}
    >
      <p className="text-ink-2">{rollout.purpose}</p>
      <p className="figures mt-2 text-12 text-ink-3">
        {t(rollout.startsOn > today ? "starts" : "started", { date: format.date(rollout.startsOn) })}
      </p>
      <LeadLine rollout={rollout} />
    </Card>
  );
}
