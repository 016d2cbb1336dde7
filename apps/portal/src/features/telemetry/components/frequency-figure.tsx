import { DataFigure } from "@arraigo/ui/data-figure";
import { Kpi } from "@arraigo/ui/kpi";
import { KpiStrip } from "@arraigo/ui/kpi-strip";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { FrequencyData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { BehindTile } from "./behind-tile";
import { UsageDefinition } from "./usage-definition";

interface Row {
  key: "stickiness" | "working" | "frequency" | "breadth" | "depth";
  value: number | null;
  shown: string;
}

/** Stickiness with and without week-ends, and frequency, breadth and depth of those who did anything. */
export function FrequencyFigure({ figures }: { figures: FrequencyData }) {
  const t = useTranslations("telemetry.usage.often");
  const format = useFormat();
  const words = useUsageWords();
  const { stickiness, breadth } = figures;
  const rows: Row[] = [
    { key: "stickiness", value: stickiness.share, shown: format.percent(stickiness.share) },
    { key: "working", value: stickiness.workingShare, shown: format.percent(stickiness.workingShare) },
    { key: "frequency", value: breadth.frequency, shown: format.decimal(breadth.frequency) },
    { key: "breadth", value: breadth.features, shown: format.decimal(breadth.features) },
    { key: "depth", value: breadth.depth, shown: format.decimal(breadth.depth) },
  ];
  const shown = (key: Row["key"]) => rows.find((row) => row.key === key)?.shown;
  const some = stickiness.window !== null && stickiness.window > 0;
  const kpi = (key: Row["key"], note: string) => (
    <Kpi
      label={t(key)}
      {...(some
        ? {
            value: shown(key),
            note: (
              <>
                {note} · <BehindTile value="l28:active" label={t(key)} />
              </>
            ),
          }
        : { missing: stickiness.window === null ? words.unsplit : t("none") })}
    />
  );
  return (
    <DataFigure
      title={t("figures")}
      rows={rows}
      takeaway={() =>
        some ? t("take", { daily: format.decimal(stickiness.daily), window: stickiness.window ?? 0 }) : undefined
      }
      fileName="how-often"
      csvNotes={[
        t("csv", {
          from: figures.from,
          until: figures.until,
          window: format.count(stickiness.window),
          at: figures.computedAt,
        }),
      ]}
      columns={[
        { header: t("figure"), value: (row) => t(row.key) },
        { header: t("value"), value: (row) => row.value, shown: (row) => row.shown, align: "end" },
      ]}
      definition={<UsageDefinition of="stickiness" />}
      footnote={
        <span className="figures">
          {words.counted("active", stickiness.window)} · {words.asOf(figures.computedAt)}
        </span>
      }
    >
      {() => (
        <KpiStrip label={t("figures")}>
          {kpi("stickiness", t("workingNote", { share: shown("working") ?? "–" }))}
          {kpi("frequency", t("frequencyNote"))}
          {kpi("breadth", t("breadthNote", { features: figures.offered }))}
          {kpi("depth", t("depthNote"))}
        </KpiStrip>
      )}
    </DataFigure>
  );
}
