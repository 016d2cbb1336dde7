import type { AppRouter } from "@arraigo/api";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";

type Health = inferRouterOutputs<AppRouter>["telemetry"]["health"];

/** How events arrive: how many, how late, how many refused, how many of nobody we know. */
export function HealthFigures({ health }: { health: Health }) {
  const t = useTranslations("telemetry.connections");
  const format = useFormat();
  const trust = useTranslations("telemetry.trust");
  const { outside, unmatched, claimed } = health;
  const lag = outside.lagMs === null ? undefined : format.unit(outside.lagMs / 1_000, "s");
  return (
    <div className="grid gap-3">
      <KpiStrip label={t("figures")}>
        <Kpi label={t("lastHour")} value={format.count(outside.lastHour)} note={t("lastHourNote")} />
        {lag === undefined ? (
          <Kpi label={t("lag")} missing={t("lagNone")} />
        ) : (
          <Kpi label={t("lag")} value={lag} note={t("lagNote")} />
        )}
        <Kpi
          label={t("refused")}
          value={format.count(outside.rejectedLastDay)}
          note={t("refusedNote", { repeated: outside.repeatedLastDay })}
        />
        <Kpi
          label={t("nobody")}
          value={format.count(unmatched.events)}
          note={t("nobodyNote", { users: unmatched.users })}
        />
      </KpiStrip>
      {claimed.names > 0 ? <p className="text-ink-2">{trust("claimed", claimed)}</p> : null}
    </div>
  );
}
