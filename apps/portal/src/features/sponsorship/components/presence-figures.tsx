import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { Presence } from "../types";

/** Three figures of the last four weeks, each with what it is out of. */
export function PresenceFigures(props: { own: Presence }) {
  const t = useTranslations("sponsorship.figures");
  const format = useFormat();
  const { figures, windowDays, asOf } = props.own;
  if (!figures) return null;
  const share = figures.read === null || figures.recipients === 0 ? undefined : figures.read / figures.recipients;
  return (
    <div>
      <KpiStrip label={t("label")} columns={3}>
        <Kpi
          compact
          label={t("active")}
          value={format.count(figures.activeDays)}
          beside={t("activeBeside", { days: String(windowDays) })}
          share={figures.activeDays / windowDays}
        />
        <Kpi
          compact
          label={t("communicate")}
          value={format.count(figures.messages)}
          beside={t("communicateBeside", { days: String(windowDays) })}
        />
        <Kpi
          compact
          label={t("read")}
          value={share === undefined ? undefined : format.percent(share)}
          beside={share === undefined ? undefined : t("readBeside", { count: format.count(figures.recipients) })}
          share={share}
          tone={share !== undefined && share < 0.5 ? "amber" : "brand"}
          missing={share === undefined ? t(figures.messages === 0 ? "readNone" : "readHidden") : undefined}
        />
      </KpiStrip>
      <p className="mt-2 text-ink-3">{t("note", { days: windowDays, date: format.date(asOf) })}</p>
    </div>
  );
}
