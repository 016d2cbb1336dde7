import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import { type ActiveRow, wholeRows } from "../active-rows";
import type { Step } from "../usage-question";
import { useUsageWords } from "../use-usage-words";
import { BehindTile } from "./behind-tile";

interface ActiveKpisProps {
  rows: readonly ActiveRow[];
  step: Step;
  computedAt: string;
}

/** The last whole period, the mean of all of them, how much each active person did, and the period that runs. */
export function ActiveKpis({ rows, step, computedAt }: ActiveKpisProps) {
  const t = useTranslations("telemetry.usage.active");
  const format = useFormat();
  const words = useUsageWords();
  const whole = wholeRows(rows);
  const last = whole.at(-1);
  const running = rows.find((row) => row.running);
  const sum = (pick: (row: (typeof whole)[number]) => number) => whole.reduce((all, row) => all + pick(row), 0);
  const [active, people] = [sum((row) => row.active), sum((row) => row.people)];
  const none = t("noneOver", { step });
  return (
    <KpiStrip label={t("figures")}>
      {last ? (
        <Kpi
          label={t("last", { step })}
          value={format.count(last.active)}
          beside={format.percent(last.share)}
          note={
            <>
              {t("ofPeople", { people: last.people, when: words.period(last, step) })} ·{" "}
              <BehindTile value={`active:${last.start}`} label={t("last", { step })} />
            </>
          }
        />
      ) : (
        <Kpi label={t("last", { step })} missing={none} />
      )}
      {whole.length > 0 ? (
        <Kpi
          label={t("mean", { step })}
          value={format.decimal(active / whole.length)}
          beside={format.percent(people === 0 ? null : active / people)}
          note={t("meanOf", { count: whole.length, step })}
        />
      ) : (
        <Kpi label={t("mean", { step })} missing={none} />
      )}
      {last && last.active > 0 && last.uses !== null ? (
        <Kpi
          label={t("each")}
          value={format.decimal(last.uses / last.active)}
          note={t("uses", { uses: last.uses, when: words.period(last, step) })}
        />
      ) : (
        <Kpi label={t("each")} missing={last ? t(last.active > 0 ? "usesHidden" : "nobody") : none} />
      )}
      {running && running.active !== null ? (
        <Kpi
          label={t("running", { step })}
          value={format.count(running.active)}
          note={
            <>
              {t("soFar")} · {words.asOf(computedAt)} ·{" "}
              <BehindTile value={`active:${running.start}`} label={t("running", { step })} />
            </>
          }
        />
      ) : (
        <Kpi label={t("running", { step })} missing={t(running ? "hiddenNow" : "noneRuns", { step })} />
      )}
    </KpiStrip>
  );
}
