import { Card } from "@arraigo/ui/card";
import { Tag } from "@arraigo/ui/tag";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { useSession } from "../../../lib/session";
import type { MyRollout } from "../types";
import { useTarget } from "../use-target";
import { todayIn } from "../waves";

/** One rollout, as it concerns me: each thing asked, how often, and what I get out of it. */
export function AskedCard(props: { rollout: MyRollout }) {
  const t = useTranslations("change.mine");
  const format = useFormat();
  const target = useTarget();
  const today = todayIn(useSession().person.timeZone);
  const { rollout } = props;
  return (
    <Card
      title={rollout.name}
      take={rollout.objective}
      actions={
        <Tag tone={rollout.goLiveOn > today ? "neutral" : "brand"}>
          {t(rollout.goLiveOn > today ? "from" : "since", { date: format.date(rollout.goLiveOn) })}
        </Tag>
      }
    >
      {rollout.behaviours.length === 0 ? (
        <p className="border-t pt-3 text-ink-2">{t("none")}</p>
      ) : (
        <ul className="grid">
          {rollout.behaviours.map((behaviour) => (
            <li key={behaviour.id} className="border-t py-3 last:pb-0">
              <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
                <span className="text-14 font-semibold">{behaviour.name}</span>
                <span className="figures text-ink-2">{target(behaviour)}</span>
                {behaviour.required ? null : <Tag>{t("optional")}</Tag>}
              </p>
              <p className="mt-1.5 max-w-[640px] border-l-2 border-brand-line pl-3">
                <span className="block text-12 text-ink-3">{t("gain")}</span>
                {behaviour.benefit}
              </p>
            </li>
          ))}
        </ul>
      )}
    </Card>
  );
}
