import { ColumnChart } from "@arraigo/ui/column-chart";
import { DataFigure } from "@arraigo/ui/data-figure";
import { HiddenToProtect } from "@arraigo/ui/empty-state";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { FrequencyData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { BehindButton } from "./behind-button";
import { UsageDefinition } from "./usage-definition";

type Bar = NonNullable<FrequencyData["activeDays"]>[number];

interface HistogramFigureProps {
  /** Active days of 28, or features used. */
  of: "l28" | "features";
  /** How many people did it how many times; null where they are too few to be split. */
  bars: readonly Bar[] | null;
  figures: FrequencyData;
}

/** The bands that can be opened; the first is the one the sentence above names. */
const bands = {
  l28: [
    { key: "often", label: "l28.often", least: 16, most: 28 },
    { key: "regular", label: "l28.regular", least: 8, most: 15 },
    { key: "seldom", label: "l28.seldom", least: 1, most: 7 },
    { key: "active", label: "l28.active", least: 1, most: 28 },
    { key: "none", label: "l28.none", least: 0, most: 0 },
  ],
  features: [
    { key: "often", label: "features.often", least: 4, most: 400 },
    { key: "some", label: "features.some", least: 1, most: 3 },
    { key: "none", label: "features.none", least: 0, most: 0 },
  ],
} as const;

/** How many people did it how many times, whoever did nothing included; neighbours that are few stand in one bar. */
export function HistogramFigure({ of, bars, figures }: HistogramFigureProps) {
  const t = useTranslations(`telemetry.usage.${of}`);
  const b = useTranslations("telemetry.uptake.behind");
  const format = useFormat();
  const words = useUsageWords();
  const { people, until, minimum } = figures;
  // Nobody used the most of the features: the empty end of a long row says nothing.
  const used = (bars ?? []).findLastIndex((bar) => bar.people > 0);
  const rows = (bars ?? [])
    .filter((bar, at) => of === "l28" || at <= used || bar.least <= 6)
    .map((bar) => ({
      ...bar,
      times: bar.least === bar.most ? format.count(bar.least) : `${format.count(bar.least)}–${format.count(bar.most)}`,
      share: people === 0 ? null : bar.people / people,
    }));
  const from = bands[of][0].least;
  const isTold = bars?.every(({ least, most }) => most < from || least >= from);
  const often = (bars ?? []).reduce((sum, bar) => sum + (bar.least >= from ? bar.people : 0), 0);
  return (
    <DataFigure
      title={t("title")}
      rows={rows}
      takeaway={() =>
        people === 0 || !bars || !isTold ? undefined : t("take", { none: bars[0]?.people ?? 0, often, people })
      }
      fileName={of === "l28" ? "active-days-of-28" : "features-used"}
      csvNotes={[
        t("csv", { from: figures.from, until: figures.until, people, at: figures.computedAt }),
        words.splitRule(minimum),
      ]}
      columns={[
        { header: t("times"), value: (row) => row.times },
        { header: t("count"), value: (row) => row.people, shown: (row) => format.count(row.people), align: "end" },
        { header: t("share"), value: (row) => row.share, shown: (row) => format.percent(row.share), align: "end" },
      ]}
      actions={
        bars ? (
          <BehindButton
            choices={bands[of].map(({ key, label, least, most }) => ({
              value: `${of}:${key}`,
              label: b(label),
              ask: { figure: of === "l28" ? "days" : "features", least, most, until },
            }))}
          />
        ) : undefined
      }
      definition={<UsageDefinition of={of} />}
      footnote={
        <span className="figures">
          {words.counted("window", people)} · {words.asOf(figures.computedAt)}
        </span>
      }
    >
      {(all) =>
        bars ? (
          <ColumnChart
            label={t("label")}
            columns={all.map((bar) => ({ key: bar.times, value: bar.people, muted: bar.least === 0 }))}
            tick={(index) => all[index]?.times ?? ""}
            tickWidth={36}
            describe={(index) =>
              t("describe", {
                times: all[index]?.times ?? "",
                count: all[index]?.people ?? 0,
                share: format.percent(all[index]?.share),
              })
            }
            scrubLabel={t("times")}
            shown={format.count}
          />
        ) : (
          <HiddenToProtect title={words.unsplit}>{words.splitRule(minimum)}</HiddenToProtect>
        )
      }
    </DataFigure>
  );
}
