import { ColumnChart } from "@arraigo/ui/column-chart";
import { DataFigure } from "@arraigo/ui/data-figure";
import { useTranslations } from "use-intl";
import { useFormat } from "../../../lib/format";
import type { FrequencyData } from "../usage-types";
import { useUsageWords } from "../use-usage-words";
import { BehindButton } from "./behind-button";
import { UsageDefinition } from "./usage-definition";

interface HistogramFigureProps {
  /** Active days of 28, or features used. */
  of: "l28" | "features";
  /** How many people did it 0, 1, 2 ... times. */
  counts: readonly number[];
  figures: FrequencyData;
}

/** The numbers of the sentence above each histogram. */
const bands = {
  l28: [
    { key: "often", least: 13, most: 28 },
    { key: "some", least: 1, most: 12 },
    { key: "none", least: 0, most: 0 },
  ],
  features: [
    { key: "often", least: 4, most: 400 },
    { key: "some", least: 1, most: 3 },
    { key: "none", least: 0, most: 0 },
  ],
} as const;

/** How many people did it how many times, whoever did nothing included. */
export function HistogramFigure({ of, counts, figures }: HistogramFigureProps) {
  const t = useTranslations(`telemetry.usage.${of}`);
  const b = useTranslations("telemetry.uptake.behind");
  const format = useFormat();
  const words = useUsageWords();
  const { people, until } = figures;
  const last = counts.length - 1;
  // Nobody used the most of the features: the empty end of a long row says nothing.
  const end =
    of === "l28"
      ? last
      : Math.max(
          6,
          counts.findLastIndex((count) => count > 0),
        );
  const rows = counts
    .slice(0, end + 1)
    .map((count, times) => ({ times, count, share: people === 0 ? null : count / people }));
  const often = counts.slice(of === "l28" ? 13 : 4).reduce((sum, count) => sum + count, 0);
  return (
    <DataFigure
      title={t("title")}
      rows={rows}
      takeaway={() => (people === 0 ? undefined : t("take", { none: counts[0] ?? 0, often, people }))}
      fileName={of === "l28" ? "active-days-of-28" : "features-used"}
      csvNotes={[t("csv", { from: figures.from, until: figures.until, people, at: figures.computedAt })]}
      columns={[
        { header: t("times"), value: (row) => row.times, shown: (row) => format.count(row.times) },
        { header: t("count"), value: (row) => row.count, shown: (row) => format.count(row.count), align: "end" },
        { header: t("share"), value: (row) => row.share, shown: (row) => format.percent(row.share), align: "end" },
      ]}
      actions={
        <BehindButton
          choices={bands[of].map(({ key, least, most }) => ({
            value: `${of}:${key}`,
            label: b(`${of}.${key}`),
            ask: { figure: of === "l28" ? "days" : "features", least, most, until },
          }))}
        />
      }
      definition={<UsageDefinition of={of} />}
      footnote={
        <span className="figures">
          n = {format.count(people)} · {words.asOf(figures.computedAt)}
        </span>
      }
    >
      {(all) => (
        <ColumnChart
          label={t("label")}
          columns={all.map(({ times, count }) => ({ key: String(times), value: count, muted: times === 0 }))}
          tick={(index) => format.count(index)}
          tickWidth={24}
          describe={(index) =>
            t("describe", { times: index, count: all[index]?.count ?? 0, share: format.percent(all[index]?.share) })
          }
          scrubLabel={t("times")}
          shown={format.count}
        />
      )}
    </DataFigure>
  );
}
