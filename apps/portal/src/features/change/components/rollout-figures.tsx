import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { Rollout } from "../types";
import { peopleIn } from "../waves";

/** Four figures about what is planned; what is not planned yet is said, never shown as zero. */
export function RolloutFigures(props: { rollout: Rollout }) {
  const t = useTranslations("change.rollout");
  const format = useFormat();
  const { waves, behaviours, plan } = props.rollout;
  const people = peopleIn(waves);
  const live = peopleIn(waves.filter((wave) => wave.live));
  const units = new Set(waves.flatMap((wave) => wave.units.map((unit) => unit.id))).size;
  const promise = plan.at(-1);
  return (
    <KpiStrip label={t("figures")}>
      <Kpi
        label={t("people")}
        value={waves.length > 0 ? format.count(people) : undefined}
        note={waves.length > 0 ? t("peopleNote", { units, waves: waves.length }) : undefined}
        missing={waves.length > 0 ? undefined : t("peopleNone")}
      />
      <Kpi
        label={t("live")}
        value={live > 0 ? format.count(live) : undefined}
        beside={live > 0 ? t("liveBeside", { people: format.count(people) }) : undefined}
        share={live > 0 ? live / people : undefined}
        missing={live > 0 ? undefined : t("liveNone")}
      />
      <Kpi
        label={t("behaviours")}
        value={behaviours.length > 0 ? format.count(behaviours.length) : undefined}
        note={
          behaviours.length > 0
            ? t("behavioursNote", {
                required: behaviours.filter((behaviour) => behaviour.required).length,
                roles: new Set(behaviours.map((behaviour) => behaviour.jobRoleId)).size,
              })
            : undefined
        }
        missing={behaviours.length > 0 ? undefined : t("behavioursNone")}
      />
      <Kpi
        label={t("plan")}
        value={promise && format.percent(promise.share)}
        beside={promise && t("planBeside", { date: format.date(promise.day) })}
        note={promise && t("planNote")}
        missing={promise ? undefined : t("planNone")}
      />
    </KpiStrip>
  );
}
